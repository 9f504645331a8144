import type { Clip } from '../domain/clip.js';
import { BedTrack } from './bed-track.js';
import { loopSound } from './loop-sound.js';
import type { EpisodeFormat, RecipeBed } from './part-recipe.js';
import type { ClipUse } from './place-part.js';
import { shapeClip } from './render-clip.js';

/** Music under the speech of a whole episode. */
export type EpisodeBed = {
  readonly facts: Omit<RecipeBed, 'startFrame' | 'leadMs' | 'tailMs'>;
  /** Its sound, read when a part is encoded for the first time. */
  readonly track: () => Promise<BedTrack>;
};

/** `use`: with the gain that it has between segments; under speech it is `duckDb` softer. */
export const episodeBed = (clip: Clip, use: ClipUse, duckDb: number, { mp3 }: EpisodeFormat): EpisodeBed => {
  let track: Promise<BedTrack> | undefined;
  const load = async (): Promise<BedTrack> => {
    const target = { ...mp3, fadeFrames: 0, ceilingDb: null };
    const gain = 10 ** (use.gainDb / 20);
    const channels = shapeClip(await clip.read(), { ...clip.format, ...use }, target);
    const distinct = [...new Set(channels)];
    const loops = loopSound(distinct, mp3.sampleRateHz).map((loop) => loop.map((sample) => sample * gain));
    return new BedTrack(channels.map((samples) => loops[distinct.indexOf(samples)] ?? samples));
  };
  return {
    facts: { pcmHash: clip.pcmHash, ...clip.format, ...use, duckDb },
    track: () => {
      track ??= load();
      return track;
    },
  };
};
