import type { Sentence } from '../../../domain/studio-api.js';

/** Sentences that are played in one go: out of the MP3, or as one sound that the server makes. */
export type Run =
  | {
      readonly source: 'episode';
      readonly from: number;
      readonly to: number;
      readonly startMs: number;
      readonly endMs: number;
    }
  | { readonly source: 'speech'; readonly from: number; readonly to: number };

/** The first sound is short, so that it comes soon; while it plays the next one is made. */
const FIRST_SENTENCES = 2;
const LATER_SENTENCES = 8;

type Timed = Sentence & { readonly startMs: number; readonly endMs: number };

const isTimed = (sentence: Sentence): sentence is Timed =>
  sentence.startMs !== null && sentence.endMs !== null;

/**
 * Cuts the sentences from `from` to `to` (indexes, both included) into runs: what stands in the MP3 in the same order is
 * played from there, the rest a few sentences at a time, and never over the end of a segment.
 */
export const cutRuns = (
  sentences: readonly Sentence[],
  from: number,
  to: number,
  hasEpisode: boolean,
): readonly Run[] => {
  const runs: Run[] = [];
  let segment: number | null = null;
  let speeches = 0;
  for (const sentence of sentences) {
    if (sentence.index < from || sentence.index > to) continue;
    const last = runs.at(-1);
    if (hasEpisode && isTimed(sentence)) {
      if (last?.source === 'episode' && last.endMs <= sentence.startMs) {
        runs[runs.length - 1] = { ...last, to: sentence.index, endMs: sentence.endMs };
      } else {
        const { index, startMs, endMs } = sentence;
        runs.push({ source: 'episode', from: index, to: index, startMs, endMs });
      }
    } else {
      const most = speeches === 1 ? FIRST_SENTENCES : LATER_SENTENCES;
      const fits =
        last?.source === 'speech' && segment === sentence.segment && last.to - last.from + 1 < most;
      if (fits) {
        runs[runs.length - 1] = { ...last, to: sentence.index };
      } else {
        speeches += 1;
        runs.push({ source: 'speech', from: sentence.index, to: sentence.index });
      }
    }
    segment = sentence.segment;
  }
  return runs;
};
