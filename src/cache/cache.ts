import { join } from 'node:path';
import type { BlobStore } from '../domain/blob-store.js';
import { openBlobStore } from './blob-store.js';
import { type ClipStore, openClipStore } from './clip-store.js';
import { type CacheStats, folderStats, type PruneLimits, type PruneResult, pruneFolders } from './prune.js';

/** Everything hoso keeps in `.cache/`: clips, and encoded parts of episodes. Limits are those of both together. */
export interface Cache {
  readonly dir: string;
  readonly clips: ClipStore;
  readonly parts: BlobStore;
  stats(): Promise<{ readonly clips: CacheStats; readonly parts: CacheStats }>;
  prune(limits: PruneLimits): Promise<PruneResult>;
  clear(): Promise<PruneResult>;
}

/** `durable: false` is for `--no-cache`: a folder of this run alone, removed at its end. */
export const openCache = async (
  dir: string,
  options: { readonly durable?: boolean } = {},
): Promise<Cache> => {
  const clips = await openClipStore(join(dir, 'clips'), options);
  const parts = await openBlobStore(join(dir, 'parts'), options);
  const folders = [clips.folder, parts.folder];
  return {
    dir,
    clips,
    parts,
    async stats() {
      return { clips: await folderStats([clips.folder]), parts: await folderStats([parts.folder]) };
    },
    prune: (limits) => pruneFolders(folders, limits),
    clear: () => pruneFolders(folders, { maxBytes: -1 }),
  };
};
