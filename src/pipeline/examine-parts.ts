import { type FileHandle, open } from 'node:fs/promises';
import type { AssembledPart } from '../assemble/assemble-episode.js';
import { cutStream } from '../audio/cut-stream.js';
import { decodeFrames, decodeStream } from '../audio/ffmpeg.js';
import { DECODER_DELAY, ENCODER_DELAY } from '../audio/info-frame.js';
import { samplesPerFrame } from '../audio/mp3-format.js';
import { sliceFrames, splitFrames } from '../audio/mp3-frames.js';
import type { BlobStore } from '../domain/blob-store.js';
import { HosoError } from '../domain/failure.js';
import type { PcmFormat } from '../domain/pcm.js';
import {
  EXAMINE_REVISION,
  examinePart,
  type PartFindings,
  partFindingsSchema,
} from '../publish/examine-part.js';
import { readInto } from '../util/read-into.js';
import { sha256 } from '../util/sha256.js';
import { SpareBuffers } from '../util/spare-buffers.js';

export type ExamineRequest = {
  /** The finished MP3. */
  readonly file: string;
  readonly format: PcmFormat;
  readonly parts: readonly AssembledPart[];
  /** Keeps what was found, by the part's own bytes. */
  readonly store: BlobStore;
  readonly ffmpegPath: string;
  readonly signal: AbortSignal;
};

export type ExaminedPart = {
  readonly part: AssembledPart;
  readonly findings: PartFindings;
  /** Names what its MP3 frames hold. */
  readonly key: string;
  /** Now, and not when the same bytes were made. */
  readonly isDecoded: boolean;
};

/** MP3 frames that are decoded around a part: the first ones of a stream are not whole. */
const AROUND_MP3_FRAMES = 4;
/** Some 15 MB. */
const MOST_PARTS_AT_ONCE = 20;

const storeKey = (mp3: Uint8Array): string => sha256(`examined ${EXAMINE_REVISION} ${sha256(mp3)}`);

const knownFindings = async (store: BlobStore, key: string): Promise<PartFindings | null> => {
  const bytes = await store.get(key);
  if (bytes === null) return null;
  try {
    return partFindingsSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return null;
  }
};

const remember = (store: BlobStore, key: string, findings: PartFindings): Promise<void> =>
  store.put(key, new TextEncoder().encode(JSON.stringify(findings)));

/** All parts in one decode of the file, as a player does it. */
const examineWhole = async (request: ExamineRequest): Promise<PartFindings[]> => {
  const { file, format, parts, ffmpegPath, signal } = request;
  const decoded = decodeStream(file, format, ffmpegPath, signal);
  const lengths = parts.map(({ frames }) => frames);
  const findings: PartFindings[] = [];
  let rest = 0;
  const pieces = cutStream(decoded, format, 0, lengths, (frames) => {
    rest = frames;
  });
  for await (const piece of pieces) findings.push(examinePart(piece));
  // Sound behind the end belongs to the last part, which is then too long.
  return findings.map((found, index) =>
    index === parts.length - 1 ? { ...found, frames: found.frames + rest } : found,
  );
};

const notFrames = (problem: string): HosoError =>
  new HosoError({ code: 'gate-failed', message: `decode: ${problem}` });

/** The names of what the parts' MP3 frames hold; one part stands in memory at a time. */
const keysOfParts = async (file: FileHandle, parts: readonly AssembledPart[]): Promise<string[]> => {
  const keys: string[] = [];
  const spare = new SpareBuffers();
  for (const { startByte, endByte, mp3Frames } of parts) {
    const buffer = spare.take(endByte - startByte);
    const mp3 = await readInto(file, buffer, startByte);
    const frames = splitFrames(mp3);
    if (!frames.ok) throw notFrames(frames.error);
    const count = frames.value.offsets.length - 1;
    if (count !== mp3Frames)
      throw notFrames(`${count} MP3 frames at byte ${startByte} instead of ${mp3Frames}`);
    keys.push(storeKey(mp3));
    spare.giveBack(buffer);
  }
  const { size } = await file.stat();
  const end = parts.at(-1)?.endByte ?? size;
  if (size !== end) throw notFrames(`the file has ${size} bytes instead of ${end}`);
  return keys;
};

/** Some parts behind one another, decoded with the frames around them: with the joins. */
const examineRun = async (
  { format, parts, ffmpegPath, signal }: ExamineRequest,
  file: FileHandle,
  from: number,
  to: number,
): Promise<PartFindings[]> => {
  const [first, last] = [parts[from - 1] ?? parts[from], parts[to] ?? parts[to - 1]];
  const startByte = first?.startByte ?? 0;
  const buffer = new Uint8Array((last?.endByte ?? startByte) - startByte);
  const frames = splitFrames(await readInto(file, buffer, startByte));
  if (!frames.ok) throw notFrames(frames.error);
  const before = parts[from - 1]?.mp3Frames ?? 0;
  const length = parts.slice(from, to).reduce((sum, { mp3Frames }) => sum + mp3Frames, 0);
  const lead = Math.min(before, AROUND_MP3_FRAMES);
  const end = Math.min(frames.value.offsets.length - 1, before + length + AROUND_MP3_FRAMES);
  const bytes = sliceFrames(frames.value, before - lead, end) ?? new Uint8Array(0);
  const skip = lead * samplesPerFrame(format.sampleRateHz) + ENCODER_DELAY + DECODER_DELAY;
  const lengths = parts.slice(from, to).map((part) => part.frames);
  const decoded = decodeFrames(bytes, format, ffmpegPath, signal);
  const findings: PartFindings[] = [];
  for await (const piece of cutStream(decoded, format, skip, lengths)) findings.push(examinePart(piece));
  return findings;
};

/** Stretches of parts of which nothing is known: from, to. Long ones are cut: their bytes stand in memory. */
const unknownRuns = (known: readonly (PartFindings | null)[]): readonly (readonly [number, number])[] => {
  const runs: [number, number][] = [];
  known.forEach((findings, index) => {
    if (findings !== null) return;
    const last = runs.at(-1);
    if (last?.[1] === index && index - last[0] < MOST_PARTS_AT_ONCE) last[1] = index + 1;
    else runs.push([index, index + 1]);
  });
  return runs;
};

/**
 * What is heard in each part of a finished MP3. Parts whose bytes were examined before are not decoded again; when
 * most are new, the whole file is decoded at once, as a player does it. Throws HosoError: `ffmpeg-failed` with what
 * the decoder says, `gate-failed` when the file is no whole row of frames.
 */
export const examineParts = async (request: ExamineRequest): Promise<readonly ExaminedPart[]> => {
  const { file, parts, store } = request;
  const handle = await open(file, 'r');
  try {
    const keys = await keysOfParts(handle, parts);
    const known = await Promise.all(keys.map((key) => knownFindings(store, key)));
    const isWhole = known.filter((findings) => findings === null).length * 2 > parts.length;
    const findings = [...known];
    if (isWhole) {
      findings.splice(0, parts.length, ...(await examineWhole(request)));
    } else {
      for (const [from, to] of unknownRuns(known)) {
        findings.splice(from, to - from, ...(await examineRun(request, handle, from, to)));
      }
    }
    return await Promise.all(
      parts.map(async (part, index) => {
        const found = findings[index];
        if (found === undefined || found === null) throw new Error(`part ${index + 1} was not examined`);
        const key = keys[index] ?? '';
        if (known[index] === null) await remember(store, key, found);
        return { part, findings: found, key, isDecoded: isWhole || known[index] === null };
      }),
    );
  } finally {
    await handle.close();
  }
};
