import { encodeMp3 } from '../audio/ffmpeg.js';
import { samplesPerFrame } from '../audio/mp3-format.js';
import { sliceFrames, splitFrames } from '../audio/mp3-frames.js';
import { pcmBytes } from '../audio/wav.js';
import { HosoError } from '../domain/failure.js';
import type { Pcm } from '../domain/pcm.js';
import { type EpisodeFormat, fadeFramesOf, type PartRecipe, type RecipeClip } from './part-recipe.js';
import { SURROUNDING_MP3_FRAMES } from './place-part.js';
import { renderClip } from './render-clip.js';

/** A clip at its place, and the way to its sound. */
export type PlacedSound = { readonly clip: RecipeClip; readonly read: () => Promise<Pcm> };

/** In order of time; may come as the clips do. */
export type PlacedSounds = Iterable<PlacedSound> | AsyncIterable<PlacedSound>;

const CHUNK_FRAMES = 65_536;

function* silence(frames: number, channels: number): Generator<Uint8Array> {
  for (let left = frames; left > 0; left -= CHUNK_FRAMES) {
    yield new Uint8Array(Math.min(left, CHUNK_FRAMES) * channels * 2);
  }
}

/**
 * PCM as bytes, a clip at a time: from `beforeFrames` before frame 0 up to `endFrame` (asked for when all clips are
 * through), with silence where no clip is.
 */
export async function* renderPcm(
  sounds: PlacedSounds,
  format: EpisodeFormat,
  beforeFrames: number,
  endFrame: () => number,
): AsyncGenerator<Uint8Array> {
  const { sampleRateHz, channels } = format.mp3;
  const { ceilingDb } = format;
  const target = { sampleRateHz, channels, fadeFrames: fadeFramesOf(format), ceilingDb };
  let at = -beforeFrames;
  for await (const { clip, read } of sounds) {
    yield* silence(clip.startFrame - at, channels);
    const samples = renderClip(await read(), clip, target);
    if (samples.length !== clip.frames * channels) {
      throw new Error(`clip ${clip.pcmHash}: ${samples.length / channels} frames instead of ${clip.frames}`);
    }
    yield pcmBytes({ format: target, samples });
    at = clip.startFrame + clip.frames;
  }
  yield* silence(endFrame() - at, channels);
}

/** Whether bytes (of a cache, say) are whole MP3 frames, as many as the recipe asks for. */
export const isPart = (recipe: PartRecipe, bytes: Uint8Array): boolean => {
  const frames = splitFrames(bytes);
  return frames.ok && frames.value.offsets.length === recipe.mp3Frames + 1;
};

/**
 * A part's MP3 frames, to be joined with its neighbours' as they are. `mp3Frames` is asked for when all clips are
 * through. Throws as `encodeMp3` does.
 */
export const renderPart = async (
  sounds: PlacedSounds,
  format: EpisodeFormat,
  mp3Frames: () => number,
  ffmpegPath: string,
  signal: AbortSignal,
): Promise<Uint8Array> => {
  const mp3Frame = samplesPerFrame(format.mp3.sampleRateHz);
  const endFrame = (): number => (mp3Frames() + SURROUNDING_MP3_FRAMES) * mp3Frame;
  const pcm = renderPcm(sounds, format, SURROUNDING_MP3_FRAMES * mp3Frame, endFrame);
  const { mp3, compressionLevel } = format;
  const frames = splitFrames(await encodeMp3(pcm, { format: mp3, compressionLevel, ffmpegPath }, signal));
  if (!frames.ok) throw new HosoError({ code: 'ffmpeg-failed', message: `ffmpeg: ${frames.error}` });
  const part = sliceFrames(frames.value, SURROUNDING_MP3_FRAMES, SURROUNDING_MP3_FRAMES + mp3Frames());
  if (part === undefined) {
    const message = `ffmpeg gave ${frames.value.offsets.length - 1} MP3 frames, too few for a part of ${mp3Frames()}`;
    throw new HosoError({ code: 'ffmpeg-failed', message });
  }
  return part;
};
