import { sentenceAt, sentencesOf } from '../state/sentences.js';
import type { Studio } from '../studio.js';
import { shownDraft } from './change-text.js';
import { showSentence } from './move.js';

/** Plays one sentence; the one that is heard stops. */
export const hearSentence = (studio: Studio, index: number): void => {
  const { store, player } = studio;
  const now = player.store.get();
  store.dispatch({ type: 'cursor-moved', index });
  if (now.sentence === index && (now.status === 'playing' || now.status === 'loading')) player.stop();
  else player.play(index, index);
};

/** Plays a segment through. */
export const hearSegment = (studio: Studio, segment: number): void => {
  const shown = shownDraft(studio);
  if (shown === null) return;
  const list = sentencesOf(shown.draft.view).filter((sentence) => sentence.segment === segment);
  const [first, last] = [list[0], list.at(-1)];
  if (first !== undefined && last !== undefined) studio.player.play(first.index, last.index);
};

const playOn = (studio: Studio): void => {
  const shown = shownDraft(studio);
  const last = shown === null ? undefined : sentencesOf(shown.draft.view).at(-1);
  if (last !== undefined) studio.player.play(studio.store.get().cursor, last.index);
};

/** Pauses, goes on, or plays the episode from where the keys are. */
export const togglePlay = (studio: Studio): void => {
  const { player, store } = studio;
  const { status, sentence } = player.store.get();
  if (status === 'playing' || status === 'loading') player.pause();
  else if (status === 'paused' && sentence === store.get().cursor) player.resume();
  else playOn(studio);
};

/** Goes on with the sentence before or after the one that is heard. */
export const skipSentence = (studio: Studio, step: 1 | -1): void => {
  const shown = shownDraft(studio);
  if (shown === null) return;
  const { player, store } = studio;
  const { status, sentence } = player.store.get();
  const next = sentenceAt(shown.draft.view, (sentence ?? store.get().cursor) + step);
  if (next === undefined) return;
  showSentence(studio, next.index);
  if (status === 'playing' || status === 'loading') playOn(studio);
};
