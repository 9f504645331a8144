import type { Pcm } from '../domain/pcm.js';

export type TrimSettings = {
  /** Sound below this peak is silence, in dB below full scale (e.g. -50). */
  readonly silenceDb: number;
  /** Silence that is left at each edge. */
  readonly marginMs: number;
};

/**
 * The frames of a clip that are left when the silence at its edges is cut to a margin. A clip that is silent
 * altogether is left as it is: somebody asked for it.
 */
export const trimRange = (pcm: Pcm, settings: TrimSettings): { fromFrame: number; toFrame: number } => {
  const { channels, sampleRateHz } = pcm.format;
  const frames = Math.floor(pcm.samples.length / channels);
  const threshold = 32768 * 10 ** (settings.silenceDb / 20);
  const isLoud = (sample: number): boolean => sample > threshold || sample < -threshold;
  const first = pcm.samples.findIndex(isLoud);
  if (first === -1) return { fromFrame: 0, toFrame: frames };
  const last = pcm.samples.findLastIndex(isLoud);
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
