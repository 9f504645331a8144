import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type FakeOpenAiOptions, FakeOpenAiServer } from '../support/fake-openai-server.js';
import { runHoso } from '../support/run-hoso.js';
import { voicevoxProject } from '../support/voicevox-project.js';

const KEY = 'sk-very-secret-0123456789';
const NAME = 'よいこ放送局_20260106';
const SCRIPT = `scripts/${NAME}.txt`;

const servers: FakeOpenAiServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

const project = async (options: FakeOpenAiOptions, voice = 'nova'): Promise<string> => {
  const server = await FakeOpenAiServer.start({ apiKey: KEY, ...options });
  servers.push(server);
  const dir = voicevoxProject({
    config: `backends:\n  openai:\n    urls: ${server.url}\n    apiKeyEnv: MY_TTS_KEY\n`,
    scripts: { [NAME]: 'これは文なのだ。\nもうひとつあるのだ。\n' },
    voices: {
      good: `name: よいこ\nprograms: [よいこ放送局]\nbackends:\n  openai:\n    credit: OpenAI\n    options: { voice: ${voice} }\n`,
    },
  });
  return dir;
};

/** Everything that a run leaves behind, below a folder. */
const filesIn = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path).isFile());

const runs = async (dir: string, key: string, commands: readonly (readonly string[])[]) => {
  const environment = { get: (name: string) => (name === 'MY_TTS_KEY' ? key : undefined) };
  let said = '';
  const codes: number[] = [];
  for (const command of commands) {
    const run = await runHoso(dir, [...command, '--backend', 'openai'], { environment });
    said += run.stdout + run.stderr;
    codes.push(run.code);
  }
  return { codes, said };
};

const expectNoKey = (dir: string, said: string, key: string): void => {
  const files = filesIn(dir);
  expect(files.length).toBeGreaterThan(2);
  for (const file of files) expect([file, readFileSync(file).includes(key)]).toEqual([file, false]);
  expect(said).not.toContain(key);
};

it('a key is sent, and stands in no output, log, manifest or clip', async () => {
  const dir = await project({});
  const { codes, said } = await runs(dir, KEY, [
    ['render', SCRIPT, '--json'],
    ['plan', SCRIPT, '--json'],
    ['preview', SCRIPT, '1'],
    ['voices', 'say', 'よいこ', 'はい'],
    ['doctor', '--json'],
    ['voices', 'list'],
  ]);
  expect(codes).toEqual([0, 0, 0, 0, 0, 0]);
  expect(servers[0]?.requests.every(({ headers }) => headers['authorization'] === `Bearer ${KEY}`)).toBe(
    true,
  );
  expectNoKey(dir, said, KEY);
});

it.each<[string, FakeOpenAiOptions, string, number]>([
  ['a refusal that repeats it', {}, 'nobody', 1],
  ['an error in place of sound that repeats it', { format: 'json-error' }, 'nova', 1],
])('a key is cut out of %s', async (_, options, voice, code) => {
  const dir = await project(options, voice);
  const { codes, said } = await runs(dir, KEY, [
    ['render', SCRIPT, '--json'],
    ['render', SCRIPT],
  ]);
  expect(codes).toEqual([code, code]);
  expect(said).toContain('***');
  expectNoKey(dir, said, KEY);
});

it('a key that is wrong is found before anything is made, and not repeated', async () => {
  const dir = await project({});
  const { codes, said } = await runs(dir, 'sk-wrong-key', [['render', SCRIPT], ['doctor']]);
  expect(codes).toEqual([4, 4]);
  expect(said).toContain('MY_TTS_KEY');
  expect(servers[0]?.speeches).toEqual([]);
  expectNoKey(dir, said, 'sk-wrong-key');
});
