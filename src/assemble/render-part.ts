import { type EncodeSettings, encodeMp3 } from '../audio/ffmpeg.js';
import { samplesPerFrame } from '../audio/mp3-format.js';
import { sliceFrames, splitFrames } from '../audio/mp3-frames.js';
import { pcmBytes } from '../audio/wav.js';
import { HosoError } from '../domain/failure.js';
import type { Pcm } from '../domain/pcm.js';
import type { PartRecipe } from './part-recipe.js';
import { renderClip } from './render-clip.js';

/** Reads the sound of the recipe's clip number `index`. */
export type ReadClip = (index: number) => Promise<Pcm>;

/** What of a recipe decides the sound before it is encoded. */
export type SoundRecipe = Pick<PartRecipe, 'mp3' | 'fadeFrames' | 'clips'>;

const CHUNK_FRAMES = 65_536;

function* silence(frames: number, channels: number): Generator<Uint8Array> {
  for (let left = frames; left > 0; left -= CHUNK_FRAMES) {
    yield new Uint8Array(Math.min(left, CHUNK_FRAMES) * channels * 2);
  }
}

/**
 * PCM as bytes, a clip at a time: from `beforeFrames` before the recipe's frame 0 up to its frame `endFrame`, with
 * silence where no clip is.
 */
export async function* renderPcm(
  recipe: SoundRecipe,
  readClip: ReadClip,
  beforeFrames: number,
  endFrame: number,
): AsyncGenerator<Uint8Array> {
  const { sampleRateHz, channels } = recipe.mp3;
  const target = { sampleRateHz, channels, fadeFrames: recipe.fadeFrames };
  let at = -beforeFrames;
  for (const [index, clip] of recipe.clips.entries()) {
    yield* silence(clip.startFrame - at, channels);
    const pcm = await readClip(index);
    const samples = renderClip(pcm, clip, target);
    if (samples.length !== clip.frames * channels) {
      throw new Error(`clip ${clip.pcmHash}: ${samples.length / channels} frames instead of ${clip.frames}`);
    }
    yield pcmBytes({ format: target, samples });
    at = clip.startFrame + clip.frames;
  }
  yield* silence(endFrame - at, channels);
}

/** Whether bytes (of a cache, say) are whole MP3 frames, as many as the recipe asks for. */
export const isPart = (recipe: PartRecipe, bytes: Uint8Array): boolean => {
  const frames = splitFrames(bytes);
  return frames.ok && frames.value.offsets.length === recipe.mp3Frames + 1;
};

/** The part's MP3 frames, to be joined with its neighbours' as they are. Throws as `encodeMp3` does. */
export const renderPart = async (
  recipe: PartRecipe,
  readClip: ReadClip,
  ffmpegPath: string,
  signal: AbortSignal,
): Promise<Uint8Array> => {
  const { mp3, compressionLevel, surroundingMp3Frames, mp3Frames } = recipe;
  const mp3Frame = samplesPerFrame(mp3.sampleRateHz);
  const pcm = renderPcm(
    recipe,
    readClip,
    surroundingMp3Frames * mp3Frame,
    (mp3Frames + surroundingMp3Frames) * mp3Frame,
  );
  const settings: EncodeSettings = { format: mp3, compressionLevel, ffmpegPath };
  const frames = splitFrames(await encodeMp3(pcm, settings, signal));
  if (!frames.ok) throw new HosoError({ code: 'ffmpeg-failed', message: `ffmpeg: ${frames.error}` });
  const part = sliceFrames(frames.value, surroundingMp3Frames, surroundingMp3Frames + mp3Frames);
  if (part === undefined) {
    const message = `ffmpeg gave ${frames.value.offsets.length - 1} MP3 frames, too few for a part of ${mp3Frames}`;
    throw new HosoError({ code: 'ffmpeg-failed', message });
  }
  return part;
};
