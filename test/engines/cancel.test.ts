import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repositoryRoot } from '../support/run-hoso.js';
import { EPISODE, sentences, startEngine, voicevoxProject } from '../support/voicevox-project.js';

const start = (dir: string, args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [join(repositoryRoot, 'bin/hoso.js'), ...args], { cwd: dir, stdio: 'ignore' });

const render = ['render', `scripts/${EPISODE}.txt`];

it.each([
  ['when they are asked who they are', '/version', render],
  ['when they are warmed up', '/initialize_speaker', render],
  ['when they are asked for a query', '/audio_query', render],
  ['when they speak', '/synthesis', render],
  ['when a plan asks for their facts', '/speakers', ['plan', `scripts/${EPISODE}.txt`]],
  ['when doctor asks them', '/version', ['doctor']],
])(
  'Ctrl-C ends with 130 and leaves nothing while engines hang %s',
  async (_, path, args) => {
    const engines = [await startEngine(), await startEngine()];
    for (const engine of engines) engine.failNext('hang', { path, times: 1000 });
    const dir = voicevoxProject({
      urls: engines.map(({ url }) => url),
      scripts: { [EPISODE]: sentences(20) },
    });
    const child = start(dir, args);
    const exit = once(child, 'exit') as Promise<[number | null]>;
    await expect
      .poll(() => engines.every((engine) => engine.countOf(path) > 0), { timeout: 30_000 })
      .toBe(true);
    child.kill('SIGINT');
    // The engines would hang for ever.
    const [code] = await exit;
    expect(code).toBe(130);
    const output = join(dir, 'output');
    expect(existsSync(output) ? readdirSync(output) : []).toEqual([]);
  },
  60_000,
);
