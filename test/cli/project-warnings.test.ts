import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runHoso, toneProject } from '../support/run-hoso.js';

const NAME = '株式会社ずんだもん技術室AI放送局_podcast_20260106.txt';

const project = (script: string) => toneProject({ [NAME]: script });

it.each(['render', 'plan', 'parse', 'batch'])(
  '%s warns of a block whose backend is not registered',
  async (command) => {
    const dir = project('きょうも晴れなのだ。');
    appendFileSync(join(dir, 'voices/zundamon.yaml'), '  sing-song:\n    credit: x\n    options: { a: 1 }\n');
    const run = await runHoso(dir, [command, `scripts/${NAME}`]);
    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(/zundamon\.yaml:\d+: .*sing-song/);
    expect((await runHoso(dir, [command, `scripts/${NAME}`, '--quiet'])).stderr).not.toContain('sing-song');
  },
);

it.each(['render', 'plan', 'preview'])(
  '%s refuses a script that says nothing once its markup is gone',
  async (command) => {
    const dir = project('```ts\n');
    const run = await runHoso(dir, [command, `scripts/${NAME}`, ...(command === 'preview' ? ['1'] : [])]);
    expect(run.code).toBe(3);
    expect(run.stderr).toContain(NAME);
  },
);

it('blames the config for a backend it names, with the place, and nothing for a flag', async () => {
  const dir = project('はい。');
  writeFileSync(join(dir, 'hoso.config.yaml'), 'segments: auto\nbackend: tonne\n');
  expect((await runHoso(dir, ['plan', `scripts/${NAME}`])).stderr).toMatch(
    /hoso\.config\.yaml:2:10: .*tonne/,
  );
  const flagged = await runHoso(dir, ['plan', '--backend', 'tonne', `scripts/${NAME}`]);
  expect(flagged.stderr).not.toContain('hoso.config.yaml');
});
