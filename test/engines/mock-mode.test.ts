import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runHoso } from '../support/run-hoso.js';
import { sentences, startEngine, voicevoxProject } from '../support/voicevox-project.js';

const PROGRAMMES = [
  '株式会社ずんだもん技術室AI放送局',
  'マジカルラブリー☆つむぎのピュアピュアA.I.放送局',
  '私立ずんだもん女学園放送部',
  '株式会社ずんだどん技術室AI放送局',
];
const nameOf = (programme: string): string => `${programme}_podcast_20260106`;

describe("VOICEVOX ENGINE's mock mode", () => {
  it.each(['latest', '0.26.0'])('(version %s) renders the scripts of all hosts', async (version) => {
    const engine = await startEngine({ kind: 'mock', version });
    const scripts = Object.fromEntries(
      PROGRAMMES.map((programme) => [nameOf(programme), `${sentences(2)}\n？！\nえっ？\n`]),
    );
    const dir = voicevoxProject({ urls: [engine.url], scripts });
    const paths = Object.keys(scripts).map((name) => `scripts/${name}.txt`);
    const run = await runHoso(dir, ['render', ...paths]);
    expect(run.code, run.stderr).toBe(0);
    for (const name of Object.keys(scripts))
      expect(existsSync(join(dir, 'output', `${name}.mp3`))).toBe(true);
    const asked = engine.requests.filter(({ path }) => path === '/synthesis');
    expect(new Set(asked.map(({ query }) => query.get('speaker')))).toEqual(new Set(['3', '8', '0']));
    expect((await runHoso(dir, ['doctor'])).stdout).toContain('3 speakers, 5 styles');
  });

  it('lists its dummies by their own names and by those that they stand for', async () => {
    const engine = await startEngine({ kind: 'mock' });
    const dir = voicevoxProject({ urls: [engine.url] });
    const run = await runHoso(dir, ['voices', 'list', '--backend', 'voicevox']);
    expect(run.stdout).toContain('ちび式じい\n    ノーマル 0   zundadon\n');
    expect(run.stdout).toContain('dummy2\n    style0 1\n    style1 3\n');
  });
});

it('a real engine without ちび式じい is refused before anything is made', async () => {
  const speakers = [
    { name: 'ちび式ばあ', speaker_uuid: 'u', version: '1', styles: [{ name: 'ノーマル', id: 142 }] },
  ];
  const engine = await startEngine({ speakers });
  const name = nameOf('株式会社ずんだどん技術室AI放送局');
  const dir = voicevoxProject({ urls: [engine.url], scripts: { [name]: sentences(1) } });
  const run = await runHoso(dir, ['render', `scripts/${name}.txt`]);
  expect(run.code).toBe(2);
  expect(run.stderr).toMatch(/voices\/zundadon.yaml:\d+:16: voicevox: there is no speaker ちび式じい/);
  expect(run.stderr).toContain('Did you mean ちび式ばあ?');
  expect(engine.countOf('/audio_query')).toBe(0);
});
