import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWav } from '../../src/audio/wav.js';
import { ClipLostError, type ClipStore, openClipStore } from '../../src/cache/clip-store.js';
import type { Clip } from '../../src/domain/clip.js';
import type { ClipKey } from '../../src/domain/clip-key.js';
import { HosoError } from '../../src/domain/failure.js';
import type { Pcm } from '../../src/domain/pcm.js';
import { sha256 } from '../../src/util/sha256.js';
import { temporaryName } from '../../src/util/temporary-name.js';
import { fakePcm } from '../support/fake-backend.js';
import { tempDir } from '../support/temp-dir.js';

const keyOf = (text: string): ClipKey => sha256(text) as ClipKey;
const KEY = keyOf('a');
const PCM = fakePcm('こんにちは');
const TIMING = [{ text: 'コ', startS: 0.1, endS: 0.25 }];

const present = <T>(value: T | null): T => {
  if (value === null) throw new Error('nothing there');
  return value;
};

const filled = async (): Promise<{ dir: string; store: ClipStore; clip: Clip; path: string }> => {
  const dir = tempDir();
  const store = await openClipStore(dir);
  const clip = await store.put(KEY, { pcm: PCM, timing: TIMING });
  return { dir, store, clip, path: join(dir, KEY.slice(0, 2), `${KEY}.wav`) };
};

const changeByte = (path: string, at: number): void => {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 0x10;
  writeFileSync(path, bytes);
};

