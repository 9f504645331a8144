import type { Pcm } from '../domain/pcm.js';

/** Frames `from` to `to` (exclusive) of a sound. */
export type FrameSpan = readonly [from: number, to: number];

/**
 * The stretches of at least `leastFrames` in which no sample is greater than `level`, in order; shorter ones at the
 * start and at the end too, since they may go on before and after.
 */
export const findSilences = (
  { format, samples }: Pcm,
  level: number,
  leastFrames: number,
): readonly FrameSpan[] => {
  const { channels } = format;
  const frames = Math.floor(samples.length / channels);
  const isQuiet = (frame: number): boolean => {
    for (let at = frame * channels; at < (frame + 1) * channels; at += 1) {
      const sample = samples[at] as number;
      if (sample > level || sample < -level) return false;
    }
    return true;
  };
  const quietUntil = (frame: number): number => {
    let to = frame;
    while (to < frames && isQuiet(to)) to += 1;
    return to;
  };
  const quietFrom = (frame: number, least: number): number => {
    let from = frame;
    while (from > least && isQuiet(from - 1)) from -= 1;
    return from;
  };
  const first = quietUntil(0);
  const silences: FrameSpan[] = first > 0 ? [[0, first]] : [];
  const last = quietFrom(frames, first);
  // Where a silence must reach to if it begins at `from`: most of these places are loud, and so is all before them.
  for (let from = first + 1; from + leastFrames <= last; ) {
    const start = quietFrom(from + leastFrames, from);
    if (start > from) {
      from = start;
      continue;
    }
    const to = quietUntil(from + leastFrames);
    silences.push([from, to]);
    from = to + 1;
  }
  if (last < frames && first < frames) silences.push([last, frames]);
  return silences;
};
