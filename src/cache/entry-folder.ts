import type { Stats } from 'node:fs';
import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { removeLeftovers } from '../util/temporary-name.js';
import { writeFileAtomic } from '../util/write-file-atomic.js';
import { cacheError } from './cache-error.js';

export type CacheEntry = {
  readonly path: string;
  readonly bytes: number;
  /** Last use, to the day. */
  readonly usedMs: number;
};

const KEY = /^[0-9a-f]{16,128}$/;
const SHARD = /^[0-9a-f]{2}$/;
const DAY_MS = 86_400_000;

/**
 * A folder of files named by hex keys, `ab/ab12….wav`, that several processes share without an index:
 * whole files come by rename, so any of them may vanish or be replaced at any time. What is not named so
 * is somebody else's and left alone.
 */
export class EntryFolder {
  readonly dir: string;
  readonly #extension: string;
  readonly #durable: boolean;
  readonly #temporaryDir: string;

  constructor(dir: string, extension: string, durable: boolean) {
    this.dir = dir;
    this.#extension = extension;
    this.#durable = durable;
    // One folder for all, on the same file system: what dead processes leave is found without a walk.
    this.#temporaryDir = join(dir, 'tmp');
  }

  async removeLeftovers(): Promise<void> {
    await removeLeftovers(this.#temporaryDir);
  }

  path(key: string): string {
    if (!KEY.test(key)) throw new TypeError(`not a cache key: ${key}`);
    return join(this.dir, key.slice(0, 2), `${key}${this.#extension}`);
  }

  /** Throws HosoError `cache-unwritable`. */
  async write(key: string, pieces: readonly Uint8Array[]): Promise<void> {
    const path = this.path(key);
    try {
      await writeFileAtomic(path, pieces, { temporaryDir: this.#temporaryDir, durable: this.#durable });
    } catch (error) {
      throw cacheError(this.dir, error);
    }
  }

  /** Remembers a use, at most once a day; a cache that cannot be written is still good to read. */
  async touch(path: string, stats: Stats): Promise<void> {
    const now = Date.now();
    if (now - stats.mtimeMs < DAY_MS) return;
    await utimes(path, now / 1000, now / 1000).catch(() => {});
  }

  async *entries(): AsyncGenerator<CacheEntry> {
    for (const shard of await readdir(this.dir).catch((): string[] => [])) {
      if (!SHARD.test(shard)) continue;
      for (const name of await readdir(join(this.dir, shard)).catch((): string[] => [])) {
        const key = name.slice(0, -this.#extension.length);
        if (!name.endsWith(this.#extension) || !KEY.test(key) || !key.startsWith(shard)) continue;
        const path = join(this.dir, shard, name);
        const stats = await stat(path).catch(() => null);
        if (stats?.isFile()) yield { path, bytes: stats.size, usedMs: stats.mtimeMs };
      }
    }
  }

  /** Throws HosoError `cache-unwritable`. */
  async remove(path: string): Promise<void> {
    await rm(path, { force: true }).catch((error) => {
      throw cacheError(this.dir, error);
    });
  }
}
