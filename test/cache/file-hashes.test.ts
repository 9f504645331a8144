import { copyFileSync, existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFileHashes } from '../../src/cache/file-hashes.js';
import { sha256 } from '../../src/util/sha256.js';
import { tempDir } from '../support/temp-dir.js';

const FALSE_HASH = 'f'.repeat(64);

/** Makes the memory say something that only it can say: whoever hears it was told from memory. */
const falsify = (memory: string): void => {
  writeFileSync(
    memory,
    readFileSync(memory, 'utf8').replace(/"sha256": "[0-9a-f]{64}"/g, `"sha256": "${FALSE_HASH}"`),
  );
};

describe('file hashes', () => {
  /** When the files of these tests have long been written. */
  const later = (): number => Date.now() + 60_000;
  const voiceIn = (dir: string): string => {
    writeFileSync(join(dir, 'voice'), 'a voice');
    return join(dir, 'voice');
  };
  const memoryIn = (dir: string): string => join(dir, '.cache', 'file-hashes.json');

  it('hashes a file, and remembers it for the next process', async () => {
    const dir = tempDir();
    const settled = voiceIn(dir);
    const memory = memoryIn(dir);
    expect(await openFileHashes(memory, later).hash(settled)).toBe(sha256('a voice'));
    falsify(memory);
    const hashes = openFileHashes(memory, later);
    expect(await hashes.hash(settled)).toBe(FALSE_HASH);
    expect(readdirSync(join(memory, '..'))).toEqual(['file-hashes.json']);
  });

  it('hashes again when size or time differ', async () => {
    const dir = tempDir();
    const settled = voiceIn(dir);
    const memory = memoryIn(dir);
    await openFileHashes(memory, later).hash(settled);
    falsify(memory);
    writeFileSync(settled, 'a VOICE');
    expect(await openFileHashes(memory, later).hash(settled)).toBe(sha256('a VOICE'));
    // Even with the old time set back by hand.
    utimesSync(settled, 1_000_000, 1_000_000);
    expect(await openFileHashes(memory, later).hash(settled)).toBe(sha256('a VOICE'));
  });

  it('does not remember a file that was just written', async () => {
    const dir = tempDir();
    const young = join(dir, 'young');
    writeFileSync(young, '1');
    const hashes = openFileHashes(memoryIn(dir));
    expect(await hashes.hash(young)).toBe(sha256('1'));
    expect(existsSync(memoryIn(dir))).toBe(false);
    writeFileSync(young, '2');
    expect(await hashes.hash(young)).toBe(sha256('2'));
  });

  it('keeps the hashes of several files asked for at once, and of other processes', async () => {
    const dir = tempDir();
    const settled = voiceIn(dir);
    const second = join(dir, 'second');
    copyFileSync(settled, second);
    writeFileSync(second, 'another');
    const memory = memoryIn(dir);
    const [one, other] = [openFileHashes(memory, later), openFileHashes(memory, later)];
    await one.hash(second);
    await Promise.all([other.hash(settled), other.hash(settled), other.hash(second)]);
    expect(Object.keys(JSON.parse(readFileSync(memory, 'utf8')).files).sort()).toEqual(
      [second, settled].sort(),
    );
  });

  it.each(['', '{', '[]', 'null', '{"formatVersion":2,"files":{}}', '{"formatVersion":1,"files":{"x":1}}'])(
    'goes on with a damaged memory: %j',
    async (text) => {
      const dir = tempDir();
      const settled = voiceIn(dir);
      const memory = join(dir, 'file-hashes.json');
      writeFileSync(memory, text);
      expect(await openFileHashes(memory, later).hash(settled)).toBe(sha256('a voice'));
      falsify(memory);
      expect(await openFileHashes(memory, later).hash(settled)).toBe(FALSE_HASH);
    },
  );

  it('goes on when the memory cannot be written', async () => {
    const settled = voiceIn(tempDir());
    const hashes = openFileHashes(join(settled, 'below-a-file', 'file-hashes.json'), later);
    expect(await hashes.hash(settled)).toBe(sha256('a voice'));
    expect(await hashes.hash(settled)).toBe(sha256('a voice'));
  });

  it('throws for a file that cannot be read', async () => {
    const hashes = openFileHashes(memoryIn(tempDir()));
    await expect(hashes.hash('/no/such/file')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
