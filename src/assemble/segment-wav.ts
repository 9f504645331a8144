import { encodeWav } from '../audio/wav.js';
import type { PlanItem } from '../domain/plan.js';
import { type ClipSource, gatherClips } from './gather-clips.js';
import { type EpisodeFormat, fadeFramesOf, recipeClip } from './part-recipe.js';
import { placeItems } from './place-clips.js';
import { renderPcm } from './render-part.js';

/** Clips are asked for all at once. */
export type SegmentWavRequest = ClipSource & {
  /** A segment, or any stretch of a plan. */
  readonly items: readonly PlanItem[];
  readonly format: EpisodeFormat;
  readonly signal: AbortSignal;
};

/** A stretch of the episode as a WAV at the episode's rate, from its first utterance to its last. */
export const segmentWav = async (request: SegmentWavRequest): Promise<Uint8Array> => {
  const { format, signal } = request;
  const isUtterance = (item: PlanItem): boolean => item.type === 'utterance';
  const first = request.items.findIndex(isUtterance);
  const items = request.items.slice(Math.max(0, first), request.items.findLastIndex(isUtterance) + 1);
  const { clips, factsOf } = await gatherClips(items, request);
  const { sampleRateHz, channels } = format.mp3;
  const placed = placeItems(items, factsOf, sampleRateHz, 0);
  const recipe = {
    mp3: format.mp3,
    fadeFrames: fadeFramesOf(format),
    clips: placed.clips.map(recipeClip),
  };
  const readClip = async (index: number) => {
    signal.throwIfAborted();
    const clip = clips[index];
    if (clip === undefined) throw new Error(`no clip ${index}`);
    return clip.read();
  };
  const samples = new Int16Array(placed.endFrame * channels);
  const bytes = new Uint8Array(samples.buffer);
  let at = 0;
  for await (const chunk of renderPcm(recipe, readClip, 0, placed.endFrame)) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return encodeWav({ format: { sampleRateHz, channels }, samples });
};
