import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import pLimit from 'p-limit';
import { mp3FormatProblem } from '../audio/mp3-format.js';
import { HosoError } from '../domain/failure.js';
import type { UtteranceItem } from '../domain/plan.js';
import type { Timeline, TimelineEntry } from '../domain/timeline.js';
import { SpareBuffers } from '../util/spare-buffers.js';
import { cutParts, type PartRange } from './cut-parts.js';
import { EpisodeWriter } from './episode-writer.js';
import { type ClipSource, factsOfClips, gatherClips } from './gather-clips.js';
import { type ComingPart, type MadePart, makePart, type PartMaker } from './make-part.js';
import { type PlacedPart, placePart, shortestCutPauseMs } from './place-part.js';

/** Clips are asked for in order, those of a part at once. */
export type AssembleRequest = ClipSource &
  PartMaker & {
    /** Whether a clip has to be synthesized, as far as is known; its part is then encoded while clips come in. */
    readonly isNew?: (item: UtteranceItem) => boolean;
    /** Parts that are encoded at once. */
    readonly concurrency: number;
    /** The MP3; written beside it first, so that it never stands there unfinished. */
    readonly file: string;
    /** Room for a tag at the file's head: zeros, for the caller to fill. */
    readonly leadingBytes?: number;
    readonly signal: AbortSignal;
  };

export type AssembledPart = {
  readonly key: string;
  /** The key that it has at the episode's own ceiling: see PartMaker.ceilings. */
  readonly baseKey: string;
  readonly cached: boolean;
  readonly startFrame: number;
  readonly frames: number;
  readonly mp3Frames: number;
  /** Where its MP3 frames stand in the file. */
  readonly startByte: number;
  readonly endByte: number;
};

export type AssembledEpisode = {
  readonly timeline: Timeline;
  readonly parts: readonly AssembledPart[];
  /** MP3 frames after the Info frame. */
  readonly mp3Frames: number;
  /** Size of the file. */
  readonly bytes: number;
};

type PendingPart = { readonly placed: PlacedPart; readonly made: Promise<MadePart> };

/** Asks for a part's clips. */
const beginPart = (
  request: AssembleRequest,
  range: PartRange,
  number: number,
  startFrame: number,
): ComingPart => {
  const { items, format } = request;
  const clips = gatherClips(items.slice(range.from, range.to), request);
  const placed = Promise.all(clips).then((gathered) =>
    placePart(items, range, factsOfClips(gathered), format.mp3.sampleRateHz, startFrame),
  );
  // Each is also waited for by itself, and one failure is told once.
  for (const promise of [...clips, placed]) promise.catch(() => {});
  return { number, range, clips, placed, startFrame };
};

const rejectOnAbort = (signal: AbortSignal): Promise<never> => {
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  aborted.catch(() => {});
  return aborted;
};

/** Gathers, encodes and writes all parts; the first failure stops all of it, and nothing runs on. */
const assembleParts = async (
  request: AssembleRequest,
  writer: EpisodeWriter,
  stopping: AbortController,
): Promise<AssembledEpisode> => {
  const { sampleRateHz } = request.format.mp3;
  const limit = pLimit(request.concurrency);
  const stopped = rejectOnAbort(stopping.signal);
  const running = new Set<Promise<MadePart>>();
  const spare = new SpareBuffers();
  const pending: PendingPart[] = [];
  const entries: TimelineEntry[] = [];
  const parts: AssembledPart[] = [];
  let startFrame = 0;

  const begin = async (range: PartRange, number: number): Promise<PendingPart> => {
    const coming = beginPart(request, range, number, startFrame);
    const isNew = request.items
      .slice(range.from, range.to)
      .some((item) => item.type === 'utterance' && request.isNew?.(item) === true);
    const placed = Promise.race([coming.placed, stopped]);
    const make = () => limit(() => makePart(request, coming, isNew, spare, stopping.signal));
    const made = isNew ? make() : placed.then(make);
    running.add(made);
    made.catch((error) => stopping.abort(error)).finally(() => running.delete(made));
    return { placed: await placed, made };
  };
  // The parts behind those wait unread, which keeps memory flat.
  const writeUntil = async (left: number): Promise<void> => {
    for (const { placed, made } of pending.splice(0, pending.length - left)) {
      const { mp3, ...facts } = await made;
      const { startFrame: from, frames, mp3Frames } = placed;
      const bytes = await writer.write(mp3, mp3Frames);
      if (facts.cached) spare.giveBack(mp3);
      parts.push({ ...facts, startFrame: from, frames, mp3Frames, ...bytes });
    }
  };
  try {
    for (const [index, range] of cutParts(request.items, shortestCutPauseMs(sampleRateHz)).entries()) {
      const part = await begin(range, index + 1);
      startFrame += part.placed.frames;
      entries.push(...part.placed.entries);
      pending.push(part);
      await writeUntil(Math.min(pending.length, request.concurrency));
    }
    await writeUntil(0);
    const written = await writer.finish(startFrame);
    return { timeline: { sampleRateHz, frames: startFrame, entries }, parts, ...written };
  } catch (error) {
    stopping.abort(error);
    throw error;
  } finally {
    await Promise.allSettled(running);
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
    const writer = new EpisodeWriter(file, request.format.mp3, request.leadingBytes ?? 0);
    const episode = await assembleParts(request, writer, stopping);
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
