import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Sentence, StudioProblem } from '../../../domain/studio-api.js';
import { rewriteSentence } from '../actions/change-text.js';
import { goToSentence } from '../actions/move.js';
import { openDictionary } from '../actions/open-dictionary.js';
import { problemOf } from '../api/api-error.js';
import { m } from '../i18n/m.js';
import { withLineEnds } from '../state/replace-span.js';
import { useStudio } from '../studio.js';
import { TEST_IDS } from '../test-ids.js';
import { ProblemText } from './problem-text.js';

/** The box is as high as its text. */
const fitHeight = (box: HTMLTextAreaElement | null): void => {
  if (box === null) return;
  box.style.setProperty('height', 'auto');
  box.style.setProperty('height', `${box.scrollHeight + 2}px`);
};

/** A sentence being rewritten: Enter hears it as it is now, Escape leaves it as it was. */
export const SentenceEditor = ({ sentence }: { readonly sentence: Sentence }) => {
  const studio = useStudio();
  // Another text may come under the editor: what is typed stays, what it replaces is what it began with.
  const [original] = useState(sentence);
  const [text, setText] = useState(sentence.text);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<StudioProblem | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => fitHeight(box.current), [text]);
  useEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.closest('li')?.scrollIntoView({ block: 'nearest' });
    box.current?.setSelectionRange(text.length, text.length);
  }, []);

  const leave = (): void => {
    studio.store.dispatch({ type: 'editing-ended' });
    goToSentence(studio, studio.store.get().cursor);
  };

  const commit = async (): Promise<void> => {
    if (isBusy) return;
    // What stands in the box: the last key may not have been drawn yet.
    const typed = box.current?.value ?? text;
    if (withLineEnds(typed, original.text) === original.text) {
      leave();
      studio.player.play(original.index, original.index);
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      await rewriteSentence(studio, original, typed);
      leave();
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter and Escape are the input method's while it is at work.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      leave();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void commit();
    } else if (event.key === 's' && (event.ctrlKey || event.metaKey)) {
      // What is typed goes into the text first; the page's own key saves it then.
      event.preventDefault();
      event.stopPropagation();
      void commit();
    }
  };

  const toDictionary = (): void => {
    const { selectionStart = 0, selectionEnd = 0 } = box.current ?? {};
    const surface = text.slice(selectionStart, selectionEnd).trim();
    openDictionary(studio, original, surface === '' ? undefined : { surface });
  };

  return (
    <li
      class="sentence is-editing is-cursor"
      data-sentence={original.index}
      data-testid={TEST_IDS.sentence(original.index)}
    >
      <div class="editor">
        <textarea
          ref={box}
          lang="ja"
          rows={1}
          data-testid={TEST_IDS.editBox}
          aria-label={m.editOf(original.index)}
          aria-describedby="editor-keys"
          value={text}
          readOnly={isBusy}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {problem === null ? null : (
          <div role="alert">
            <ProblemText problem={problem} />
          </div>
        )}
        <div class="editor-tools">
          <button type="button" class="primary" disabled={isBusy} onClick={commit}>
            {isBusy ? m.working : m.hearEdited}
          </button>
          <button type="button" onClick={leave}>
            {m.cancel}
          </button>
          <button type="button" onMouseDown={(event) => event.preventDefault()} onClick={toDictionary}>
            {m.toDictionary}
          </button>
          <span class="muted" id="editor-keys">
            {m.editorKeys}
          </span>
        </div>
      </div>
    </li>
  );
};
