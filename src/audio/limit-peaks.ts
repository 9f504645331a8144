import { Scratch } from './scratch.js';
import { visitPeaks } from './true-peak.js';

/** The gain falls before a peak, and rises after it, over this time at least: too slow to be a click of its own. */
const SLOPE_MS = 2;
/** Time in which the gain comes back to all but a third. */
const RELEASE_MS = 60;
/** Closer to 1 than this a gain is none. */
const NEGLIGIBLE = 1e-3;

const gainScratch = new Scratch((length) => new Float32Array(length));

/** The gain that each sample needs so that no curve rises above `ceiling`; null when none does. */
const neededGain = (
  channels: readonly Float32Array[],
  sampleRateHz: number,
  ceiling: number,
  radius: number,
): Float32Array | null => {
  let gain: Float32Array | null = null;
  const lower = (frame: number, peak: number): number => {
    gain ??= gainScratch.take(channels[0]?.length ?? 0).fill(1);
    const needed = ceiling / peak;
    const to = Math.min(gain.length, frame + radius + 2);
    for (let at = Math.max(0, frame - radius); at < to; at += 1) {
      if (needed < (gain[at] as number)) gain[at] = needed;
    }
    return ceiling;
  };
  for (const samples of channels) visitPeaks(samples, sampleRateHz, ceiling, lower);
  return gain;
};

/**
 * Turns a sound down around the peaks that rise above `ceiling` (in the samples' own scale; also between samples), in
 * place and all channels alike. What it does depends on this sound alone. Gives whether it did anything.
 */
export const limitPeaks = (
  channels: readonly Float32Array[],
  sampleRateHz: number,
  ceiling: number,
): boolean => {
  const radius = Math.max(1, Math.round((SLOPE_MS * sampleRateHz) / 2_000));
  const gain = neededGain(channels, sampleRateHz, ceiling, radius);
  if (gain === null) return false;
  const frames = gain.length;
  const release = 1 - Math.exp(-1_000 / (RELEASE_MS * sampleRateHz));
  const width = 2 * radius + 1;
  const first = gain[0] as number;
  let last = first;
  // Of the gains around a sample; beyond the ends it goes on as it is there.
  let sum = width * first;
  let unchanged = 0;
  for (let ahead = 0; ahead < frames + radius; ahead += 1) {
    if (ahead < frames) {
      const needed = gain[ahead] as number;
      const risen = last + (1 - last) * release;
      last = risen < needed ? risen : needed;
      if (last > 1 - NEGLIGIBLE) last = 1;
      gain[ahead] = last;
    }
    unchanged = last === 1 ? unchanged + 1 : 0;
    if (unchanged > width) {
      // Most of a sound is left as it is.
      sum = width;
      while (ahead + 1 < frames && gain[ahead + 1] === 1) ahead += 1;
      if (ahead + 1 >= frames) break;
      continue;
    }
    sum += last - (ahead < width ? first : (gain[ahead - width] as number));
    const at = ahead - radius;
    if (at < 0) continue;
    const mean = sum / width;
    for (const samples of channels) samples[at] = (samples[at] as number) * mean;
  }
  return true;
};
