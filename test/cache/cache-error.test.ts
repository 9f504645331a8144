import { describe, expect, it } from 'vitest';
import { cacheError } from '../../src/cache/cache-error.js';
import { EXIT_CODES } from '../../src/domain/failure.js';

const errno = (code: string): Error => Object.assign(new Error(`${code}: it went wrong`), { code });

describe('cacheError', () => {
  it.each([
    ['ENOSPC', 'the disk is full', 'hoso cache prune'],
    ['EDQUOT', 'the disk is full', 'hoso cache prune'],
    ['EROFS', 'writing there is not allowed', '--no-cache'],
    ['EACCES', 'writing there is not allowed', '--cache-dir'],
    ['ENOTDIR', 'not a folder', '--cache-dir'],
    ['EIO', 'EIO: it went wrong', '--cache-dir'],
  ])('says of %s why, and what to do', (code, why, hint) => {
    const { failure, cause } = cacheError('/some/.cache/clips', errno(code));
    expect(failure.code).toBe('cache-unwritable');
    expect(EXIT_CODES[failure.code]).toBe(1);
    expect(failure.message).toContain('/some/.cache/clips');
    expect(failure.message).toContain(why);
    expect(failure.hint).toContain(hint);
    expect(cause).toMatchObject({ code });
  });
});
