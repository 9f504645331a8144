import type { Sentence } from '../../../domain/studio-api.js';
import { openDictionary } from '../actions/open-dictionary.js';
import { hearSentence } from '../actions/play.js';
import { m } from '../i18n/m.js';
import { currentDraft } from '../state/app-state.js';
import { sameSentence } from '../state/same-sentence.js';
import { sentenceAt } from '../state/sentences.js';
import { type Studio, useStudio } from '../studio.js';
import { TEST_IDS } from '../test-ids.js';
import { Finding } from './finding.js';
import { Icon } from './icons.js';
import { MarkedText } from './marked-text.js';
import { memo } from './memo.js';
import { SentenceEditor } from './sentence-editor.js';
import { useStore } from './use-store.js';

type Props = { readonly sentence: Sentence };

/** Where the clip of a sentence is: in the MP3, in the cache, or still to be made. */
const CachedMark = ({ sentence }: Props) => {
  const state =
    sentence.startMs !== null
      ? 'aired'
      : sentence.cached === null
        ? 'unknown'
        : sentence.cached
          ? 'cached'
          : 'missing';
  return (
    <span class={`clip clip-${state}`} title={m.clipStates[state]}>
      <span class="hidden">{m.clipStates[state]}</span>
    </span>
  );
};

/** The sentence as it is now: the row may show one that has only moved since. */
const latest = ({ store }: Studio, sentence: Sentence): Sentence => {
  const draft = currentDraft(store.get());
  return (draft === null ? undefined : sentenceAt(draft.view, sentence.index)) ?? sentence;
};

const HearButton = ({ sentence, isCursor }: Props & { readonly isCursor: boolean }) => {
  const studio = useStudio();
  const { index } = sentence;
  const status = useStore(studio.player.store, (state) => (state.sentence === index ? state.status : 'idle'));
  return (
    <button
      type="button"
      class="hear"
      data-keys="sentence"
      data-testid={TEST_IDS.hear(index)}
      tabIndex={isCursor ? 0 : -1}
      aria-current={status === 'idle' ? undefined : 'true'}
      onClick={() => hearSentence(studio, index)}
      onFocus={() => studio.store.dispatch({ type: 'cursor-moved', index })}
    >
      <span class="hear-number" aria-hidden="true">
        {index}
      </span>
      <Icon name={status === 'playing' ? 'stop' : 'play'} />
      {status === 'loading' ? <span class="spinner" aria-hidden="true" /> : null}
      <span class="hidden">
        {m.hear(index)} <span lang="ja">{sentence.text}</span>
      </span>
    </button>
  );
};

const RowTools = ({ sentence, isCursor }: Props & { readonly isCursor: boolean }) => {
  const studio = useStudio();
  const { index } = sentence;
  const tabIndex = isCursor ? 0 : -1;
  return (
    <div class="row-tools">
      <button
        type="button"
        class="quiet icon-only"
        tabIndex={tabIndex}
        aria-label={m.editOf(index)}
        title={`${m.actions.edit} (e)`}
        onClick={() => {
          studio.player.pause();
          studio.store.dispatch({ type: 'editing-started', index });
        }}
      >
        <Icon name="edit" />
      </button>
      <button
        type="button"
        class="quiet icon-only"
        tabIndex={tabIndex}
        aria-label={m.dictionaryOf(index)}
        title={`${m.actions.dictionary} (d)`}
        // Taking the focus would undo the selection that the word is taken from.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => openDictionary(studio, latest(studio, sentence))}
      >
        <Icon name="book" />
      </button>
    </div>
  );
};

const Row = ({ sentence }: Props) => {
  const studio = useStudio();
  const { index, text, reading, findings } = sentence;
  const isCursor = useStore(studio.store, (state) => state.cursor === index);
  const isEditing = useStore(studio.store, (state) => state.editing === index);
  const isHeard = useStore(
    studio.player.store,
    (state) => state.sentence === index && state.status !== 'idle',
  );
  if (isEditing) return <SentenceEditor sentence={latest(studio, sentence)} />;
  return (
    <li
      class={`sentence${isCursor ? ' is-cursor' : ''}${isHeard ? ' is-heard' : ''}`}
      data-sentence={index}
      data-testid={TEST_IDS.sentence(index)}
      data-cached={String(sentence.cached)}
    >
      <HearButton sentence={sentence} isCursor={isCursor} />
      <div class="sentence-body">
        <p class="sentence-text" lang="ja">
          <MarkedText sentence={sentence} />
        </p>
        <p class={reading === text ? 'reading reading-same' : 'reading'} lang="ja">
          <span class="hidden" lang={document.documentElement.lang}>
            {m.reading}:{' '}
          </span>
          {reading}
        </p>
        {findings.length === 0 ? null : (
          <ul class="findings" aria-label={m.findingsOf(index)} data-testid={TEST_IDS.findings(index)}>
            {findings.map((finding) => (
              <Finding
                key={`${finding.code}:${finding.offset}:${finding.message}`}
                finding={finding}
                isTabbable={isCursor}
                onWord={(surface, wordReading) =>
                  openDictionary(studio, latest(studio, sentence), { surface, reading: wordReading })
                }
              />
            ))}
          </ul>
        )}
      </div>
      <RowTools sentence={sentence} isCursor={isCursor} />
      <CachedMark sentence={sentence} />
    </li>
  );
};

/** A sentence: to hear, to read as it will be spoken, and to mend. */
export const SentenceRow = memo(Row, (a, b) => sameSentence(a.sentence, b.sentence));
