import type { Sentence } from '../../../domain/studio-api.js';
import { ApiError } from '../api/api-error.js';
import { m } from '../i18n/m.js';
import { currentDraft } from '../state/app-state.js';
import type { Draft, Step } from '../state/draft.js';
import { redoStep, undoStep } from '../state/history.js';
import { differingSpan, replaceSpan, withLineEnds } from '../state/replace-span.js';
import { sentencesInSpan } from '../state/sentences.js';
import type { Studio } from '../studio.js';
import { applyWord } from './change-dictionary.js';
import { notifyDone, notifyProblem } from './notify.js';

type Shown = { readonly id: string; readonly draft: Draft };

export const shownDraft = ({ store }: Studio): Shown | null => {
  const { route } = store.get();
  const draft = currentDraft(store.get());
  return route.view === 'episode' && draft !== null ? { id: route.id, draft } : null;
};

/** Moves to what a change of the text touched. */
const showChange = ({ store }: Studio, id: string, before: string, after: string): void => {
  const view = store.get().drafts[id]?.view;
  if (view === undefined) return;
  const { offset, afterLength } = differingSpan(before, after);
  const span = sentencesInSpan(view, offset, afterLength);
  if (span !== null) store.dispatch({ type: 'cursor-moved', index: span.from });
};

/**
 * Takes another text for the episode that is shown. The server is asked first how it would be spoken, so that text and
 * view never differ; it rejects and nothing is changed where the server cannot say.
 */
export const changeText = async (studio: Studio, { id, draft }: Shown, source: string): Promise<void> => {
  const before = draft.view.source;
  if (source === before) return;
  const view = await studio.client.view(id, { source });
  if (studio.store.get().drafts[id]?.view.source !== before) {
    throw new ApiError(409, { code: 'text-moved', message: m.textMoved });
  }
  const { offset } = differingSpan(before, source);
  const step: Step = { type: 'text', before, after: source, offset };
  studio.player.stop();
  studio.store.dispatch({ type: 'draft-changed', id, view, step });
};

/** Puts another text in a sentence's place and plays what became of it. */
export const rewriteSentence = async (studio: Studio, sentence: Sentence, typed: string): Promise<void> => {
  const shown = shownDraft(studio);
  if (shown === null) return;
  const { source } = shown.draft.view;
  const text = withLineEnds(typed, source);
  if (source.slice(sentence.offset, sentence.offset + sentence.length) !== sentence.text) {
    throw new ApiError(409, { code: 'text-moved', message: m.textMoved });
  }
  await changeText(studio, shown, replaceSpan(source, sentence.offset, sentence.length, text));
  const view = studio.store.get().drafts[shown.id]?.view;
  const span = view === undefined ? null : sentencesInSpan(view, sentence.offset, text.length);
  if (span === null) return;
  studio.store.dispatch({ type: 'cursor-moved', index: span.from });
  // Of a sentence that was taken out nothing is heard.
  if (text.trim() !== '') studio.player.play(span.from, span.to);
};

/** Lets another voice speak a passage; null takes back what was chosen. Tells whether it does. */
export const chooseVoice = async (
  studio: Studio,
  passage: { readonly offset: number; readonly length: number },
  voice: string | null,
): Promise<boolean> => {
  const shown = shownDraft(studio);
  if (shown === null) return false;
  const { offset, length } = passage;
  try {
    const request = { source: shown.draft.view.source, offset, length, voice };
    const { source } = await studio.client.voice(shown.id, request);
    await changeText(studio, shown, source);
    return true;
  } catch (error) {
    notifyProblem(studio, error);
    return false;
  }
};

/** The last step that was asked for. */
const underWay = new WeakMap<Studio, Promise<void>>();

const takeStep = async (studio: Studio, direction: 'undo' | 'redo'): Promise<void> => {
  const shown = shownDraft(studio);
  if (shown === null) return;
  const { id, draft } = shown;
  const found = direction === 'undo' ? undoStep(draft.history) : redoStep(draft.history);
  if (found === null) {
    notifyDone(studio, direction === 'undo' ? m.nothingToUndo : m.nothingToRedo);
    return;
  }
  const { step, history } = found;
  try {
    if (step.type === 'word') {
      await applyWord(studio, step, direction === 'undo' ? step.before : step.after);
      // The view is another by now: it tells how the word is read.
      const { view } = studio.store.get().drafts[id] ?? draft;
      studio.store.dispatch({ type: 'draft-moved', id, view, history });
    } else {
      const source = direction === 'undo' ? step.before : step.after;
      const view = await studio.client.view(id, { source });
      studio.player.stop();
      studio.store.dispatch({ type: 'draft-moved', id, view, history });
      showChange(studio, id, draft.view.source, source);
    }
    notifyDone(studio, direction === 'undo' ? m.undone : m.redone);
  } catch (error) {
    notifyProblem(studio, error);
  }
};

/** One step after the other: two quick presses of the key are two steps. */
const travel = (studio: Studio, direction: 'undo' | 'redo'): Promise<void> => {
  const next = (underWay.get(studio) ?? Promise.resolve()).then(() => takeStep(studio, direction));
  underWay.set(studio, next);
  return next;
};

export const undo = (studio: Studio): Promise<void> => travel(studio, 'undo');

export const redo = (studio: Studio): Promise<void> => travel(studio, 'redo');
