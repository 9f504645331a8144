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
  const silences: FrameSpan[] = [];
  const add = (from: number, to: number): void => {
    const isAtEdge = from === 0 || to === frames;
    if (to - from >= leastFrames || (isAtEdge && to > from)) silences.push([from, to]);
  };
  let from = 0;
  for (let at = 0; at < frames * channels; at += 1) {
    const sample = samples[at] as number;
    if (sample <= level && sample >= -level) continue;
    const frame = Math.floor(at / channels);
    if (frame > from) add(from, frame);
    from = frame + 1;
  }
  if (from < frames) add(from, frames);
  return silences;
};
