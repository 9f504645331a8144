import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repositoryRoot, toneProject } from '../support/run-hoso.js';

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

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
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
