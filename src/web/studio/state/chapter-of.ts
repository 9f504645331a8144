import type { EpisodeView } from '../../../domain/studio-api.js';
import { sentenceAt } from './sentences.js';

/** The place of the chapter that a sentence belongs to; -1 for none. */
export const chapterOf = (view: EpisodeView, index: number): number => {
  const sentence = sentenceAt(view, index);
  if (sentence === undefined) return -1;
  const { startMs, line } = sentence;
  return view.chapters.findLastIndex((chapter) =>
    startMs !== null && chapter.startMs !== null ? chapter.startMs <= startMs : chapter.line <= line,
  );
};
