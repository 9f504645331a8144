import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStaging, removeLeftOvers } from '../../src/pipeline/staging.js';
import { tempDir } from '../support/temp-dir.js';

const deadPid = async (): Promise<number> => {
  const child = spawn('true', { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid ?? 0;
};

it('moves files into the output folder, replaces what was there, and goes away', async () => {
  const out = join(tempDir(), 'deep', 'output');
  const staging = await openStaging(out, 'ある回');
  writeFileSync(join(out, 'ある回.mp3'), 'old');
  writeFileSync(join(staging.dir, 'ある回.mp3'), 'new');
  writeFileSync(join(staging.dir, 'ある回.json'), '{}');
  await staging.commit(['ある回.mp3', 'ある回.json']);
  await staging.remove();
  expect(readdirSync(out).sort()).toEqual(['ある回.json', 'ある回.mp3']);
  expect(readFileSync(join(out, 'ある回.mp3'), 'utf8')).toBe('new');
});

it('removes folders of dead processes, not of living ones, and nothing that is not ours', async () => {
  const out = tempDir();
  const dead = await deadPid();
  const folder = (name: string, file: string): string => {
    mkdirSync(join(out, name));
    writeFileSync(join(out, name, file), 'x');
    return name;
  };
  folder(`.ある回.${dead}`, 'ある回.mp3');
  folder(`.no-cache.${dead}`, 'clips');
  const kept = [
    folder(`.ほかの回.${process.pid}`, 'ほかの回.mp3'),
    folder(`.backup.${dead}`, 'family-photo.jpg'),
    folder(`name.${dead}`, 'name.mp3'),
  ];
  await removeLeftOvers(out);
  expect(readdirSync(out).sort()).toEqual(kept.sort());
});

it('says why and what to do when the folder cannot be made', async () => {
  const file = join(tempDir(), 'file');
  writeFileSync(file, 'x');
  await expect(openStaging(join(file, 'output'), 'ある回')).rejects.toMatchObject({
    failure: { code: 'output-unwritable', hint: expect.stringContaining('--out') },
  });
  expect(existsSync(join(file, 'output'))).toBe(false);
});
