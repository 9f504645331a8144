import { realpath, stat } from 'node:fs/promises';
import { writeFileAtomic } from './write-file-atomic.js';

/**
 * Writes a person's own file in one step: its permissions stay, and of a link what it points to is replaced. One that
 * is not there is made. Throws the file system's own error.
 */
export const replaceFile = async (file: string, data: string | Uint8Array): Promise<void> => {
  const target = await realpath(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (target === null) await writeFileAtomic(file, data);
  else await writeFileAtomic(target, data, { mode: (await stat(target)).mode & 0o7777 });
};
