import { toChannels } from '../audio/channels.js';
import { resample } from '../audio/resample.js';
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
  const sources = toChannels(used, channels, target.channels);
  const rendered = new Int16Array(clip.frames * target.channels);
  sources.forEach((source, channel) => {
    // A mono sound on several channels is worked out once.
    const isCopy = channel > 0 && source === sources[0];
    const samples = isCopy ? undefined : resample(source, clip.sampleRateHz, target.sampleRateHz);
    if (samples !== undefined) fadeEdges(samples, target.fadeFrames);
    for (let frame = 0; frame < clip.frames; frame += 1) {
      const at = frame * target.channels + channel;
      rendered[at] =
        samples === undefined
          ? (rendered[at - channel] as number)
          : Math.max(-32768, Math.min(32767, Math.round((samples[frame] as number) * gain)));
    }
  });
  return rendered;
};
