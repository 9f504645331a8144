import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openClipStore } from '../../src/cache/clip-store.js';
import type { ClipKey } from '../../src/domain/clip-key.js';
import { sha256 } from '../../src/util/sha256.js';
import { compileModules } from '../support/compile-modules.js';
import { runChild } from '../support/run-child.js';
import { tempDir } from '../support/temp-dir.js';

const keyOf = (text: string): ClipKey => sha256(text) as ClipKey;
const urlOf = compileModules('cache/clip-store');

/** Puts clips of `samples` samples each under the keys of 0, 1, 2 …, and says so line by line. */
const writer = (dir: string, clips: number, samples: number, value: string): string[] => [
  '--input-type=module',
  '--eval',
  `
  import { createHash } from 'node:crypto';
  import { openClipStore } from ${JSON.stringify(urlOf('cache/clip-store'))};
  const store = await openClipStore(${JSON.stringify(dir)});
  process.stdout.write('ready\\n');
  for (let at = 0; at < ${clips}; at += 1) {
    const samples = new Int16Array(${samples}).fill(${value});
    const key = createHash('sha256').update(String(at)).digest('hex');
    try {
      await store.put(key, { pcm: { format: { sampleRateHz: 8000, channels: 1 }, samples }, timing: null });
      process.stdout.write('put ' + at + '\\n');
    } catch (error) {
      process.stdout.write(JSON.stringify(error.failure) + '\\n');
      break;
    }
  }
  `,
];

const verify = async (dir: string, clips: number, samples: number): Promise<number> => {
  const store = await openClipStore(dir);
  let found = 0;
  for (let at = 0; at < clips; at += 1) {
    const clip = await store.get(keyOf(`${at}`));
    if (clip === null) continue;
    found += 1;
    expect(clip.frames).toBe(samples);
    const pcm = await clip.read();
    expect(new Set(pcm.samples).size).toBe(1);
  }
  return found;
};

describe('a store that processes share', () => {
  it('holds whole clips when several write the same keys at once', async () => {
    const dir = tempDir();
    const results = await Promise.all(
      // Each with a sound of its own, so that a mixture would be seen.
      [1, 2, 3].map((value) => runChild(process.execPath, writer(dir, 60, 60_000, `${value}`))),
    );
    for (const { code, stdout } of results) {
      expect(code).toBe(0);
      expect(stdout).toContain('put 59');
    }
    expect(await verify(dir, 60, 60_000)).toBe(60);
    expect(readdirSync(join(dir, 'tmp'))).toEqual([]);
  });

  it('is valid after SIGKILL at any moment, and what was left is removed', async () => {
    const dir = tempDir();
    for (let round = 0; round < 8; round += 1) {
      const child: ChildProcess = spawn(process.execPath, writer(dir, 10_000, 150_000, 'at'), {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      if (child.stdout === null) throw new Error('no pipe');
      await once(child.stdout, 'data');
      await wait(5 + round * 7);
      child.kill('SIGKILL');
      await once(child, 'close');
      await verify(dir, 200, 150_000);
    }
    expect(readdirSync(join(dir, 'tmp'))).toEqual([]);
    expect(await verify(dir, 200, 150_000)).toBeGreaterThan(0);
  });

  it('tells of a full disk what to do, and leaves nothing torn', async () => {
    const dir = tempDir();
    // The largest file a process may write, in blocks of 512 or 1,024 bytes, stands for the end of the disk.
    const [program = '', ...args] = [process.execPath, ...writer(join(dir, 'clips'), 1, 600_000, '7')];
    const script = 'ulimit -f 200; exec "$0" "$@"';
    const { stdout } = await runChild('/bin/sh', ['-c', script, program, ...args]);
    expect(stdout).toContain('"code":"cache-unwritable"');
    expect(stdout).toContain('the disk is full');
    expect(readdirSync(join(dir, 'clips', 'tmp'))).toEqual([]);
    expect(await verify(join(dir, 'clips'), 1, 600_000)).toBe(0);
  });

  it('tells of a folder that it may not write', async () => {
    const dir = tempDir();
    mkdirSync(join(dir, 'clips'), { mode: 0o555 });
    // For root no folder is read-only; there a process without that right is needed.
    const [program = '', ...args] = [process.execPath, ...writer(join(dir, 'clips'), 1, 100, '7')];
    const isRoot = process.getuid?.() === 0;
    const { stdout, stderr } = isRoot
      ? await runChild('setpriv', ['--bounding-set=-all', '--inh-caps=-all', program, ...args])
      : await runChild(program, args);
    expect(stderr).toBe('');
    expect(stdout).toContain('writing there is not allowed');
    expect(stdout).toContain('--cache-dir');
  });
});
