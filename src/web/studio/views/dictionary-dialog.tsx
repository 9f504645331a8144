import { useEffect, useState } from 'preact/hooks';
import type { DictionaryView, DictionaryWord, StudioProblem } from '../../../domain/studio-api.js';
import { changeWord } from '../actions/change-dictionary.js';
import { notifyDone } from '../actions/notify.js';
import { ApiError, problemOf } from '../api/api-error.js';
import { m } from '../i18n/m.js';
import type { Dialog } from '../state/app-state.js';
import { useStudio } from '../studio.js';
import { TEST_IDS } from '../test-ids.js';
import { Modal } from './modal.js';
import { ProblemText } from './problem-text.js';
import { useVoices } from './use-voices.js';
import { voiceName } from './voice-tone.js';
import { WordList } from './word-list.js';

type Props = { readonly word: Extract<Dialog, { type: 'dictionary' }> };

/** A word's reading goes into the dictionary, and is heard at once. */
export const DictionaryDialog = ({ word }: Props) => {
  const studio = useStudio();
  const voices = useVoices();
  const [dictionary, setDictionary] = useState<DictionaryView | null>(null);
  const [surface, setSurface] = useState(word.surface);
  const [reading, setReading] = useState(word.reading);
  const [voice, setVoice] = useState<string | null>(null);
  const [problem, setProblem] = useState<StudioProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const close = (): void => studio.store.dispatch({ type: 'dialog-closed' });
  const known = dictionary?.words.find((one) => one.surface === surface && one.voice === voice);

  const read = async (): Promise<void> => {
    try {
      setDictionary(await studio.client.dictionary());
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  useEffect(() => void read(), []);

  const change = async (target: DictionaryWord, nextReading: string | null): Promise<boolean> => {
    if (dictionary === null || isBusy) return false;
    setBusy(true);
    setProblem(null);
    try {
      setDictionary(await changeWord(studio, dictionary, target, nextReading));
      return true;
    } catch (error) {
      // The list is read again: the next press of the button means the dictionary as it is then.
      if (error instanceof ApiError && error.status === 409) await read();
      setProblem(
        error instanceof ApiError && error.status === 409
          ? { code: 'offline', message: m.dictionaryChanged }
          : problemOf(error),
      );
      return false;
    } finally {
      setBusy(false);
    }
  };

  const add = async (): Promise<void> => {
    const done = await change({ surface, reading, voice }, reading.trim());
    if (!done) return;
    notifyDone(studio, m.wordAdded(surface));
    close();
    if (word.sentence !== null) studio.player.play(word.sentence, word.sentence);
  };

  return (
    <Modal title={m.dictionary} testId={TEST_IDS.dictionary} onClose={close}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <label>
          {m.surface}
          <input
            lang="ja"
            data-testid={TEST_IDS.dictionarySurface}
            data-first={word.surface === '' ? '' : undefined}
            required
            maxLength={200}
            value={surface}
            onInput={(event) => setSurface(event.currentTarget.value)}
          />
        </label>
        <label>
          {m.wordReading}
          <input
            lang="ja"
            data-testid={TEST_IDS.dictionaryReading}
            data-first={word.surface === '' ? undefined : ''}
            required
            maxLength={400}
            placeholder={m.wordReadingExample}
            value={reading}
            onInput={(event) => setReading(event.currentTarget.value)}
          />
        </label>
        <label>
          {m.wordVoice}
          <select
            data-testid={TEST_IDS.dictionaryVoice}
            value={voice ?? ''}
            onChange={(event) =>
              setVoice(event.currentTarget.value === '' ? null : event.currentTarget.value)
            }
          >
            <option value="">{m.allVoices}</option>
            {voices.map((one) => (
              <option key={one.id} value={one.id}>
                {one.id === word.voice ? m.onlyThisVoice(one.name) : m.onlyVoice(one.name)}
              </option>
            ))}
          </select>
        </label>
        {known === undefined ? null : (
          <p class="muted">
            {m.knownAs} <span lang="ja">{known.reading}</span>
          </p>
        )}
        {problem === null ? null : (
          <div role="alert">
            <ProblemText problem={problem} />
          </div>
        )}
        <div class="choices">
          <button
            type="submit"
            class="primary"
            data-testid={TEST_IDS.dictionaryAdd}
            disabled={isBusy || dictionary === null}
          >
            {isBusy ? m.working : known === undefined ? m.addWord : m.replaceWord}
          </button>
          <button type="button" onClick={close}>
            {m.cancel}
          </button>
        </div>
      </form>
      {dictionary === null || dictionary.words.length === 0 ? null : (
        <WordList
          words={dictionary.words}
          nameOf={(id) => voiceName(voices, id)}
          onRemove={(target) => change(target, null)}
        />
      )}
    </Modal>
  );
};
