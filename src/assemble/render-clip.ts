import { toChannels } from '../audio/channels.js';
import { limitPeaks } from '../audio/limit-peaks.js';
import { resample, resampledFrames } from '../audio/resample.js';
import { Scratch } from '../audio/scratch.js';
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

const MOST_CHANNELS = 2;
const scratches = Array.from(
  { length: MOST_CHANNELS },
  () => new Scratch((length) => new Float32Array(length)),
);

/**
 * The used part of a clip in the target's channels, with fades; mono on several channels is one and the same. What it
 * gives holds until it is called again.
 */
const shapeClip = (
  pcm: Pcm,
  { channels, sampleRateHz, fromFrame, toFrame }: RecipeClip,
  target: RenderTarget,
): readonly Float32Array[] => {
  const used = pcm.samples.subarray(fromFrame * channels, toFrame * channels);
  const shaped = new Map<Int16Array | Float32Array, Float32Array>();
  return toChannels(used, channels, target.channels).map((source) => {
    const known = shaped.get(source);
    if (known !== undefined) return known;
    const length = resampledFrames(source.length, sampleRateHz, target.sampleRateHz);
    const samples = scratches[shaped.size]?.take(length) ?? new Float32Array(length);
    resample(source, sampleRateHz, target.sampleRateHz, samples);
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
