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

/** The WAV, and where in it each item is heard, in frames of it. */
export type SegmentSound = {
  readonly wav: Uint8Array;
  readonly frames: number;
  readonly spans: readonly { readonly item: EpisodeItem; readonly start: number; readonly end: number }[];
};

/** A stretch of the episode as a WAV at the episode's rate, from its first utterance to its last. */
export const segmentSound = async (request: SegmentWavRequest): Promise<SegmentSound> => {
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
  const wav = encodeWav({ format: { sampleRateHz, channels }, samples });
  return { wav, frames: placed.endFrame, spans: placed.spans };
};

export const segmentWav = async (request: SegmentWavRequest): Promise<Uint8Array> =>
  (await segmentSound(request)).wav;
