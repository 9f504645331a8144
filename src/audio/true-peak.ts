import type { Pcm } from '../domain/pcm.js';
import { takeChannel } from './channels.js';
import { FILTER_TAPS, polyphaseFilter } from './resample.js';

/** BS.1770 asks for four times 48 kHz. */
const OVERSAMPLED_HZ = 176_400;
const CHUNK_FRAMES = 64;
const BEFORE = FILTER_TAPS / 2 - 1;
const AFTER = FILTER_TAPS / 2;

type Interpolator = {
  readonly phases: number;
  readonly weights: Float64Array;
  /** No value between samples can be greater than the greatest sample around it times this. */
  readonly headroom: number;
};

const createInterpolator = (sampleRateHz: number): Interpolator => {
  const phases = Math.ceil(OVERSAMPLED_HZ / sampleRateHz);
  const { weights } = polyphaseFilter(1, phases);
  const sums = Array.from({ length: phases }, (_, phase) =>
    weights
      .subarray(phase * FILTER_TAPS, (phase + 1) * FILTER_TAPS)
      .reduce((sum, weight) => sum + Math.abs(weight), 0),
  );
  return { phases, weights, headroom: Math.max(1, ...sums) };
};

const peakOf = (samples: Int16Array | Float64Array, from: number, to: number): number => {
  let peak = 0;
  for (let at = from; at < to; at += 1) {
    const size = Math.abs(samples[at] as number);
    if (size > peak) peak = size;
  }
  return peak;
};

/** The greatest value at and between the samples `from` to `to` of `x`, which is padded by FILTER_TAPS at its end. */
const interpolatedPeak = (x: Float64Array, from: number, to: number, filter: Interpolator): number => {
  let peak = 0;
  for (let phase = 0; phase < filter.phases; phase += 1) {
    const row = phase * FILTER_TAPS;
    for (let at = from; at < to; at += 1) {
      let sum = 0;
      for (let tap = 0; tap < FILTER_TAPS; tap += 1) {
        sum += (x[at + tap] as number) * (filter.weights[row + tap] as number);
      }
      if (sum > peak) peak = sum;
      else if (-sum > peak) peak = -sum;
    }
  }
  return peak;
};

const channelPeak = (samples: Int16Array, filter: Interpolator): number => {
  const padded = new Float64Array(samples.length + FILTER_TAPS);
  padded.set(samples, BEFORE);
  let peak = peakOf(samples, 0, samples.length);
  for (let from = 0; from < samples.length; from += CHUNK_FRAMES) {
    const to = Math.min(samples.length, from + CHUNK_FRAMES);
    // Most of speech is far below its peak and need not be looked at between its samples.
    const around = peakOf(samples, Math.max(0, from - BEFORE), Math.min(samples.length, to + AFTER));
    if (around * filter.headroom > peak) peak = Math.max(peak, interpolatedPeak(padded, from, to, filter));
  }
  return peak;
};

/** True peak of a sound in dBTP: the greatest value that its curve reaches, also between samples. Silence: -Infinity. */
export const truePeakDb = (pcm: Pcm): number => {
  const { channels, sampleRateHz } = pcm.format;
  const filter = createInterpolator(sampleRateHz);
  const peaks = Array.from({ length: channels }, (_, channel) =>
    channelPeak(takeChannel(pcm.samples, channels, channel), filter),
  );
  return 20 * Math.log10(Math.max(...peaks) / 32768);
};
