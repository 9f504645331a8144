import { HosoError } from '../domain/failure.js';

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const FORBIDDEN = new Set(['EACCES', 'EPERM', 'EROFS']);

const reasonOf = (code: string | undefined, error: unknown): string => {
  if (code !== undefined && FULL.has(code)) return 'the disk is full';
  if (code !== undefined && FORBIDDEN.has(code)) return 'writing there is not allowed';
  if (code === 'ENOTDIR' || code === 'EEXIST') return 'a part of its path is a file, not a folder';
  return error instanceof Error ? error.message : String(error);
};

/** What a failed write to the cache is told as: where, why, and what to do. */
export const cacheError = (dir: string, error: unknown): HosoError => {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  const isFull = code !== undefined && FULL.has(code);
  return new HosoError(
    {
      code: 'cache-unwritable',
      message: `The cache ${dir} cannot be written: ${reasonOf(code, error)}`,
      hint: isFull
        ? 'Free some space (hoso cache prune --max-size 1GB), or put the cache elsewhere with --cache-dir DIR.'
        : 'Put the cache elsewhere with --cache-dir DIR, or go without it: --no-cache.',
    },
    { cause: error },
  );
};
