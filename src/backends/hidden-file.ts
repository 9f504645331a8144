import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let count = 0;

/**
 * A temporary file that has no name any more: a program writes it through its file descriptor (`/dev/stdout`),
 * and it is gone when the last holder closes it, even when this process is killed. The caller closes it.
 */
export const openHiddenFile = async (): Promise<FileHandle> => {
  count += 1;
  const path = join(tmpdir(), `hoso-${process.pid}-${count}-${Date.now().toString(36)}`);
  const file = await open(path, 'wx+', 0o600);
  try {
    await unlink(path);
  } catch (error) {
    await file.close();
    throw error;
  }
  return file;
};

/** Gives `use` a hidden file and closes it. */
export const withHiddenFile = async <T>(use: (file: FileHandle) => Promise<T>): Promise<T> => {
  const file = await openHiddenFile();
  try {
    return await use(file);
  } finally {
    await file.close();
  }
};

/** Everything in the file, from its start; nothing is left out when the file is still being appended to. */
export const readWhole = async (file: FileHandle): Promise<Buffer> => {
  const { size } = await file.stat();
  const bytes = Buffer.allocUnsafe(size);
  let filled = 0;
  while (filled < size) {
    const { bytesRead } = await file.read(bytes, filled, size - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
};