describe('clip store', () => {
  it('gives back what was put, also to another opening of the same folder', async () => {
    const { dir, clip } = await filled();
    const again = present(await (await openClipStore(dir)).get(KEY));
    for (const one of [clip, again]) {
      expect(one).toMatchObject({
        key: KEY,
        format: PCM.format,
        frames: PCM.samples.length,
        pcmHash: sha256(new Uint8Array(PCM.samples.buffer)),
        timing: TIMING,
      });
      expect(await one.read()).toEqual(PCM);
    }
  });

  it('round-trips any sound and timing', async () => {
    const store = await openClipStore(tempDir(), { durable: false });
    let count = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.int16Array({ maxLength: 400 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 192_000 }),
        fc.option(
          fc.array(
            fc.record({
              text: fc.string({ unit: 'binary', maxLength: 40 }),
              startS: fc.double({ noNaN: true, noDefaultInfinity: true }),
              endS: fc.double({ noNaN: true, noDefaultInfinity: true }),
            }),
            { maxLength: 300 },
          ),
        ),
        async (some, channels, sampleRateHz, timing) => {
          count += 1;
          const samples = new Int16Array(some.subarray(0, some.length - (some.length % channels)));
          const pcm: Pcm = { format: { sampleRateHz, channels }, samples };
          await store.put(keyOf(`${count}`), { pcm, timing });
          const clip = present(await store.get(keyOf(`${count}`)));
          expect(await clip.read()).toEqual(pcm);
          expect(clip.frames).toBe(samples.length / channels);
          // JSON knows no -0, and lone surrogates come back escaped.
          expect(clip.timing).toEqual(JSON.parse(JSON.stringify(timing)));
        },
      ),
      { numRuns: 80 },
    );
  });

  it('keeps a head that is longer than what is read at first', async () => {
    const store = await openClipStore(tempDir());
    const timing = Array.from({ length: 2000 }, (_, at) => ({ text: 'ア', startS: at, endS: at + 1 }));
    await store.put(KEY, { pcm: PCM, timing });
    expect(present(await store.get(KEY)).timing).toEqual(timing);
  });

  it('is a folder of WAV files that anything plays', async () => {
    const { path } = await filled();
    expect(parseWav(readFileSync(path))).toEqual({ ok: true, value: PCM });
  });

  it('misses what is not there, and makes no folder by looking', async () => {
    const dir = join(tempDir(), 'not', 'yet');
    const store = await openClipStore(dir);
    expect(await store.get(KEY)).toBeNull();
    expect(await store.has(KEY)).toBe(false);
    expect(await store.stats()).toEqual({ entries: 0, bytes: 0 });
    expect(existsSync(dir)).toBe(false);
  });

  it('misses a clip cut short at any byte, and replaces it', async () => {
    const { store, path } = await filled();
    const { size } = statSync(path);
    const head = size - PCM.samples.byteLength;
    const whole = readFileSync(path);
    for (const length of [0, 1, 11, 20, 44, head - 1, head, head + 1, size - 2, size - 1]) {
      writeFileSync(path, whole);
      truncateSync(path, length);
      expect(await store.get(KEY), `${length} bytes`).toBeNull();
      expect(await store.has(KEY), `${length} bytes`).toBe(false);
      await store.put(KEY, { pcm: PCM, timing: TIMING });
      expect(await present(await store.get(KEY)).read()).toEqual(PCM);
    }
  });

  it('misses a clip that has grown', async () => {
    const { store, path } = await filled();
    writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from([0, 0])]));
    expect(await store.get(KEY)).toBeNull();
  });

  it('misses a clip with any byte of its head changed', async () => {
    const { store, path } = await filled();
    const whole = readFileSync(path);
    const head = whole.length - PCM.samples.byteLength;
    for (let at = 0; at < head; at += 1) {
      changeByte(path, at);
      expect(await store.get(KEY), `byte ${at}`).toBeNull();
      writeFileSync(path, whole);
    }
    expect(await store.has(KEY)).toBe(true);
  });

  it('sees a changed byte of the sound when it is read, and replaces the clip', async () => {
    const { store, path, clip } = await filled();
    changeByte(path, statSync(path).size - 100);
    await expect(clip.read()).rejects.toThrow(ClipLostError);
    await expect(present(await store.get(KEY)).read()).rejects.toThrow(ClipLostError);
    const replaced = await store.put(KEY, { pcm: PCM, timing: null });
    expect(await replaced.read()).toEqual(PCM);
    expect(await clip.read()).toEqual(PCM);
  });

  it('misses the clip of another key under this name, another program’s WAV, a folder', async () => {
    const { store, path } = await filled();
    const other = keyOf('b');
    const otherPath = join(dirname(dirname(path)), other.slice(0, 2), `${other}.wav`);
    mkdirSync(dirname(otherPath), { recursive: true });
    writeFileSync(otherPath, readFileSync(path));
    expect(await store.get(other)).toBeNull();
    const plain = readFileSync(path).subarray(-PCM.samples.byteLength);
    writeFileSync(otherPath, Buffer.concat([Buffer.from('RIFF\x24\0\0\0WAVEfmt '), plain]));
    expect(await store.get(other)).toBeNull();
    const third = keyOf('c');
    mkdirSync(join(dirname(dirname(path)), third.slice(0, 2), `${third}.wav`), { recursive: true });
    expect(await store.get(third)).toBeNull();
  });

  it('tells a reader when the sound of a clip is gone or another one', async () => {
    const { store, path, clip } = await filled();
    await store.clear();
    await expect(clip.read()).rejects.toThrow(ClipLostError);
    await store.put(KEY, { pcm: fakePcm('さようなら'), timing: null });
    expect(existsSync(path)).toBe(true);
    await expect(clip.read()).rejects.toThrow(ClipLostError);
  });

  it('keeps the whole clip that another process put first', async () => {
    const { store, clip } = await filled();
    const second = await store.put(KEY, { pcm: fakePcm('さようなら'), timing: null });
    expect(second.pcmHash).toBe(clip.pcmHash);
    expect(await clip.read()).toEqual(PCM);
  });

  it('leaves no temporary file behind, and removes those of dead processes only', async () => {
    const { dir, store } = await filled();
    expect(readdirSync(join(dir, 'tmp'))).toEqual([]);
    const own = temporaryName('x');
    const dead = own.replace(`-${process.pid}-`, '-99999999-');
    const before = own.replace(/-[0-9a-f]{8}-(\d+)\.tmp$/, '-00000000-$1.tmp');
    const elsewhere = '.x.otherhost-1-00000000-1.tmp';
    const old = '.x.otherhost-1-00000000-2.tmp';
    for (const name of [own, dead, before, elsewhere, old, 'somebody.tmp'])
      writeFileSync(join(dir, 'tmp', name), 'x');
    const longAgo = Date.now() / 1000 - 100_000;
    utimesSync(join(dir, 'tmp', old), longAgo, longAgo);
    await openClipStore(dir);
    expect(readdirSync(join(dir, 'tmp')).sort()).toEqual([own, elsewhere, 'somebody.tmp'].sort());
    expect(await present(await store.get(KEY)).read()).toEqual(PCM);
  });

  it('survives the loss of its folders between two puts', async () => {
    const { dir, store, path } = await filled();
    rmSync(dir, { recursive: true });
    await store.put(KEY, { pcm: PCM, timing: null });
    expect(existsSync(path)).toBe(true);
  });

  it('says what to do when it cannot be written, and still reads', async () => {
    const dir = tempDir();
    writeFileSync(join(dir, 'file'), '');
    const store = await openClipStore(join(dir, 'file', 'clips'));
    expect(await store.get(KEY)).toBeNull();
    const error = await store.put(KEY, { pcm: PCM, timing: null }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HosoError);
    expect((error as HosoError).failure).toMatchObject({
      code: 'cache-unwritable',
      message: expect.stringContaining(join(dir, 'file', 'clips')),
      hint: expect.stringContaining('--cache-dir'),
    });
  });

  it('refuses keys that are none', async () => {
    const store = await openClipStore(tempDir());
    await expect(store.get('../../etc/passwd' as ClipKey)).rejects.toThrow(TypeError);
  });
});

