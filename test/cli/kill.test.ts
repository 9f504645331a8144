import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { repositoryRoot, runHoso, toneProject } from '../support/run-hoso.js';

const NAME = '株式会社ずんだもん技術室AI放送局_podcast_20260106';

/** Long enough that a render is in work for a while: every sentence is another one. */
const script = Array.from(
  { length: 80 },
  (_, index) =>
    `${index + 1}番のひきだしには、古い地図と、まだ読んでいない手紙が${index + 3}通はいっているのだ。`,
).join('\n');

const start = (dir: string): ChildProcess =>
  spawn(process.execPath, [join(repositoryRoot, 'bin/hoso.js'), 'render', `scripts/${NAME}.txt`], {
    cwd: dir,
    stdio: 'ignore',
  });

/** Files and folders in the output folder that are not the episode's. */
const strangers = (dir: string): string[] =>
  readdirSync(join(dir, 'output')).filter((name) => name !== `${NAME}.mp3` && name !== `${NAME}.json`);

it('a render killed at any moment shows nothing partial; the next one ends it and tidies up', async () => {
  const dir = toneProject({ [`${NAME}.txt`]: script });
  const mp3 = join(dir, 'output', `${NAME}.mp3`);
  let killed = 0;
  for (const afterMs of [300, 450, 600, 900]) {
    const child = start(dir);
    await Promise.race([once(child, 'exit'), sleep(afterMs)]);
    if (child.exitCode === null) {
      killed += 1;
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    // Either nothing, or the whole episode.
    if (existsSync(mp3)) expect(existsSync(join(dir, 'output', `${NAME}.json`))).toBe(true);
  }
  expect(killed).toBeGreaterThan(0);
  const last = await runHoso(dir, ['render', `scripts/${NAME}.txt`]);
  expect(last.code).toBe(0);
  expect(strangers(dir)).toEqual([]);

  const whole = await runHoso(dir, ['render', `scripts/${NAME}.txt`, '--no-cache', '--out', 'again']);
  expect(whole.code).toBe(0);
  expect(readFileSync(join(dir, 'again', `${NAME}.mp3`)).equals(readFileSync(mp3))).toBe(true);
}, 120_000);

it.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends a render with 130 and leaves nothing',
  async (signal) => {
    const dir = toneProject({ [`${NAME}.txt`]: script });
    const child = start(dir);
    await expect.poll(() => existsSync(join(dir, '.cache', 'clips')), { timeout: 20_000 }).toBe(true);
    child.kill(signal);
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(130);
    expect(readdirSync(join(dir, 'output'))).toEqual([]);
  },
  60_000,
);
