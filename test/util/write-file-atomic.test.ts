import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFileAtomic } from '../../src/util/write-file-atomic.js';
import { tempDir } from '../support/temp-dir.js';

describe('writeFileAtomic', () => {
  it('writes text and bytes, makes folders, replaces, and leaves nothing else', async () => {
    const dir = join(tempDir(), 'a', 'b');
    const path = join(dir, 'file');
    await writeFileAtomic(path, '日本');
    expect(readFileSync(path, 'utf8')).toBe('日本');
    await writeFileAtomic(path, new Uint8Array([1, 2, 3]), { durable: false });
    expect([...readFileSync(path)]).toEqual([1, 2, 3]);
    expect(readdirSync(dir)).toEqual(['file']);
  });

  it('leaves the old file whole, and nothing else, when it fails', async () => {
    const dir = tempDir();
    mkdirSync(join(dir, 'folder', 'x'), { recursive: true });
    await expect(writeFileAtomic(join(dir, 'folder'), 'text')).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    expect(readdirSync(dir)).toEqual(['folder']);
    writeFileSync(join(dir, 'file'), 'old');
    await expect(writeFileAtomic(join(dir, 'file', 'below'), 'new')).rejects.toThrow('ENOTDIR');
    expect(readFileSync(join(dir, 'file'), 'utf8')).toBe('old');
  });

  it('shows every reader one of the whole versions', async () => {
    const path = join(tempDir(), 'file');
    const versions = Array.from({ length: 8 }, (_, at) => `${at}`.repeat(100_000));
    await writeFileAtomic(path, versions[0] ?? '');
    let isDone = false;
    const writing = Promise.all(versions.map((text) => writeFileAtomic(path, text, { durable: false })));
    writing.finally(() => {
      isDone = true;
    });
    while (!isDone) {
      expect(versions.includes(readFileSync(path, 'utf8'))).toBe(true);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await writing;
  });
});
