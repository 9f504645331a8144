import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import pLimit from 'p-limit';
import { crc16 } from '../audio/crc16.js';
import { infoFrame, infoFrameBytes } from '../audio/info-frame.js';
import { mp3FormatProblem } from '../audio/mp3-format.js';
import type { BlobStore } from '../domain/blob-store.js';
import type { Clip } from '../domain/clip.js';
import type { OnEvent } from '../domain/events.js';
import { HosoError } from '../domain/failure.js';
import type { PlanItem } from '../domain/plan.js';
import type { Timeline, TimelineEntry } from '../domain/timeline.js';
import { cutParts, type PartRange } from './cut-parts.js';
import { type ClipSource, gatherClips } from './gather-clips.js';
import { type EpisodeFormat, partKey, partRecipe } from './part-recipe.js';
import { type PlacedPart, placePart, shortestCutPauseMs } from './place-clips.js';
import { isPart, renderPart } from './render-part.js';

/** Clips are asked for in order, those of a part at once. */
export type AssembleRequest = ClipSource & {
  /** Names the episode in events. */
  readonly script: string;
  readonly items: readonly PlanItem[];
  readonly format: EpisodeFormat;
  readonly ffmpegPath: string;
  /** Encoded parts by the key of their recipe; what it gives back is checked to be whole MP3 frames, no more. */
  readonly parts: BlobStore | null;
  /** Parts that are encoded at once. */
  readonly concurrency: number;
  /** The MP3; written beside it first, so that it never stands there unfinished. */
  readonly file: string;
  /** Room for a tag at the file's head: zeros, for the caller to fill. */
  readonly leadingBytes?: number;
  readonly onEvent: OnEvent;
  readonly signal: AbortSignal;
};

export type AssembledPart = {
  readonly key: string;
  readonly cached: boolean;
  readonly startFrame: number;
  readonly frames: number;
};

export type AssembledEpisode = {
  readonly timeline: Timeline;
  readonly parts: readonly AssembledPart[];
  /** MP3 frames after the Info frame. */
  readonly mp3Frames: number;
  /** Size of the file. */
  readonly bytes: number;
};

type EncodedPart = AssembledPart & { readonly mp3: Uint8Array; readonly mp3Frames: number };

const rejectOnAbort = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });

/** Waits for the clips of a part and lays it behind the one before. */
const gatherPart = async (
  request: AssembleRequest,
  range: PartRange,
  startFrame: number,
): Promise<{ part: PlacedPart; clips: readonly Clip[] }> => {
  const { items, format } = request;
  const { clips, factsOf } = await gatherClips(items.slice(range.from, range.to), request);
  return { part: placePart(items, range, factsOf, format.mp3.sampleRateHz, startFrame), clips };
};

/** The part's frames from the cache, or encoded now. */
const makePart = async (
  request: AssembleRequest,
  part: PlacedPart,
  clips: readonly Clip[],
  number: number,
  signal: AbortSignal,
): Promise<EncodedPart> => {
  const { script, onEvent, parts } = request;
  signal.throwIfAborted();
  const recipe = partRecipe(part, request.format);
  const key = partKey(recipe);
  const facts = { key, startFrame: part.startFrame, frames: part.frames, mp3Frames: part.mp3Frames };
  const kept = await parts?.get(key);
  if (kept && isPart(recipe, kept)) {
    onEvent({ type: 'part-cached', script, part: number });
    return { ...facts, cached: true, mp3: kept };
  }
  onEvent({ type: 'part-start', script, part: number });
  const readClip = async (index: number) => {
    const clip = clips[index];
    if (clip === undefined) throw new Error(`part ${number} has no clip ${index}`);
    return clip.read();
  };
  const mp3 = await renderPart(recipe, readClip, request.ffmpegPath, signal);
  await parts?.put(key, mp3);
  onEvent({ type: 'part-end', script, part: number });
  return { ...facts, cached: false, mp3 };
};

/** Writes parts behind one another and, at the end, the Info frame before them. */
class EpisodeWriter {
  readonly #file: FileHandle;
  readonly #request: AssembleRequest;
  readonly #start: number;
  readonly #parts: AssembledPart[] = [];
  #bytes = 0;
  #crc = 0;
  #mp3Frames = 0;

  constructor(file: FileHandle, request: AssembleRequest) {
    this.#file = file;
    this.#request = request;
    this.#start = (request.leadingBytes ?? 0) + infoFrameBytes(request.format.mp3);
  }

