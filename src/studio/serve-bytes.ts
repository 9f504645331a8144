import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { notFound } from './problem.js';

/** Something of known length of which a part can be read; `end` is the last byte. */
export type ByteSource = {
  readonly bytes: number;
  readonly type: string;
  /** Names this very content. */
  readonly etag: string;
  /** Null: what was there is gone. */
  readonly read: (
    start: number,
    end: number,
  ) => Promise<Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null>;
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
export const serveBytes = async (c: Context, { bytes, type, etag, read }: ByteSource): Promise<Response> => {
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
  const status = range === null ? 200 : 206;
  if (c.req.method === 'HEAD' || bytes === 0) return new Response(null, { status, headers: all });
  const body = await read(start, end);
  return body === null ? notFound(c, 'such sound any more') : new Response(body, { status, headers: all });
};

/** A sound that lies in memory. */
export const memorySource = (sound: Uint8Array, type: string, etag: string): ByteSource => ({
  bytes: sound.length,
  type,
  etag,
  read: async (start, end) =>
    new Uint8Array(sound.buffer as ArrayBuffer, sound.byteOffset + start, end - start + 1),
});

/** A file of which length and content are known; one that was replaced meanwhile is gone. */
export const fileSource = (file: string, bytes: number, type: string, etag: string): ByteSource => ({
  bytes,
  type,
  etag,
  async read(start, end) {
    const handle = await open(file).catch(() => null);
    if (handle === null) return null;
    if ((await handle.stat()).size !== bytes) {
      await handle.close();
      return null;
    }
    return Readable.toWeb(handle.createReadStream({ start, end })) as ReadableStream<Uint8Array>;
  },
});
