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

/** The channels of the target, with fades; mono on several channels is worked out once. */
const shapedChannels = (
  used: Int16Array,
  { channels, sampleRateHz }: RecipeClip,
  target: RenderTarget,
): readonly Float32Array[] => {
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
  const { channels } = pcm.format;
  const used = pcm.samples.subarray(clip.fromFrame * channels, clip.toFrame * channels);
  const sameFormat = channels === target.channels && clip.sampleRateHz === target.sampleRateHz;
  const isUnshaped = clip.gainDb === 0 && target.fadeFrames === 0 && target.ceilingDb === null;
  if (sameFormat && isUnshaped) return used;

  const gain = 10 ** (clip.gainDb / 20);
  const shaped = shapedChannels(used, clip, target);
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
