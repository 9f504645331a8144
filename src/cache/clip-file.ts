import { z } from 'zod';
import { MEASURE_REVISION, measureClip } from '../audio/measure-clip.js';
import { encodeWav, pcmBytes, riffChunks } from '../audio/wav.js';
import type { Clip, ClipMeasure } from '../domain/clip.js';
import type { ClipKey } from '../domain/clip-key.js';
import type { Pcm, PcmFormat } from '../domain/pcm.js';
import { frameCount } from '../domain/pcm.js';
import { canonicalJson } from '../util/canonical-json.js';
import { sha256 } from '../util/sha256.js';

/** Raised when the layout of a clip file changes: files of another version are misses. */
const FORMAT_VERSION = 1;
const CHUNK_ID = 'hoso';
const FORMAT_BYTES = 16;
const CHUNK_HEADER_BYTES = 8;

/** Files of earlier versions have none; one of another revision is left unread. */
const measureSchema = z.strictObject({
  revision: z.number().int(),
  fromFrame: z.number().int(),
  toFrame: z.number().int(),
  peakDb: z.number(),
  steps: z.array(z.number()),
  stepPeaks: z.array(z.number()),
});
type StoredMeasure = ClipMeasure & { readonly revision: number };

const chunkSchema = z.strictObject({
  formatVersion: z.literal(FORMAT_VERSION),
  key: z.string(),
  pcmHash: z.string(),
  timing: z.array(z.strictObject({ text: z.string(), startS: z.number(), endS: z.number() })).nullable(),
  measure: measureSchema.optional(),
  /** Of all the above and the format: a changed byte of the head is seen without reading the sound. */
  headHash: z.string(),
});

/** What the head of a clip file says; the sound stands from `soundOffset` to the end of the file. */
export type ClipHead = {
  readonly key: ClipKey;
  readonly format: PcmFormat;
  readonly frames: number;
  readonly pcmHash: string;
  readonly timing: Clip['timing'];
  readonly measure?: ClipMeasure;
  readonly soundOffset: number;
};

const headHash = (
  head: Omit<ClipHead, 'soundOffset' | 'measure'>,
  measure: StoredMeasure | undefined,
): string =>
  sha256(
    canonicalJson({
      formatVersion: FORMAT_VERSION,
      key: head.key,
      ...head.format,
      frames: head.frames,
      pcmHash: head.pcmHash,
      timing: head.timing,
      ...(measure === undefined ? {} : { measure }),
    }),
  );

/** RIFF fills odd chunks up with a byte that nobody checks: a space is part of the JSON. */
const evenBytes = (json: string): Uint8Array => {
  const bytes = new TextEncoder().encode(json);
  return bytes.length % 2 === 0 ? bytes : new TextEncoder().encode(`${json} `);
};

/** A WAV file that any player plays, with hoso's own chunk before the sound; in two pieces, to spare a copy. */
export const encodeClip = (
  key: ClipKey,
  pcm: Pcm,
  timing: Clip['timing'],
): { readonly pieces: readonly Uint8Array[]; readonly head: ClipHead } => {
  const sound = pcmBytes(pcm);
  const head = { key, format: pcm.format, frames: frameCount(pcm), pcmHash: sha256(sound), timing };
  const { pcmHash } = head;
  const measure = measureClip(pcm);
  const stored = { ...measure, revision: MEASURE_REVISION };
  const chunk = canonicalJson({
    formatVersion: FORMAT_VERSION,
    key,
    pcmHash,
    timing,
    measure: stored,
    headHash: headHash(head, stored),
  });
  const start = encodeWav({ format: pcm.format, samples: new Int16Array(0) }, [
    { id: CHUNK_ID, data: evenBytes(chunk) },
  ]);
  const view = new DataView(start.buffer);
  view.setUint32(4, start.length - 8 + sound.length, true);
  view.setUint32(start.length - 4, sound.length, true);
  return { pieces: [start, sound], head: { ...head, measure, soundOffset: start.length } };
};

const parseFormat = (data: Uint8Array): PcmFormat | null => {
  if (data.length !== FORMAT_BYTES) return null;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const channels = view.getUint16(2, true);
  const sampleRateHz = view.getUint32(4, true);
  const isOurs =
    view.getUint16(0, true) === 1 &&
    view.getUint32(8, true) === sampleRateHz * channels * 2 &&
    view.getUint16(12, true) === channels * 2 &&
    view.getUint16(14, true) === 16;
  return isOurs ? { channels, sampleRateHz } : null;
};

const parseChunk = (data: Uint8Array): z.infer<typeof chunkSchema> | null => {
  try {
    return chunkSchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(data)));
  } catch {
    return null;
  }
};

/**
 * Reads the head of a clip file from its first bytes. Null: not a whole, unchanged clip of this key. A number:
 * the head is longer than `start`, and this many bytes of the file are needed.
 */
export const parseClipHead = (
  key: ClipKey,
  start: Uint8Array,
  fileBytes: number,
): ClipHead | number | null => {
  const [format, own, sound] = riffChunks(start);
  if (format?.id !== 'fmt ' || own?.id !== CHUNK_ID) return null;
  const ownEnd = own.data.byteOffset - start.byteOffset + own.statedBytes + (own.statedBytes % 2);
  const soundOffset = ownEnd + CHUNK_HEADER_BYTES;
  if (soundOffset > fileBytes) return null;
  if (soundOffset > start.length) return soundOffset;
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  const soundBytes = view.getUint32(ownEnd + 4, true);
  const isWhole = view.getUint32(4, true) === fileBytes - 8 && soundOffset + soundBytes === fileBytes;
  if (sound?.id !== 'data' || !isWhole) return null;
  const pcmFormat = parseFormat(format.data);
  const chunk = parseChunk(own.data);
  if (pcmFormat === null || chunk === null || chunk.key !== key) return null;
  const head = {
    key,
    format: pcmFormat,
    frames: soundBytes / (2 * pcmFormat.channels),
    pcmHash: chunk.pcmHash,
    timing: chunk.timing,
  };
  if (chunk.headHash !== headHash(head, chunk.measure)) return null;
  if (chunk.measure?.revision !== MEASURE_REVISION) return { ...head, soundOffset };
  const { revision: _, ...measure } = chunk.measure;
  return { ...head, measure, soundOffset };
};

/** Whether bytes are the whole sound of a clip, none of it changed. */
export const isClipSound = (head: ClipHead, sound: Uint8Array): boolean => sha256(sound) === head.pcmHash;
