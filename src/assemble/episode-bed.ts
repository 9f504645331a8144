import { toChannels } from '../audio/channels.js';
import { resampleLoop } from '../audio/resample-loop.js';
import type { Clip } from '../domain/clip.js';
import { BedTrack } from './bed-track.js';
import { loopSound } from './loop-sound.js';
import type { EpisodeFormat, RecipeBed } from './part-recipe.js';
import type { ClipUse } from './place-part.js';

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
    const { sampleRateHz, channels } = clip.format;
    const { samples } = await clip.read();
    const used = samples.subarray(use.fromFrame * channels, use.toFrame * channels);
    const sources = toChannels(used, channels, mp3.channels);
    // Mono on several channels is worked on once.
    const distinct = [...new Set(sources)];
    const gain = 10 ** (use.gainDb / 20);
    const loops = loopSound(
      distinct.map((source) => Float32Array.from(source)),
      sampleRateHz,
    ).map((loop) => resampleLoop(loop, sampleRateHz, mp3.sampleRateHz).map((sample) => sample * gain));
    return new BedTrack(sources.map((source) => loops[distinct.indexOf(source)] ?? new Float32Array()));
  };
  return {
    facts: { pcmHash: clip.pcmHash, ...clip.format, ...use, duckDb },
    track: () => {
      track ??= load();
      return track;
    },
  };
};
