import type { CacheEntry, EntryFolder } from './entry-folder.js';

export type CacheStats = { readonly entries: number; readonly bytes: number };

export type PruneLimits = {
  /** The least recently used entries go until no more than this is left. */
  readonly maxBytes?: number;
  /** Entries that were not used for longer than this go. */
  readonly olderThanMs?: number;
};

export type PruneResult = { readonly removed: CacheStats; readonly kept: CacheStats };

export const folderStats = async (folders: readonly EntryFolder[]): Promise<CacheStats> => {
  let entries = 0;
  let bytes = 0;
  for (const folder of folders) {
    for await (const entry of folder.entries()) {
      entries += 1;
      bytes += entry.bytes;
    }
  }
  return { entries, bytes };
};

/** Applies the limits to all folders together, oldest use first. Throws HosoError `cache-unwritable`. */
export const pruneFolders = async (
  folders: readonly EntryFolder[],
  { maxBytes = Number.POSITIVE_INFINITY, olderThanMs = Number.POSITIVE_INFINITY }: PruneLimits,
  nowMs: number = Date.now(),
): Promise<PruneResult> => {
  const all: (CacheEntry & { readonly folder: EntryFolder })[] = [];
  for (const folder of folders) {
    await folder.removeLeftovers();
    for await (const entry of folder.entries()) all.push({ ...entry, folder });
  }
  all.sort((a, b) => a.usedMs - b.usedMs);
  let bytes = all.reduce((total, entry) => total + entry.bytes, 0);
  let removedEntries = 0;
  let removedBytes = 0;
  for (const { folder, path, bytes: entryBytes, usedMs } of all) {
    if (nowMs - usedMs <= olderThanMs && bytes <= maxBytes) break;
    await folder.remove(path);
    bytes -= entryBytes;
    removedEntries += 1;
    removedBytes += entryBytes;
  }
  return {
    removed: { entries: removedEntries, bytes: removedBytes },
    kept: { entries: all.length - removedEntries, bytes },
  };
};
