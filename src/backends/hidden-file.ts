import { close, closeSync, fstatSync, openSync, readSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Not asynchronously: each of these calls takes microseconds, in the thread pool it would take a change of threads
// there and back, and while engines keep all cores busy that is milliseconds in which one of them has nothing to do.

let count = 0;

/**
 * A temporary file that has no name any more: a program writes it through its file descriptor (`/dev/stdout`),
 * and it is gone when the last holder closes it, even when this process is killed. Gives the descriptor, which the
 * caller closes.
 */
const openHiddenFile = (): number => {
  count += 1;
  const path = join(tmpdir(), `hoso-${process.pid}-${count}-${Date.now().toString(36)}`);
  const fd = openSync(path, 'wx+', 0o600);
  try {
    unlinkSync(path);
  } catch (error) {
    closeSync(fd);
    throw error;
  }
  return fd;
};

/** Gives `use` the descriptor of a hidden file and closes it: in the background, since the disk's journal may be busy. */
export const withHiddenFile = async <T>(use: (fd: number) => Promise<T>): Promise<T> => {
  const fd = openHiddenFile();
  try {
    return await use(fd);
  } finally {
    close(fd, () => {});
  }
};

/** Everything in the file, from its start; nothing is left out when the file is still being appended to. */
export const readWhole = (fd: number): Buffer => {
  const { size } = fstatSync(fd);
  const bytes = Buffer.allocUnsafe(size);
  let filled = 0;
  while (filled < size) {
    const read = readSync(fd, bytes, filled, size - filled, filled);
    if (read === 0) break;
    filled += read;
  }
  return bytes.subarray(0, filled);
};
