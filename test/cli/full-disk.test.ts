import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { batchReportSchema } from '../../src/domain/batch-report.js';
import { runHoso, toneProject } from '../support/run-hoso.js';
import { tempDir } from '../support/temp-dir.js';
import { verifyCache } from '../support/verify-cache.js';

const PROGRAM = '株式会社ずんだもん技術室AI放送局_podcast_';
const DAYS = ['20260105', '20260106', '20260107', '20260108', '20260109'];

const textOf = (day: string, sentences: number): string =>
  Array.from({ length: sentences }, (_, at) => `${day}の${at + 1}ばんめの文はここにあるのだ。`).join('\n');

const scriptOf = (day: string): string => `scripts/${PROGRAM}${day}.txt`;

const project = (sentences: number): string =>
  toneProject(Object.fromEntries(DAYS.map((day) => [`${PROGRAM}${day}.txt`, textOf(day, sentences)])));

/** Mounts a small file system for the length of a test; false where that is not allowed. */
const mountSmall = (dir: string, size: string): boolean => {
  mkdirSync(dir, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', dir], { stdio: 'ignore' });
  } catch {
    return false;
  }
  onTestFinished(() => void execFileSync('umount', [dir]));
  return true;
};

const remount = (dir: string, options: string): void =>
  void execFileSync('mount', ['-o', `remount,${options}`, dir], { stdio: 'ignore' });

const canMount = ((): boolean => {
  try {
    const probe = execFileSync('mktemp', ['-d'], { encoding: 'utf8' }).trim();
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', probe], { stdio: 'ignore' });
    execFileSync('umount', [probe]);
    return true;
  } catch {
    return false;
  }
})();

if (!canMount) console.warn('SKIPPED: full disks and read-only file systems; mounting one needs root');

const mp3s = (dir: string): string[] => readdirSync(dir).filter((name) => name.endsWith('.mp3'));

describe.skipIf(!canMount)('a disk that is full', () => {
  it('under the cache: the message says so, what is whole is kept, and with room the same command ends it', async () => {
    const dir = project(12);
    const small = join(tempDir(), 'cache');
    // Room for the clips of two scripts or three.
    mountSmall(small, '5m');
    const args = ['batch', 'scripts', '--cache-dir', small];
    const full = await runHoso(dir, [...args, '--on-error', 'continue']);
    expect(full.code).toBe(1);
    expect(full.stderr).toMatch(/The cache .* cannot be written: the disk is full/);
    expect(full.stderr).toContain('hoso cache prune');
    expect(full.stderr).not.toContain('bug in hoso');
    const { clips, damaged } = await verifyCache(small);
    expect(clips).toBeGreaterThan(0);
    expect(damaged).toEqual([]);
    const report = batchReportSchema.parse(
      JSON.parse(readFileSync(join(dir, 'output', 'batch-report.json'), 'utf8')),
    );
    const whole = report.episodes.filter(({ result }) => result === 'rendered').length;
    expect(report.episodes.filter(({ result }) => result === 'failed').length).toBeGreaterThan(0);
    expect(mp3s(join(dir, 'output'))).toHaveLength(whole);
    expect(readdirSync(join(dir, 'output')).filter((name) => name.startsWith('.'))).toEqual([]);

    remount(small, 'size=200m');
    const ended = await runHoso(dir, args);
    expect(ended.code).toBe(0);
    expect(mp3s(join(dir, 'output'))).toHaveLength(5);
  });

  it('under the output: the episode that stood there stays whole', async () => {
    const dir = project(12);
    const small = join(tempDir(), 'output');
    mountSmall(small, '1m');
    const [first = '', second = ''] = DAYS.map(scriptOf);
    expect((await runHoso(dir, ['render', first, '--out', small])).code).toBe(0);
    const before = readFileSync(join(small, mp3s(small)[0] ?? ''));
    remount(small, `size=${Math.ceil(before.length / 1024) + 150}k`);

    const full = await runHoso(dir, ['render', second, first, '--out', small]);
    expect(full.code).toBe(1);
    expect(full.stderr).toMatch(
      /error: scripts\/\S+20260106\.txt: .*cannot be written: .*(disk is full|ENOSPC)/,
    );
    expect(full.stderr).toContain('up to date');
    expect(mp3s(small)).toHaveLength(1);
    expect(readFileSync(join(small, mp3s(small)[0] ?? '')).equals(before)).toBe(true);
    expect(readdirSync(small).filter((name) => name.startsWith('.'))).toEqual([]);

    remount(small, 'size=20m');
    const ended = await runHoso(dir, ['render', second, '--out', small]);
    expect(ended).toMatchObject({ code: 0, stderr: expect.stringContaining('0 made') });
  });
});

describe.skipIf(!canMount)('a file system that is read-only', () => {
  it('under the cache: what is cached is used, and what is not there is told', async () => {
    const dir = project(2);
    const cache = join(tempDir(), 'cache');
    mountSmall(cache, '50m');
    const [first = '', second = ''] = DAYS.map(scriptOf);
    const flags = ['--cache-dir', cache];
    expect((await runHoso(dir, ['render', first, ...flags])).code).toBe(0);
    remount(cache, 'ro');
    onTestFinished(() => remount(cache, 'rw'));
    expect((await runHoso(dir, ['render', first, ...flags])).stderr).toContain('up to date');
    const elsewhere = await runHoso(dir, ['render', first, ...flags, '--out', 'again']);
    expect(elsewhere).toMatchObject({ code: 0, stderr: expect.stringContaining('0 made') });
    const refused = await runHoso(dir, ['render', second, ...flags]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/The cache .* cannot be written: writing there is not allowed/);
    expect(refused.stderr).toContain('--no-cache');
    const cleared = await runHoso(dir, ['cache', 'clear', ...flags]);
    expect(cleared).toMatchObject({ code: 1, stderr: expect.stringContaining('cannot be written') });
    expect((await runHoso(dir, ['render', second, ...flags, '--no-cache'])).code).toBe(0);
  });

  it('under the output: told for each script and for the report, nothing is made', async () => {
    const dir = project(1);
    const out = join(tempDir(), 'output');
    mountSmall(out, '1m');
    remount(out, 'ro');
    onTestFinished(() => remount(out, 'rw'));
    const run = await runHoso(dir, ['batch', 'scripts', '--out', out, '--json']);
    expect(run.code).toBe(1);
    const report = batchReportSchema.parse(JSON.parse(run.stdout));
    for (const { script, result, made, failures } of report.episodes) {
      expect(result).toBe('failed');
      expect(made).toBe(0);
      expect(failures).toMatchObject([{ code: 'output-unwritable', file: script }]);
    }
    expect(report.failures).toMatchObject([{ code: 'output-unwritable' }]);
    expect(run.stderr).not.toContain('bug in hoso');
    expect(readdirSync(out)).toEqual([]);
  });
});
