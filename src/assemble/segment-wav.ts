import { encodeWav } from '../audio/wav.js';
import type { EpisodeItem } from '../domain/music.js';
import type { Pcm } from '../domain/pcm.js';
import { type ClipSource, factsOfClips, gatherClips, nameOf } from './gather-clips.js';
import { type EpisodeFormat, recipeClip } from './part-recipe.js';
import { ItemPlacer } from './place-part.js';
import { renderPcm } from './render-part.js';

/** Clips are asked for all at once. */
export type SegmentWavRequest = ClipSource & {
  /** A segment, or any stretch of a plan. */
  readonly items: readonly EpisodeItem[];
  readonly format: EpisodeFormat;
  readonly signal: AbortSignal;
};

/** A stretch of the episode as a WAV at the episode's rate, from its first utterance to its last. */
export const segmentWav = async (request: SegmentWavRequest): Promise<Uint8Array> => {
  const { format, signal } = request;
  const isUtterance = (item: EpisodeItem): boolean => item.type === 'utterance';
  const first = request.items.findIndex(isUtterance);
  const items = request.items.slice(Math.max(0, first), request.items.findLastIndex(isUtterance) + 1);
  const gathered = await Promise.all(gatherClips(items, request));
  const { sampleRateHz, channels } = format.mp3;
  const placed = new ItemPlacer(sampleRateHz, 0).all(items, factsOfClips(gathered));
  const sounds = placed.clips.map((clip, index) => ({
    clip: recipeClip(clip),
    read: async (): Promise<Pcm> => {
      signal.throwIfAborted();
      const source = gathered[index]?.clip;
      if (source === undefined) throw new Error(`${nameOf(clip.item)} has no clip`);
      return source.read();
    },
  }));
  const samples = new Int16Array(placed.endFrame * channels);
  const bytes = new Uint8Array(samples.buffer);
  let at = 0;
  for await (const chunk of renderPcm(sounds, format, 0, () => placed.endFrame, null)) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return encodeWav({ format: { sampleRateHz, channels }, samples });
};
