import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { removeLeftovers } from '../util/temporary-name.js';
import { writeFileAtomic } from '../util/write-file-atomic.js';

const entrySchema = z.strictObject({
  size: z.string(),
  mtimeNs: z.string(),
  /** Changes even when somebody sets the mtime back (`cp -p`). */
  ctimeNs: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
const memorySchema = z.strictObject({
  formatVersion: z.literal(1),
  files: z.record(z.string(), entrySchema),
});
type Memory = z.infer<typeof memorySchema>['files'];

/** A file may be written again within one tick of a coarse file clock: one so young is not remembered. */
const SETTLED_NS = 2_000_000_000n;

export interface FileHashes {
  /** Hex sha256 of a file's bytes. Throws the file system's error when it cannot be read. */
  hash(path: string): Promise<string>;
}

const readMemory = async (memoryFile: string): Promise<Memory> => {
  try {
    return memorySchema.parse(JSON.parse(await readFile(memoryFile, 'utf8'))).files;
  } catch {
    return {};
  }
};

const hashOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};

const factsOf = async (path: string): Promise<{ size: string; mtimeNs: string; ctimeNs: string }> => {
  const { size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
  return { size: `${size}`, mtimeNs: `${mtimeNs}`, ctimeNs: `${ctimeNs}` };
};

const isSettled = ({ mtimeNs, ctimeNs }: { mtimeNs: string; ctimeNs: string }, nowMs: number): boolean => {
  const latest = BigInt(mtimeNs) > BigInt(ctimeNs) ? BigInt(mtimeNs) : BigInt(ctimeNs);
  return BigInt(Math.trunc(nowMs)) * 1_000_000n - latest > SETTLED_NS;
};

/**
 * Hashes of big files, remembered in `memoryFile` by path, size and times. Losing or damaging that file, or not
 * being able to write it, costs time only.
 */
export const openFileHashes = (memoryFile: string, nowMs: () => number = Date.now): FileHashes => {
  let memory: Promise<Memory> | undefined;
  let saving: Promise<void> = Promise.resolve();
  const running = new Map<string, Promise<string>>();

  const save = async (path: string, entry: Memory[string]): Promise<void> => {
    // Read again: another process may have added its own files meanwhile.
    const files = { ...(await readMemory(memoryFile)), ...(await memory), [path]: entry };
    memory = Promise.resolve(files);
    await removeLeftovers(dirname(memoryFile));
    await writeFileAtomic(memoryFile, `${JSON.stringify({ formatVersion: 1, files }, null, 2)}\n`).catch(
      () => {},
    );
  };

  const hash = async (path: string): Promise<string> => {
    memory ??= readMemory(memoryFile);
    const before = await factsOf(path);
    const known = (await memory)[path];
    if (known?.size === before.size && known.mtimeNs === before.mtimeNs && known.ctimeNs === before.ctimeNs) {
      return known.sha256;
    }
    const sha256 = await hashOf(path);
    const after = await factsOf(path);
    if (after.mtimeNs === before.mtimeNs && after.size === before.size && isSettled(after, nowMs())) {
      saving = saving.then(() => save(path, { ...after, sha256 }));
      await saving;
    }
    return sha256;
  };

  return {
    hash(path) {
      const absolute = resolve(path);
      const earlier = running.get(absolute);
      if (earlier !== undefined) return earlier;
      const started = hash(absolute).finally(() => running.delete(absolute));
      running.set(absolute, started);
      return started;
    },
  };
};
