import { type FileHandle, open } from 'node:fs/promises';
import type { Clip } from '../domain/clip.js';
import type { ClipKey } from '../domain/clip-key.js';
import type { Pcm } from '../domain/pcm.js';
import { readInto } from '../util/read-into.js';
import { SpareBuffers } from '../util/spare-buffers.js';
import { type ClipHead, encodeClip, isClipSound, parseClipHead } from './clip-file.js';
import { EntryFolder } from './entry-folder.js';
import { packTiming, unpackTiming } from './packed-timing.js';
import { type CacheStats, folderStats, type PruneLimits, type PruneResult, pruneFolders } from './prune.js';

/** Holds the head of nineteen clips of twenty: some 130 morae of timing. */
const HEAD_BYTES = 8_192;

/** The sound that a Clip promises is gone from the store, or another one by now. */
export class ClipLostError extends Error {
  override readonly name = 'ClipLostError';
}

export type ClipStoreOptions = {
  /** Wait for the disk at every put. Default true; false is for stores that do not outlive the process. */
  readonly durable?: boolean;
};

export interface ClipStore {
  readonly folder: EntryFolder;
  /**
   * The clip, its head and length verified; null when there is none, or a torn or changed one. The sound is
   * verified by `read()`, which throws ClipLostError when it has changed since.
   */
  get(key: ClipKey): Promise<Clip | null>;
  /** As `get`, without counting as a use. */
  has(key: ClipKey): Promise<boolean>;
  /**
   * Keeps a sound. A whole one that another process put first stays, so that what was handed out stays true.
   * Throws HosoError `cache-unwritable`.
   */
  put(key: ClipKey, sound: { readonly pcm: Pcm; readonly timing: Clip['timing'] }): Promise<Clip>;
  stats(): Promise<CacheStats>;
  prune(limits: PruneLimits): Promise<PruneResult>;
  clear(): Promise<PruneResult>;
}

const heads = new SpareBuffers();

const readHead = async (file: FileHandle, key: ClipKey, fileBytes: number): Promise<ClipHead | null> => {
  let wanted = Math.min(HEAD_BYTES, fileBytes);
  for (;;) {
    const buffer = heads.take(wanted);
    const head = parseClipHead(key, await readInto(file, buffer, 0), fileBytes);
    heads.giveBack(buffer);
    if (typeof head !== 'number') return head;
    if (head <= wanted) return null;
    wanted = head;
  }
};

/**
 * Opens a folder of clips, `ab/<key>.wav` each. Nothing is made on disk before the first put. Reading never
 * throws for what it finds: whatever is not a whole, unchanged clip is a miss.
 */
export const openClipStore = async (dir: string, options: ClipStoreOptions = {}): Promise<ClipStore> => {
  const folder = new EntryFolder(dir, '.wav', options.durable ?? true);
  await folder.removeLeftovers();

  const withFile = async <T>(key: ClipKey, use: (file: FileHandle) => Promise<T>): Promise<T | null> => {
    const file = await open(folder.path(key), 'r').catch(() => null);
    if (file === null) return null;
    try {
      return await use(file);
    } catch {
      return null;
    } finally {
      await file.close();
    }
  };

  const head = (key: ClipKey, isUse: boolean): Promise<ClipHead | null> =>
    withFile(key, async (file) => {
      const stats = await file.stat();
      if (!stats.isFile()) return null;
      const found = await readHead(file, key, stats.size);
      if (found !== null && isUse) await folder.touch(folder.path(key), stats);
      return found;
    });

  const sound = (key: ClipKey): Promise<{ head: ClipHead; pcm: Pcm } | null> =>
    withFile(key, async (file) => {
      const { size } = await file.stat();
      const found = await readHead(file, key, size);
      if (found === null) return null;
      const samples = new Int16Array(found.frames * found.format.channels);
      // Read to where it stays: it is most of the file.
      const bytes = await readInto(file, new Uint8Array(samples.buffer), found.soundOffset);
      return isClipSound(found, bytes) ? { head: found, pcm: { format: found.format, samples } } : null;
    });

  const clipOf = ({ key, format, frames, pcmHash, timing, measure }: ClipHead): Clip => {
    const packed = timing === null ? null : packTiming(timing);
    return {
      key,
      format,
      frames,
      pcmHash,
      get timing() {
        return packed === null ? null : unpackTiming(packed);
      },
      ...(measure === undefined ? {} : { measure }),
      async read() {
        const found = await sound(key);
        if (found === null || found.head.pcmHash !== pcmHash || found.head.frames !== frames) {
          throw new ClipLostError(`${folder.path(key)}: the clip is damaged or gone`);
        }
        return found.pcm;
      },
    };
  };

  return {
    folder,
    async get(key) {
      const found = await head(key, true);
      return found === null ? null : clipOf(found);
    },
    async has(key) {
      return (await head(key, false)) !== null;
    },
    async put(key, { pcm, timing }) {
      const existing = await sound(key);
      if (existing !== null) return clipOf(existing.head);
      const made = encodeClip(key, pcm, timing);
      await folder.write(key, made.pieces);
      return clipOf(made.head);
    },
    stats: () => folderStats([folder]),
    prune: (limits) => pruneFolders([folder], limits),
    clear: () => pruneFolders([folder], { maxBytes: -1 }),
  };
};
