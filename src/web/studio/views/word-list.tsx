import { useState } from 'preact/hooks';
import type { DictionaryWord } from '../../../domain/studio-api.js';
import { m } from '../i18n/m.js';
import { Icon } from './icons.js';

type Props = {
  readonly words: readonly DictionaryWord[];
  readonly nameOf: (voice: string) => string;
  readonly onRemove: (word: DictionaryWord) => void;
};

const MOST_WORDS = 100;

/** The words that the dictionary holds, to look through and to take out. */
export const WordList = ({ words, nameOf, onRemove }: Props) => {
  const [filter, setFilter] = useState('');
  const found = words.filter((word) => `${word.surface}\n${word.reading}`.includes(filter));
  return (
    <details class="word-list">
      <summary>{m.words(words.length)}</summary>
      <label class="filter">
        <span>{m.filterWords}</span>
        <input
          lang="ja"
          type="search"
          value={filter}
          onInput={(event) => setFilter(event.currentTarget.value)}
        />
      </label>
      <ul>
        {found.slice(0, MOST_WORDS).map((word) => (
          <li key={`${word.surface}:${word.voice}`}>
            <span lang="ja">{word.surface}</span>
            <span lang="ja" class="muted">
              {word.reading}
            </span>
            {word.voice === null ? null : <span class="tag">{nameOf(word.voice)}</span>}
            <button
              type="button"
              class="quiet icon-only"
              aria-label={m.removeWord(word.surface)}
              onClick={() => onRemove(word)}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      {found.length > MOST_WORDS ? <p class="muted">{m.more(found.length - MOST_WORDS)}</p> : null}
    </details>
  );
};
