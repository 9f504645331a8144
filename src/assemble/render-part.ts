import { encodeMp3 } from '../audio/ffmpeg.js';
import { samplesPerFrame } from '../audio/mp3-format.js';
import { sliceFrames, splitFrames } from '../audio/mp3-frames.js';
import { pcmBytes } from '../audio/wav.js';
import { HosoError } from '../domain/failure.js';
import type { Pcm } from '../domain/pcm.js';
import { type GainPoint, type GapSide, gapGain, LIFT_FROM_MS } from './bed-gain.js';
import type { BedTrack } from './bed-track.js';
import {
  type EpisodeFormat,
  fadeFramesOf,
  type PartRecipe,
  type RecipeBed,
  type RecipeClip,
} from './part-recipe.js';
import { marginFrames, SURROUNDING_MP3_FRAMES } from './place-part.js';
import { renderClip } from './render-clip.js';

/** A clip at its place, and the way to its sound. */
export type PlacedSound = { readonly clip: RecipeClip; readonly read: () => Promise<Pcm> };

/** In order of time; may come as the clips do. */
export type PlacedSounds = Iterable<PlacedSound> | AsyncIterable<PlacedSound>;

type RenderedSound = { readonly clip: RecipeClip; readonly samples: Int16Array };

const CHUNK_FRAMES = 65_536;

/** The bed of one part: its sound, and what the part's recipe says of it. */
export type PartBed = { readonly track: BedTrack; readonly recipe: RecipeBed };

/** Silence, or the bed alone, from frame `from` to frame `to` of a part. */
function* quiet(
  from: number,
  to: number,
  channels: number,
  bed: PartBed | null,
  points: readonly GainPoint[],
): Generator<Uint8Array> {
  for (let at = from; at < to; at += CHUNK_FRAMES) {
    const samples = new Int16Array(Math.min(to - at, CHUNK_FRAMES) * channels);
    bed?.track.addTo(samples, at, bed.recipe.startFrame, points);
    yield pcmBytes({ format: { sampleRateHz: 0, channels }, samples });
  }
}

/** Tells how loud the bed is while a part's clips come one by one. */
class BedLevels {
  readonly #bed: RecipeBed;
  readonly #sampleRateHz: number;
  #before: GapSide = 'start';
  #from: number;

  constructor(bed: RecipeBed, sampleRateHz: number) {
    this.#bed = bed;
    this.#sampleRateHz = sampleRateHz;
    this.#from = 0;
    if (bed.leadMs !== null) {
      this.#before = 'speech';
      // The part begins within the pause that it was cut at: shortly before its first clip.
      this.#from = marginFrames(sampleRateHz) - this.#frames(bed.leadMs);
    }
  }

  #frames(ms: number): number {
    return Math.round((ms * this.#sampleRateHz) / 1_000);
  }

  #gap(after: GapSide, to: number, plannedMs: number | null): readonly GainPoint[] {
    const frames = plannedMs === null ? to - this.#from : this.#frames(plannedMs);
    const isLong = frames >= this.#frames(LIFT_FROM_MS);
    const gap = { before: this.#before, after, from: this.#from, to, isLong };
    return gapGain(gap, this.#bed.duckDb, this.#sampleRateHz);
  }

  /** Of the gap before a clip, and of the clip itself. Music between words is part of the gap that it stands in. */
  clip({ startFrame, frames, music }: RecipeClip): readonly GainPoint[] {
    const side = music === 'outside' ? 'jingle' : 'speech';
    const points = this.#gap(side, startFrame, null);
    this.#before = side;
    this.#from = startFrame + frames;
    return points;
  }

  /** Of the gap behind the last clip. */
  tail(endFrame: number): readonly GainPoint[] {
    const { tailMs } = this.#bed;
    return tailMs === null ? this.#gap('end', endFrame, null) : this.#gap('speech', endFrame, tailMs);
  }
}

/**
 * PCM as bytes, a clip at a time: from `beforeFrames` before frame 0 up to `endFrame` (asked for when all clips are
 * through), with silence, or the bed alone, where no clip is.
 */
export async function* renderPcm(
  sounds: PlacedSounds,
  format: EpisodeFormat,
  beforeFrames: number,
  endFrame: () => number,
  bed: PartBed | null,
): AsyncGenerator<Uint8Array> {
  const { sampleRateHz, channels } = format.mp3;
  const { ceilingDb } = format;
  const target = { sampleRateHz, channels, fadeFrames: fadeFramesOf(format), ceilingDb };
  const levels = bed === null ? null : new BedLevels(bed.recipe, sampleRateHz);
  let at = -beforeFrames;
  /** A clip, and the silence before it. */
  function* play({ clip, samples }: RenderedSound, points: readonly GainPoint[]): Generator<Uint8Array> {
    yield* quiet(at, clip.startFrame, channels, bed, points);
    at = clip.startFrame + clip.frames;
    bed?.track.addTo(samples, clip.startFrame, bed.recipe.startFrame, points);
    yield pcmBytes({ format: target, samples });
  }
  // How loud the bed is at music between words is known when the next word is.
  let held: RenderedSound[] = [];
  for await (const { clip, read } of sounds) {
    const samples = renderClip(await read(), clip, target);
    if (samples.length !== clip.frames * channels) {
      throw new Error(`clip ${clip.pcmHash}: ${samples.length / channels} frames instead of ${clip.frames}`);
    }
    held.push({ clip, samples });
    if (levels !== null && clip.music === 'between') continue;
    const points = levels?.clip(clip) ?? [];
    for (const sound of held) yield* play(sound, points);
    held = [];
  }
  const end = endFrame();
  const points = levels?.tail(end) ?? [];
  for (const sound of held) yield* play(sound, points);
  yield* quiet(at, end, channels, bed, points);
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
  bed: PartBed | null,
  ffmpegPath: string,
  signal: AbortSignal,
): Promise<Uint8Array> => {
  const mp3Frame = samplesPerFrame(format.mp3.sampleRateHz);
  const endFrame = (): number => (mp3Frames() + SURROUNDING_MP3_FRAMES) * mp3Frame;
  const pcm = renderPcm(sounds, format, SURROUNDING_MP3_FRAMES * mp3Frame, endFrame, bed);
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
