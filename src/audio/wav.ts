import type { Pcm } from '../domain/pcm.js';
import { err, ok, type Result } from '../util/result.js';

/** A chunk of a RIFF file. `data` holds what is there of it: less than `statedBytes` when the file is cut short. */
export type RiffChunk = {
  /** Four ASCII characters, e.g. `fmt ` or `data`. */
  readonly id: string;
  readonly statedBytes: number;
  readonly data: Uint8Array;
};

const RIFF_HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;
const FORMAT_PCM = 1;
const FORMAT_FLOAT = 3;
const FORMAT_EXTENSIBLE = 0xfffe;
/** Writers that cannot seek back state 0xFFFFFFFF (ffmpeg) or something just below 2 GiB (sox). */
const STREAM_BYTES = 0x7fff0000;

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const ascii = (bytes: Uint8Array, offset: number): string =>
  String.fromCharCode(...bytes.subarray(offset, offset + 4));

/** The chunks of a RIFF/WAVE file in order. Empty when it is none. A chunk that fills the file is the last. */
export const riffChunks = (bytes: Uint8Array): RiffChunk[] => {
  if (bytes.length < RIFF_HEADER_BYTES || ascii(bytes, 0) !== 'RIFF' || ascii(bytes, 8) !== 'WAVE') return [];
  const view = viewOf(bytes);
  const statedEnd = view.getUint32(4, true) + 8;
  const chunks: RiffChunk[] = [];
  let at = RIFF_HEADER_BYTES;
  while (at + CHUNK_HEADER_BYTES <= bytes.length) {
    const id = ascii(bytes, at);
    const statedBytes = view.getUint32(at + 4, true);
    const start = at + CHUNK_HEADER_BYTES;
    // A data chunk of size 0 is a stream's when the file's own size was not filled in either.
    const isStream =
      id === 'data' && (statedBytes >= STREAM_BYTES || (statedBytes === 0 && statedEnd !== bytes.length));
    const end = isStream ? bytes.length : Math.min(bytes.length, start + statedBytes);
    const data = bytes.subarray(start, end);
    chunks.push({ id, statedBytes: isStream ? data.length : statedBytes, data });
    at = end + (statedBytes % 2);
  }
  return chunks;
};

type WavFormat = { codec: number; channels: number; sampleRateHz: number; bits: number };

const parseFormat = (data: Uint8Array): Result<WavFormat, string> => {
  if (data.length < 16) return err('WAV: the fmt chunk is cut short');
  const view = viewOf(data);
  const tag = view.getUint16(0, true);
  if (tag === FORMAT_EXTENSIBLE && data.length < 26) return err('WAV: the extensible fmt chunk is cut short');
  const codec = tag === FORMAT_EXTENSIBLE ? view.getUint16(24, true) : tag;
  const format = {
    codec,
    channels: view.getUint16(2, true),
    sampleRateHz: view.getUint32(4, true),
    bits: view.getUint16(14, true),
  };
  if (format.channels < 1 || format.sampleRateHz < 1) return err('WAV: no channels or no sample rate');
  const known =
    (codec === FORMAT_PCM && [8, 16, 24, 32].includes(format.bits)) ||
    (codec === FORMAT_FLOAT && [32, 64].includes(format.bits));
  if (!known) return err(`WAV: format ${codec} with ${format.bits} bits is not supported`);
  return ok(format);
};

const toInt16 = (scaled: number): number => Math.max(-32768, Math.min(32767, Math.round(scaled)));

/** Reads sample number `index` on the 16-bit scale. */
const sampleReader = (data: Uint8Array, { codec, bits }: WavFormat): ((index: number) => number) => {
  const view = viewOf(data);
  if (codec === FORMAT_FLOAT) {
    return bits === 32
      ? (index) => view.getFloat32(index * 4, true) * 32768
      : (index) => view.getFloat64(index * 8, true) * 32768;
  }
  if (bits === 8) return (index) => (view.getUint8(index) - 128) * 256;
  if (bits === 24) {
    return (index) => (view.getUint16(index * 3, true) + view.getInt8(index * 3 + 2) * 65536) / 256;
  }
  return (index) => view.getInt32(index * 4, true) / 65536;
};

