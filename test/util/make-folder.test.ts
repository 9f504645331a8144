import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder } from '../../src/util/make-folder.js';
import { tempDir } from '../support/temp-dir.js';

it('makes a folder with those above it, and takes one that is there', async () => {
  const dir = join(tempDir(), 'a/b/c');
  await makeFolder(dir);
  await makeFolder(dir);
  expect(statSync(dir).isDirectory()).toBe(true);
});

it('makes one folder for many who want it at once', async () => {
  const dir = join(tempDir(), 'a/b');
  await Promise.all(Array.from({ length: 8 }, () => makeFolder(dir)));
  expect(statSync(dir).isDirectory()).toBe(true);
});

it('fails below a file', async () => {
  const file = join(tempDir(), 'file');
  writeFileSync(file, '');
  await expect(makeFolder(join(file, 'x'))).rejects.toThrow(/ENOTDIR/);
  await expect(makeFolder(file)).rejects.toThrow(/EEXIST/);
});

it.skipIf(!existsSync('/proc/self'))('comes back where nothing can be made', async () => {
  await expect(makeFolder('/proc/hoso/x')).rejects.toThrow(/ENOENT/);
});
