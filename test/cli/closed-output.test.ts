import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repositoryRoot, toneProject } from '../support/run-hoso.js';

const NAME = '株式会社ずんだもん技術室AI放送局_podcast_20260106';
const script = Array.from({ length: 12 }, (_, index) => `${index + 1}本めの橋をわたったのだ。`).join('\n');

const project = () => toneProject({ [`${NAME}.txt`]: script });

it.each(['stdout', 'stderr'] as const)('a render goes on when nobody reads its %s any more', async (name) => {
  const dir = project();
  const flags = name === 'stdout' ? ['--json'] : ['--no-cache'];
  const child = spawn(
    process.execPath,
    [join(repositoryRoot, 'bin/hoso.js'), 'render', `scripts/${NAME}.txt`, ...flags],
    {
      cwd: dir,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  child[name].destroy();
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(0);
  const shown = readdirSync(join(dir, 'output'));
  expect(shown).toContain(`${NAME}.mp3`);
  expect(shown.filter((file) => file.startsWith('.'))).toEqual([]);
});

it.skipIf(!existsSync('/dev/full'))('an output that cannot be written is told, with 1', async () => {
  const child = spawn(
    process.execPath,
    [join(repositoryRoot, 'bin/hoso.js'), 'plan', `scripts/${NAME}.txt`],
    {
      cwd: project(),
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    },
  );
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [code] = (await once(child, 'close')) as [number];
  expect(code).toBe(1);
  expect(stderr).toContain('could not be written');
  expect(stderr).not.toContain('bug');
});
