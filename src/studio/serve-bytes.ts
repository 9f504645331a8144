import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Context } from 'hono';

/** Something of known length of which a part can be read; `end` is the last byte. */
export type ByteSource = {
  readonly bytes: number;
  readonly type: string;
  /** Names this very content. */
  readonly etag: string;
  readonly read: (start: number, end: number) => Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
};

type Range = { readonly start: number; readonly end: number };

/** One range of a header; null: the header is to be passed over; `none`: no byte of it is there. */
const parseRange = (header: string | undefined, bytes: number): Range | null | 'none' => {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (match === null || (first === '' && last === '')) return null;
  if (first === '') {
    const length = Math.min(Number(last), bytes);
    return length === 0 ? 'none' : { start: bytes - length, end: bytes - 1 };
  }
  const start = Number(first);
  const end = last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (last !== '' && Number(last) < start) return null;
  return start >= bytes ? 'none' : { start, end };
};

/** Serves a sound: whole, a range of it (206), or its head; 416 where the range lies behind its end. */
export const serveBytes = (c: Context, { bytes, type, etag, read }: ByteSource): Response => {
  const headers: Record<string, string> = {
    'content-type': type,
    'accept-ranges': 'bytes',
    etag: `"${etag}"`,
    'cache-control': 'private, max-age=31536000, immutable',
  };
  const isCurrent = (c.req.header('if-range') ?? headers['etag']) === headers['etag'];
  const range = isCurrent ? parseRange(c.req.header('range'), bytes) : null;
  if (range === 'none') {
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${bytes}` } });
  }
  const { start, end } = range ?? { start: 0, end: bytes - 1 };
  const all = {
    ...headers,
    'content-length': String(end - start + 1),
    ...(range !== null && { 'content-range': `bytes ${start}-${end}/${bytes}` }),
  };
  const body = c.req.method === 'HEAD' ? null : read(start, end);
  return new Response(body, { status: range === null ? 200 : 206, headers: all });
};

/** A sound that lies in memory. */
export const memorySource = (sound: Uint8Array, type: string, etag: string): ByteSource => ({
  bytes: sound.length,
  type,
  etag,
  read: (start, end) =>
    new Uint8Array(sound.buffer as ArrayBuffer, sound.byteOffset + start, end - start + 1),
});

/** A file of which length and content are known. */
export const fileSource = (file: string, bytes: number, type: string, etag: string): ByteSource => ({
  bytes,
  type,
  etag,
  read: (start, end) => Readable.toWeb(createReadStream(file, { start, end })) as ReadableStream<Uint8Array>,
});
