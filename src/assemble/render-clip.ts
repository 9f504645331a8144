import { toChannels } from '../audio/channels.js';
import { limitPeaks } from '../audio/limit-peaks.js';
import { resample } from '../audio/resample.js';
import { toInt16 } from '../audio/to-int16.js';
import { fadeEdges } from '../audio/trim.js';
import type { Pcm } from '../domain/pcm.js';
import type { RecipeClip } from './part-recipe.js';

export type RenderTarget = {
  readonly sampleRateHz: number;
  readonly channels: number;
  readonly fadeFrames: number;
  /** In dBTP; null: peaks are left as they are. */
  readonly ceilingDb: number | null;
};

/** The used part of a clip in the target's channels, with fades; mono on several channels is one and the same. */
export const shapeClip = (
  pcm: Pcm,
  { channels, sampleRateHz, fromFrame, toFrame }: Omit<RecipeClip, 'pcmHash' | 'startFrame' | 'frames'>,
  target: Omit<RenderTarget, 'ceilingDb'>,
): readonly Float32Array[] => {
  const used = pcm.samples.subarray(fromFrame * channels, toFrame * channels);
  const shaped = new Map<Int16Array | Float32Array, Float32Array>();
  return toChannels(used, channels, target.channels).map((source) => {
    const known = shaped.get(source);
    if (known !== undefined) return known;
    const samples = resample(source, sampleRateHz, target.sampleRateHz);
    fadeEdges(samples, target.fadeFrames);
    shaped.set(source, samples);
    return samples;
  });
};

/**
 * A clip as it sounds in the episode: cut, resampled, with fades, its gain and its peaks under the ceiling;
 * interleaved, `clip.frames` frames. Nothing but the clip itself decides it, wherever it stands.
 */
export const renderClip = (pcm: Pcm, clip: RecipeClip, target: RenderTarget): Int16Array => {
  const gain = 10 ** (clip.gainDb / 20);
  const shaped = shapeClip(pcm, clip, target);
  if (target.ceilingDb !== null) {
    const ceiling = (32768 * 10 ** (target.ceilingDb / 20)) / gain;
    limitPeaks([...new Set(shaped)], target.sampleRateHz, ceiling);
  }
  const rendered = new Int16Array(clip.frames * target.channels);
  shaped.forEach((samples, channel) => {
    toInt16(samples, gain, rendered, channel, target.channels);
  });
  return rendered;
};
