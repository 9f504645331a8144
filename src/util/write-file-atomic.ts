import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from './make-folder.js';
import { temporaryName } from './temporary-name.js';

export type AtomicWriteOptions = {
  /** Where the temporary file is made; must be on the target's file system. Default: beside the target. */
  readonly temporaryDir?: string;
  /** Wait until the disk has the bytes, so that not even a power cut leaves a torn file. Default: true. */
  readonly durable?: boolean;
  /** Permissions of the file, whatever the process's umask. Default: those of a new file. */
  readonly mode?: number;
};

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

const writeTemporary = async (
  path: string,
  pieces: readonly Uint8Array[],
  { durable = true, mode }: AtomicWriteOptions,
): Promise<void> => {
  const file = await open(path, 'wx');
  try {
    for (const piece of pieces) await file.writeFile(piece);
    const { size } = await file.stat();
    const expected = pieces.reduce((total, piece) => total + piece.length, 0);
    if (size !== expected) throw new Error(`${path}: ${size} of ${expected} bytes were written`);
    if (mode !== undefined) await file.chmod(mode);
    if (durable) await file.datasync();
  } finally {
    await file.close();
  }
};

/** Runs a file operation; when a folder is missing it is made and the operation tried once more. */
const withDir = async (dir: string, operation: () => Promise<void>): Promise<void> => {
  try {
    await operation();
  } catch (error) {
    if (!isMissing(error)) throw error;
    await makeFolder(dir);
    await operation();
  }
};

/**
 * Replaces a file as a whole: readers see the old bytes or the new ones, whatever dies in between. Missing
 * folders are made. Throws the file system's own error, and leaves no temporary file then.
 */
export const writeFileAtomic = async (
  path: string,
  data: string | Uint8Array | readonly Uint8Array[],
  options: AtomicWriteOptions = {},
): Promise<void> => {
  const pieces = typeof data === 'string' ? [new TextEncoder().encode(data)] : [data].flat();
  const dir = options.temporaryDir ?? dirname(path);
  const temporary = join(dir, temporaryName(basename(path)));
  try {
    await withDir(dir, () => writeTemporary(temporary, pieces, options));
    await withDir(dirname(path), () => rename(temporary, path));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
};