const readSamples = (data: Uint8Array, format: WavFormat): Int16Array => {
  const count = data.length / (format.bits / 8);
  const isInt16 = format.codec === FORMAT_PCM && format.bits === 16;
  // Every platform that Node supports and hoso runs on is little-endian, as WAV is.
  if (isInt16 && data.byteOffset % 2 === 0) return new Int16Array(data.buffer, data.byteOffset, count);
  const samples = new Int16Array(count);
  if (isInt16) {
    new Uint8Array(samples.buffer).set(data);
    return samples;
  }
  const read = sampleReader(data, format);
  for (let index = 0; index < samples.length; index += 1) samples[index] = toInt16(read(index));
  return samples;
};

/**
 * A WAV file as 16-bit PCM, which may be a view of the file's own bytes. Takes 8, 16, 24 and 32 bit integers, 32 and 64 bit floats, WAVE_FORMAT_EXTENSIBLE,
 * and streams whose sizes were never filled in. The error says what is wrong; sound that is cut short is one.
 */
export const parseWav = (bytes: Uint8Array): Result<Pcm, string> => {
  if (bytes.length === 0) return err('WAV: the file is empty');
  const chunks = riffChunks(bytes);
  const formatChunk = chunks.find((chunk) => chunk.id === 'fmt ');
  const dataChunk = chunks.find((chunk) => chunk.id === 'data');
  if (formatChunk === undefined) return err('WAV: not a RIFF/WAVE file, or no fmt chunk');
  if (dataChunk === undefined) return err('WAV: no data chunk: the file is cut short');
  const format = parseFormat(formatChunk.data);
  if (!format.ok) return format;
  const { data, statedBytes } = dataChunk;
  if (data.length < statedBytes) {
    return err(`WAV: cut short: ${data.length} of ${statedBytes} bytes of sound are there`);
  }
  if (data.length % ((format.value.bits / 8) * format.value.channels) !== 0) {
    return err('WAV: cut short: the sound ends in the middle of a sample frame');
  }
  const { sampleRateHz, channels } = format.value;
  return ok({ format: { sampleRateHz, channels }, samples: readSamples(data, format.value) });
};

const writeChunk = (view: DataView, at: number, id: string, data: Uint8Array): number => {
  for (let index = 0; index < 4; index += 1) view.setUint8(at + index, id.charCodeAt(index));
  view.setUint32(at + 4, data.length, true);
  new Uint8Array(view.buffer).set(data, at + CHUNK_HEADER_BYTES);
  return at + CHUNK_HEADER_BYTES + data.length + (data.length % 2);
};

/** The samples' bytes without copying them. */
export const pcmBytes = ({ samples }: Pcm): Uint8Array =>
  new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);

/** A 16-bit WAV file; `extraChunks` stand between `fmt ` and `data`, so that the file's head tells them. */
export const encodeWav = (
  pcm: Pcm,
  extraChunks: readonly { readonly id: string; readonly data: Uint8Array }[] = [],
): Uint8Array => {
  const { sampleRateHz, channels } = pcm.format;
  const format = new DataView(new ArrayBuffer(16));
  format.setUint16(0, FORMAT_PCM, true);
  format.setUint16(2, channels, true);
  format.setUint32(4, sampleRateHz, true);
  format.setUint32(8, sampleRateHz * channels * 2, true);
  format.setUint16(12, channels * 2, true);
  format.setUint16(14, 16, true);
  const chunks = [
    { id: 'fmt ', data: new Uint8Array(format.buffer) },
    ...extraChunks,
    { id: 'data', data: pcmBytes(pcm) },
  ];
  const bytes = new Uint8Array(
    chunks.reduce(
      (total, { data }) => total + CHUNK_HEADER_BYTES + data.length + (data.length % 2),
      RIFF_HEADER_BYTES,
    ),
  );
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('RIFF'), 0);
  view.setUint32(4, bytes.length - 8, true);
  bytes.set(new TextEncoder().encode('WAVE'), 8);
  let at = RIFF_HEADER_BYTES;
  for (const { id, data } of chunks) at = writeChunk(view, at, id, data);
  return bytes;
};
