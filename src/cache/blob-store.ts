import { open } from 'node:fs/promises';
import type { BlobStore } from '../domain/blob-store.js';
import { readInto } from '../util/read-into.js';
import { sha256 } from '../util/sha256.js';
import { EntryFolder } from './entry-folder.js';

const MAGIC = 'hoso-blob-1 ';
const HASH_CHARACTERS = 64;
const HEAD_BYTES = MAGIC.length + HASH_CHARACTERS + 1;

const headOf = (bytes: Uint8Array): string => `${MAGIC}${sha256(bytes)}\n`;

const decodeBlob = (file: Uint8Array): Uint8Array | null => {
  const bytes = file.subarray(HEAD_BYTES);
  const head = new TextDecoder().decode(file.subarray(0, HEAD_BYTES));
  return head === headOf(bytes) ? bytes : null;
};

/** A folder of checked bytes by hex key (encoded parts of episodes), with the clip store's write rules. */
export const openBlobStore = async (
  dir: string,
  options: { readonly durable?: boolean } = {},
): Promise<BlobStore & { readonly folder: EntryFolder }> => {
  const folder = new EntryFolder(dir, '.blob', options.durable ?? true);
  await folder.removeLeftovers();
  return {
    folder,
    async get(key, take = (bytes) => new Uint8Array(bytes)) {
      const path = folder.path(key);
      const file = await open(path, 'r').catch(() => null);
      if (file === null) return null;
      try {
        const stats = await file.stat();
        const bytes = decodeBlob(await readInto(file, take(stats.size), 0));
        if (bytes !== null) await folder.touch(path, stats);
        return bytes;
      } catch {
        return null;
      } finally {
        await file.close();
      }
    },
    put: (key, bytes) => folder.write(key, [new TextEncoder().encode(headOf(bytes)), bytes]),
  };
};
