import type { Pcm } from '../domain/pcm.js';

export type TrimSettings = {
  /** Sound this far below the clip's own peak is silence. */
  readonly belowPeakDb: number;
  /** Silence that is left at each edge. */
  readonly marginMs: number;
};

/** Samples up to this are silence in any clip: the noise of a converter. */
const QUIET = 4;

/** The greatest absolute sample. */
export const samplePeak = (samples: Int16Array): number => {
  let peak = 0;
  for (let at = 0; at < samples.length; at += 1) {
    const size = Math.abs(samples[at] as number);
    if (size > peak) peak = size;
  }
  return peak;
};

/**
 * The frames of a clip that are left when the silence at its edges is cut to a margin. A clip that is silent
 * altogether is left as it is: somebody asked for it.
 */
export const trimRange = (
  pcm: Pcm,
  settings: TrimSettings,
  peak = samplePeak(pcm.samples),
): { fromFrame: number; toFrame: number } => {
  const { channels, sampleRateHz } = pcm.format;
  const { samples } = pcm;
  const frames = Math.floor(samples.length / channels);
  const threshold = Math.max(QUIET, peak * 10 ** (-settings.belowPeakDb / 20));
  if (peak <= threshold) return { fromFrame: 0, toFrame: frames };
  let first = 0;
  while (Math.abs(samples[first] as number) <= threshold) first += 1;
  let last = samples.length - 1;
  while (Math.abs(samples[last] as number) <= threshold) last -= 1;
  const margin = Math.round((settings.marginMs * sampleRateHz) / 1_000);
  return {
    fromFrame: Math.max(0, Math.floor(first / channels) - margin),
    toFrame: Math.min(frames, Math.floor(last / channels) + 1 + margin),
  };
};

/** Fades one channel in and out in place, by half a cosine wave over `fadeFrames` (at most half the sound) each. */
export const fadeEdges = (samples: Float32Array, fadeFrames: number): void => {
  const frames = Math.min(fadeFrames, Math.floor(samples.length / 2));
  for (let frame = 0; frame < frames; frame += 1) {
    const weight = (1 - Math.cos((Math.PI * (frame + 0.5)) / frames)) / 2;
    const mirror = samples.length - 1 - frame;
    samples[frame] = (samples[frame] as number) * weight;
    samples[mirror] = (samples[mirror] as number) * weight;
  }
};
