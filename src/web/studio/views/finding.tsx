import type { SentenceFinding } from '../../../domain/studio-api.js';
import { language, m } from '../i18n/m.js';
import { Icon } from './icons.js';

type Props = {
  readonly finding: SentenceFinding;
  /** Opens the dictionary for what the finding is about; null: it is about no word. */
  readonly onWord: ((surface: string, reading: string | undefined) => void) | null;
  /** Whether Tab comes by here. */
  readonly isTabbable?: boolean;
};

/** What lint says, in a word of the reader's language and, where that is too little, in lint's own. */
export const Finding = ({ finding, onWord, isTabbable = false }: Props) => {
  const { level, code, message, text, reading } = finding;
  const name = m.lint[code];
  const words = (
    <>
      <span class="finding-name">{name}</span>{' '}
      {text === '' ? null : <span lang="ja">{reading === undefined ? text : `${text} → ${reading}`}</span>}
    </>
  );
  const isLong = level !== 'info' || reading === undefined;
  return (
    <li class={`finding level-${level}`}>
      <span class="finding-icon">
        <Icon name={level} />
      </span>
      <span class="hidden">{m.levels[level]}: </span>
      <span class="finding-text">
        {onWord === null || text === '' || reading === undefined ? (
          <span class="finding-words">{words}</span>
        ) : (
          <button
            type="button"
            class="finding-words"
            title={`${name}: ${m.addReadingOf(text)}`}
            tabIndex={isTabbable ? 0 : -1}
            onClick={() => onWord(text, reading)}
          >
            {words}
          </button>
        )}
        {isLong ? ' ' : null}
        {isLong ? (
          <span class="finding-message" lang={language === 'en' ? undefined : 'en'}>
            {message}
          </span>
        ) : null}
      </span>
    </li>
  );
};