describe('clip store: use and pruning', () => {
  const DAY_S = 86_400;
  const age = (path: string, days: number): void => {
    const then = Date.now() / 1000 - days * DAY_S;
    utimesSync(path, then, then);
  };
  const three = async () => {
    const dir = tempDir();
    const store = await openClipStore(dir);
    const keys = ['a', 'b', 'c'].map(keyOf);
    for (const key of keys) await store.put(key, { pcm: PCM, timing: null });
    const paths = keys.map((key) => join(dir, key.slice(0, 2), `${key}.wav`));
    for (const [at, path] of paths.entries()) age(path, (at + 1) * 10);
    const bytes = statSync(paths[0] ?? '').size;
    return { dir, store, keys, paths, bytes };
  };

  it('remembers a use, but no look', async () => {
    const { store, keys, paths } = await three();
    const [key = KEY, other = KEY] = keys;
    await store.get(key);
    await store.has(other);
    const ages = paths.map((path) => Math.round((Date.now() - statSync(path).mtimeMs) / 1000 / DAY_S));
    expect(ages).toEqual([0, 20, 30]);
  });

  it('does not write at each use', async () => {
    const { store, keys, paths } = await three();
    const [key = KEY] = keys;
    const [path = ''] = paths;
    age(path, 0.5);
    const { mtimeMs } = statSync(path);
    await store.get(key);
    expect(statSync(path).mtimeMs).toBe(mtimeMs);
  });

  it('prunes what was not used for long', async () => {
    const { store, paths, bytes } = await three();
    expect(await store.prune({ olderThanMs: 15 * DAY_S * 1000 })).toEqual({
      removed: { entries: 2, bytes: 2 * bytes },
      kept: { entries: 1, bytes },
    });
    expect(paths.map((path) => existsSync(path))).toEqual([true, false, false]);
  });

  it('prunes to a size, least recently used first', async () => {
    const { store, paths, bytes } = await three();
    await store.prune({ maxBytes: 2 * bytes });
    expect(paths.map((path) => existsSync(path))).toEqual([true, true, false]);
    expect(await store.stats()).toEqual({ entries: 2, bytes: 2 * bytes });
    expect((await store.prune({ maxBytes: 2 * bytes, olderThanMs: 99 * DAY_S * 1000 })).removed.entries).toBe(
      0,
    );
  });

  it('clears its own files and no others', async () => {
    const { dir, store, paths } = await three();
    const [path = ''] = paths;
    const foreign = [join(dir, 'README'), join(dirname(path), 'song.wav'), join(dirname(path), 'notes.txt')];
    for (const file of foreign) writeFileSync(file, 'x');
    expect((await store.clear()).removed.entries).toBe(3);
    expect(await store.stats()).toEqual({ entries: 0, bytes: 0 });
    expect(foreign.map((file) => existsSync(file))).toEqual([true, true, true]);
  });
});
