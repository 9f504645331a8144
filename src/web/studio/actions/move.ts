import type { ChapterView } from '../../../domain/studio-api.js';
import { nextFinding, sentenceAt, sentenceAtLine, sentencesOf } from '../state/sentences.js';
import type { Studio } from '../studio.js';
import { shownDraft } from './change-text.js';

/** Makes a sentence the one that keys act on, and brings it into sight. */
export const showSentence = ({ store }: Studio, index: number): void => {
  store.dispatch({ type: 'cursor-moved', index });
  document.querySelector(`[data-sentence="${index}"]`)?.scrollIntoView({ block: 'nearest' });
};

/** Makes a sentence the one that keys act on, brings it into sight and gives it the focus. */
export const goToSentence = ({ store }: Studio, index: number): void => {
  store.dispatch({ type: 'cursor-moved', index });
  requestAnimationFrame(() => {
    const row = document.querySelector<HTMLElement>(`[data-sentence="${index}"]`);
    row?.querySelector<HTMLElement>('[data-keys="sentence"]')?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  });
};

/** By `step` sentences from where the keys are. */
export const moveBy = (studio: Studio, step: number): void => {
  const shown = shownDraft(studio);
  if (shown === null) return;
  const list = sentencesOf(shown.draft.view);
  const place = list.findIndex((sentence) => sentence.index === studio.store.get().cursor);
  const next = list[Math.min(Math.max(place + step, 0), list.length - 1)];
  if (next !== undefined) goToSentence(studio, next.index);
};

/** To the first sentence of the next segment, or to this segment's and then the last one's. */
export const moveBySegment = (studio: Studio, step: 1 | -1): void => {
  const shown = shownDraft(studio);
  if (shown === null) return;
  const { cursor } = studio.store.get();
  const { view } = shown.draft;
  const firsts = view.segments.flatMap((segment) => {
    const first = sentencesOf(view).find((sentence) => sentence.segment === segment.index);
    return first === undefined ? [] : [first.index];
  });
  const next =
    step === 1 ? firsts.find((index) => index > cursor) : firsts.findLast((index) => index < cursor);
  if (next !== undefined) goToSentence(studio, next);
};

export const goToFinding = (studio: Studio, step: 1 | -1): void => {
  const shown = shownDraft(studio);
  const next = shown === null ? null : nextFinding(shown.draft.view, studio.store.get().cursor, step);
  if (next !== null) goToSentence(studio, next);
};

/** To where a chapter begins: in the MP3 where it is there, and in the text. */
export const goToChapter = (studio: Studio, chapter: ChapterView): void => {
  const shown = shownDraft(studio);
  if (shown === null) return;
  const { view } = shown.draft;
  if (chapter.startMs !== null && view.audio !== null) studio.player.seek(chapter.startMs);
  const spoken = studio.player.store.get().sentence;
  const sentence =
    chapter.startMs !== null && spoken !== null
      ? sentencesOf(view).find((one) => one.startMs !== null && one.startMs >= (chapter.startMs ?? 0) - 1)
      : undefined;
  const target = sentence ?? sentenceAtLine(view, chapter.line);
  if (target !== undefined) goToSentence(studio, target.index);
};

/** The sentence that keys act on. */
export const cursorSentence = (studio: Studio) => {
  const shown = shownDraft(studio);
  return shown === null ? undefined : sentenceAt(shown.draft.view, studio.store.get().cursor);
};