  async write({ mp3, mp3Frames, ...part }: EncodedPart): Promise<void> {
    await this.#writeAt(this.#start + this.#bytes, mp3);
    this.#bytes += mp3.length;
    this.#crc = crc16(mp3, this.#crc);
    this.#mp3Frames += mp3Frames;
    this.#parts.push(part);
  }

  async #writeAt(position: number, bytes: Uint8Array): Promise<void> {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await this.#file.write(bytes, done, bytes.length - done, position + done);
      done += bytesWritten;
    }
  }

  async finish(entries: readonly TimelineEntry[]): Promise<AssembledEpisode> {
    const { mp3: format } = this.#request.format;
    const samples = this.#parts.reduce((total, { frames }) => total + frames, 0);
    const info = infoFrame({
      format,
      frames: this.#mp3Frames,
      bytes: this.#bytes,
      crc: this.#crc,
      samples,
    });
    await this.#writeAt(this.#start - info.length, info);
    return {
      timeline: { sampleRateHz: format.sampleRateHz, frames: samples, entries },
      parts: this.#parts,
      mp3Frames: this.#mp3Frames,
      bytes: this.#start + this.#bytes,
    };
  }
}

/** Gathers, encodes and writes all parts; the first failure stops all of it. */
const assembleParts = async (
  request: AssembleRequest,
  writer: EpisodeWriter,
  stopping: AbortController,
): Promise<AssembledEpisode> => {
  const ranges = cutParts(request.items, shortestCutPauseMs(request.format.mp3.sampleRateHz));
  const limit = pLimit(request.concurrency);
  const stopped = rejectOnAbort(stopping.signal);
  stopped.catch(() => {});
  const pending: Promise<EncodedPart>[] = [];
  const entries: TimelineEntry[] = [];
  // One more than are encoded at once, so that the next is ready; the rest waits unread, which keeps memory flat.
  const writeUntil = async (left: number): Promise<void> => {
    while (pending.length > left) {
      const next = pending[0];
      if (next !== undefined) await writer.write(await next);
      pending.shift();
    }
  };
  try {
    let startFrame = 0;
    for (const [index, range] of ranges.entries()) {
      const { part, clips } = await Promise.race([gatherPart(request, range, startFrame), stopped]);
      startFrame += part.frames;
      entries.push(...part.entries);
      const encoded = limit(() => makePart(request, part, clips, index + 1, stopping.signal));
      encoded.catch((error) => stopping.abort(error));
      pending.push(encoded);
      await writeUntil(request.concurrency);
    }
    await writeUntil(0);
    return await writer.finish(entries);
  } catch (error) {
    stopping.abort(error);
    throw error;
  } finally {
    await Promise.allSettled(pending);
  }
};

/** Only these are the output's own failures; others (of the cache, of the engine) carry their code already. */
const asOutputFailure = (file: string, error: unknown): unknown => {
  const isSystemError = error instanceof Error && 'syscall' in error;
  if (!isSystemError) return error;
  return new HosoError(
    { code: 'output-unwritable', message: `${file} cannot be written: ${error.message}` },
    { cause: error },
  );
};

/**
 * Clips and pauses → the finished sound as one MP3 (without tag): encoded in parts that are kept in `parts`, so that
 * a changed sentence costs one part; joined behind an Info frame that tells the exact length. Parts are encoded as
 * soon as their clips are there. Throws what `clip`, `use` or the cache threw, the signal's reason, or HosoError
 * (`config-invalid` for a format that no MP3 has, `ffmpeg-missing`, `ffmpeg-failed`, `output-unwritable`); then no
 * file and no process is left.
 */
export const assembleEpisode = async (request: AssembleRequest): Promise<AssembledEpisode> => {
  const problem = mp3FormatProblem(request.format.mp3);
  if (problem !== null) throw new HosoError({ code: 'config-invalid', message: problem });
  request.signal.throwIfAborted();
  const stopping = new AbortController();
  const stop = (): void => stopping.abort(request.signal.reason);
  request.signal.addEventListener('abort', stop);
  const unfinished = `${request.file}.unfinished`;
  let file: FileHandle | undefined;
  try {
    file = await open(unfinished, 'w');
    const episode = await assembleParts(request, new EpisodeWriter(file, request), stopping);
    await file.close();
    await rename(unfinished, request.file);
    return episode;
  } catch (error) {
    await file?.close();
    await rm(unfinished, { force: true });
    throw asOutputFailure(request.file, error);
  } finally {
    request.signal.removeEventListener('abort', stop);
  }
};
