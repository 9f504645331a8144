import type { EpisodeView } from '../../../domain/studio-api.js';
import { sentencesOf } from '../state/sentences.js';
import type { TimedSentence } from './find-time.js';

const known = new WeakMap<EpisodeView, readonly TimedSentence[]>();

/** When each sentence that the MP3 holds begins in it, in order of time. */
export const timesOf = (view: EpisodeView): readonly TimedSentence[] => {
  const times =
    known.get(view) ??
    sentencesOf(view)
      .flatMap(({ index, startMs, endMs }) =>
        startMs === null || endMs === null ? [] : [{ index, startMs, endMs }],
      )
      .sort((a, b) => a.startMs - b.startMs);
  known.set(view, times);
  return times;
};
