import { toChannels } from '../audio/channels.js';
import { resample } from '../audio/resample.js';
import { toInt16 } from '../audio/to-int16.js';
import { fadeEdges } from '../audio/trim.js';
import type { Pcm } from '../domain/pcm.js';
import type { RecipeClip } from './part-recipe.js';

export type RenderTarget = {
  readonly sampleRateHz: number;
  readonly channels: number;
  readonly fadeFrames: number;
};

/** A clip as it sounds in the episode: cut, resampled, with its gain and fades; interleaved, `clip.frames` frames. */
export const renderClip = (pcm: Pcm, clip: RecipeClip, target: RenderTarget): Int16Array => {
  const { channels } = pcm.format;
  const used = pcm.samples.subarray(clip.fromFrame * channels, clip.toFrame * channels);
  const sameFormat = channels === target.channels && clip.sampleRateHz === target.sampleRateHz;
  if (sameFormat && clip.gainDb === 0 && target.fadeFrames === 0) return used;

  const gain = 10 ** (clip.gainDb / 20);
  const rendered = new Int16Array(clip.frames * target.channels);
  let last: { source: Int16Array | Float32Array; samples: Float32Array } | undefined;
  toChannels(used, channels, target.channels).forEach((source, channel) => {
    // Mono on several channels is worked out once.
    if (last?.source !== source) {
      last = { source, samples: resample(source, clip.sampleRateHz, target.sampleRateHz) };
      fadeEdges(last.samples, target.fadeFrames);
    }
    toInt16(last.samples, gain, rendered, channel, target.channels);
  });
  return rendered;
};
