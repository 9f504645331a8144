import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those above it; one that is there is no error. Instead of `mkdir(…, { recursive: true })`,
 * which on Node 20 never comes back where a folder cannot be made although its parent is there (`/proc/x`).
 */
export const makeFolder = async (path: string): Promise<void> => {
  const folder = resolve(path);
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    const parent = dirname(folder);
    if (code !== 'ENOENT' || parent === folder) throw error;
    await makeFolder(parent);
    await mkdir(folder).catch((again: NodeJS.ErrnoException) => {
      // Somebody else was quicker.
      if (again.code !== 'EEXIST') throw again;
    });
  }
};
