import type { Pcm } from '../domain/pcm.js';
import { takeChannel } from './channels.js';
import { FILTER_TAPS, polyphaseFilter } from './resample.js';

/** BS.1770 asks for four times 48 kHz. */
const OVERSAMPLED_HZ = 176_400;
const CHUNK_FRAMES = 64;
const BEFORE = FILTER_TAPS / 2 - 1;
const AFTER = FILTER_TAPS / 2;
/**
 * Between two samples a sound rises above both by 3 dB at most where most of it lies below half the highest frequency,
 * as in speech and music; looking also where only noise made for the purpose rises would cost ten times more.
 */
const RISE = 1.45;

type Interpolator = { readonly phases: number; readonly weights: Float64Array };

const interpolators = new Map<number, Interpolator>();

const interpolatorFor = (sampleRateHz: number): Interpolator => {
  const phases = Math.max(2, Math.ceil(OVERSAMPLED_HZ / sampleRateHz));
  const known = interpolators.get(sampleRateHz) ?? { phases, weights: polyphaseFilter(1, phases).weights };
  interpolators.set(sampleRateHz, known);
  return known;
};

const peakOf = (samples: Int16Array | Float32Array, from: number, to: number): number => {
  let peak = 0;
  for (let at = from; at < to; at += 1) {
    const size = Math.abs(samples[at] as number);
    if (size > peak) peak = size;
  }
  return peak;
};

/** The greatest value of the curve from sample `at` up to the next one; `window` holds the samples around. */
const peakAfter = (window: Float64Array, at: number, { phases, weights }: Interpolator): number => {
  let peak = 0;
  for (let phase = 0; phase < phases; phase += 1) {
    const row = phase * FILTER_TAPS;
    let sum = 0;
    for (let tap = 0; tap < FILTER_TAPS; tap += 1) {
      sum += (window[at + tap] as number) * (weights[row + tap] as number);
    }
    if (sum > peak) peak = sum;
    else if (-sum > peak) peak = -sum;
  }
  return peak;
};

/**
 * Calls `visit` with each sample from which on, up to the next one, the curve through the samples rises above `floor`,
 * and how high; it gives the floor from there on.
 */
export const visitPeaks = (
  samples: Int16Array | Float32Array,
  sampleRateHz: number,
  floor: number,
  visit: (frame: number, peak: number) => number,
): void => {
  const interpolator = interpolatorFor(sampleRateHz);
  const window = new Float64Array(CHUNK_FRAMES + FILTER_TAPS);
  let least = floor / RISE;
  for (let from = 0; from < samples.length; from += CHUNK_FRAMES) {
    const to = Math.min(samples.length, from + CHUNK_FRAMES);
    // Most of speech is far below its peak and need not be looked at between its samples.
    if (peakOf(samples, from, Math.min(samples.length, to + 1)) <= least) continue;
    const first = from - BEFORE;
    const last = Math.min(samples.length, to + AFTER);
    window.fill(0);
    for (let at = Math.max(0, first); at < last; at += 1) window[at - first] = samples[at] as number;
    let before = Math.abs(window[from - first - 1] as number);
    let here = Math.abs(window[from - first] as number);
    for (let at = from; at < to; at += 1) {
      const next = Math.abs(window[at - first + 1] as number);
      if (here > least || next > least) {
        // On its way up or down the curve stays between its samples.
        const isTop =
          (here >= before && here >= next) ||
          (next >= here && next >= Math.abs(window[at - first + 2] as number));
        const most = here > next ? here : next;
        const peak = isTop ? Math.max(most, peakAfter(window, at - from, interpolator)) : most;
        if (peak > least * RISE) least = visit(at, peak) / RISE;
      }
      before = here;
      here = next;
    }
  }
};

/** True peak of a sound in dBTP: the greatest value that its curve reaches, also between samples. Silence: -Infinity. */
export const truePeakDb = (pcm: Pcm): number => {
  const { channels, sampleRateHz } = pcm.format;
  let highest = 0;
  for (let channel = 0; channel < channels; channel += 1) {
    const samples = takeChannel(pcm.samples, channels, channel);
    visitPeaks(samples, sampleRateHz, highest, (_, peak) => {
      highest = peak;
      return peak;
    });
  }
  return 20 * Math.log10(highest / 32768);
};
