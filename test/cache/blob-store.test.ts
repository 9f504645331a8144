import { readdirSync, readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBlobStore } from '../../src/cache/blob-store.js';
import { openCache } from '../../src/cache/cache.js';
import type { ClipKey } from '../../src/domain/clip-key.js';
import { sha256 } from '../../src/util/sha256.js';
import { fakePcm } from '../support/fake-backend.js';
import { tempDir } from '../support/temp-dir.js';

const KEY = sha256('part');
const BYTES = new TextEncoder().encode('mp3 frames');

describe('blob store', () => {
  it('gives back any bytes', async () => {
    const store = await openBlobStore(tempDir(), { durable: false });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (some) => {
        const bytes = new Uint8Array(some);
        await store.put(KEY, bytes);
        expect(new Uint8Array((await store.get(KEY)) ?? [1, 2])).toEqual(bytes);
      }),
      { numRuns: 50 },
    );
  });

  it('misses what is not there, torn or changed', async () => {
    const dir = tempDir();
    const store = await openBlobStore(dir);
    expect(await store.get(KEY)).toBeNull();
    await store.put(KEY, BYTES);
    const path = join(dir, KEY.slice(0, 2), `${KEY}.blob`);
    const whole = readFileSync(path);
    for (let at = 0; at < whole.length; at += 1) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(path, changed);
      expect(await store.get(KEY), `byte ${at}`).toBeNull();
    }
    writeFileSync(path, whole);
    truncateSync(path, whole.length - 1);
    expect(await store.get(KEY)).toBeNull();
    await store.put(KEY, BYTES);
    expect(Buffer.from((await store.get(KEY)) ?? [])).toEqual(Buffer.from(BYTES));
    expect(readdirSync(join(dir, 'tmp'))).toEqual([]);
  });

  it('remembers a use', async () => {
    const dir = tempDir();
    const store = await openBlobStore(dir);
    await store.put(KEY, BYTES);
    const path = join(dir, KEY.slice(0, 2), `${KEY}.blob`);
    utimesSync(path, 1_000_000, 1_000_000);
    await store.get(KEY);
    expect(Date.now() - statSync(path).mtimeMs).toBeLessThan(60_000);
  });
});

describe('cache', () => {
  it('counts clips and parts, and prunes and clears them together, oldest first', async () => {
    const dir = tempDir();
    const cache = await openCache(dir);
    const clipKey = sha256('clip') as ClipKey;
    await cache.clips.put(clipKey, { pcm: fakePcm('あ'), timing: null });
    await cache.parts.put(KEY, BYTES);
    const { clips, parts } = await cache.stats();
    expect([clips.entries, parts.entries]).toEqual([1, 1]);
    utimesSync(join(dir, 'clips', clipKey.slice(0, 2), `${clipKey}.wav`), 1_000_000, 1_000_000);
    expect(await cache.prune({ maxBytes: parts.bytes })).toEqual({ removed: clips, kept: parts });
    expect(await cache.clips.has(clipKey)).toBe(false);
    expect(await cache.parts.get(KEY)).not.toBeNull();
    expect((await cache.clear()).removed).toEqual(parts);
    expect(await cache.stats()).toEqual({ clips: { entries: 0, bytes: 0 }, parts: { entries: 0, bytes: 0 } });
  });
});
