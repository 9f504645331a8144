import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FakeSpeaker } from '../support/fake-voicevox-engine.js';
import { jsonLines, runHoso } from '../support/run-hoso.js';
import {
  EPISODE,
  sentences,
  startEngine,
  voicevoxProfile,
  voicevoxProject,
} from '../support/voicevox-project.js';

const SCRIPT = `scripts/${EPISODE}.txt`;
const scripts = { [EPISODE]: sentences(4) };
const WORD = { a: { surface: 'ｈｏｓｏ', pronunciation: 'ホウソウ', accent_type: 0, priority: 5 } };

const manifestOf = (dir: string) =>
  JSON.parse(readFileSync(join(dir, 'output', `${EPISODE}.json`), 'utf8')) as {
    facts: { voicevox: { version: string; styles: unknown[] } };
  };

type Item = { type: string; cached: boolean | null; why: string | null; text: string };
const utterancesOf = (stdout: string): Item[] =>
  (jsonLines(stdout) as { items: Item[] }[]).flatMap(({ items }) =>
    items.filter(({ type }) => type === 'utterance'),
  );

describe('engines that would not sound alike', () => {
  it.each([
    ['versions', { version: '0.24.1' }, '0.24.1'],
    ['user dictionaries', { userDictionary: WORD }, 'another user dictionary'],
  ])('by their %s are refused, unless told to go on', async (_, options, said) => {
    const [one, other] = [await startEngine(), await startEngine(options)];
    const dir = voicevoxProject({ urls: [one.url, other.url], scripts });
    for (const command of ['render', 'plan', 'preview', 'batch']) {
      const run = await runHoso(dir, [command, SCRIPT, ...(command === 'preview' ? ['1'] : [])]);
      expect([command, run.code === 4 || (command === 'batch' && run.code === 1)]).toEqual([command, true]);
      expect(run.stderr).toContain(said);
      for (const { url } of [one, other]) expect(run.stderr).toContain(`${url}: version`);
      expect(run.stderr).toContain('--allow-mixed-engines');
    }
    expect(one.countOf('/synthesis') + other.countOf('/synthesis')).toBe(0);

    const mixed = await runHoso(dir, ['render', SCRIPT, '--allow-mixed-engines']);
    expect(mixed.code, mixed.stderr).toBe(0);
    const plan = await runHoso(dir, ['plan', SCRIPT, '--allow-mixed-engines', '--json']);
    expect(utterancesOf(plan.stdout).every(({ cached }) => cached)).toBe(true);
  });

  it('make clips that pass for none of them later', async () => {
    const [one, other] = [await startEngine(), await startEngine({ version: '0.24.1' })];
    const dir = voicevoxProject({ urls: [one.url, other.url], scripts });
    await runHoso(dir, ['render', SCRIPT, '--allow-mixed-engines']);
    expect(manifestOf(dir).facts.voicevox.version).toMatch(/0\.24\.1.* \+ .*0\.25\.2/);
    const environment = { get: (name: string) => (name === 'VOICEVOX_URL' ? one.url : undefined) };
    const plan = await runHoso(dir, ['plan', SCRIPT, '--json'], { environment });
    expect(utterancesOf(plan.stdout).map(({ why }) => why)).toEqual(
      Array.from({ length: 4 }, () => 'engine-version-changed'),
    );
  });
});

describe('an engine that does not answer', () => {
  it('is done without while nothing has to be made', async () => {
    const engine = await startEngine();
    const dir = voicevoxProject({ urls: [engine.url], scripts });
    expect((await runHoso(dir, ['render', SCRIPT])).code).toBe(0);
    await engine.stop();

    const plan = await runHoso(dir, ['plan', SCRIPT, '--json']);
    expect(plan.code).toBe(0);
    expect(plan.stderr).toContain(`warning: voicevox does not work: ${engine.url}`);
    expect(utterancesOf(plan.stdout).map(({ cached }) => cached)).toEqual([true, true, true, true]);
    const again = await runHoso(dir, ['render', SCRIPT]);
    expect(again.code).toBe(0);
    expect(again.stderr).toContain('warning: voicevox does not work');
    expect(again.stderr).toContain('up to date');

    writeFileSync(join(dir, SCRIPT), `${sentences(4)}\nもう一枚あるのだ。\n`);
    const changed = await runHoso(dir, ['plan', SCRIPT, '--json']);
    expect(changed.code).toBe(0);
    expect(utterancesOf(changed.stdout).map(({ why }) => why)).toEqual([
      null,
      null,
      null,
      null,
      'text-changed',
    ]);
    const needed = await runHoso(dir, ['render', SCRIPT]);
    expect(needed.code).toBe(4);
    expect(needed.stderr).toContain(engine.url);

    await engine.start();
    const back = await runHoso(dir, ['render', SCRIPT, '--json']);
    expect(jsonLines(back.stdout)).toContainEqual(
      expect.objectContaining({ type: 'render-end', made: 1, cached: 4 }),
    );
  }, 60_000);

  it('is waited for with a style that it was never asked about', async () => {
    const engine = await startEngine();
    const profile = (style: string) => voicevoxProfile('よいこ', ['speaker: ずんだもん', `style: ${style}`]);
    const name = 'よいこ放送局_20260106';
    const dir = voicevoxProject({
      urls: [engine.url],
      scripts: { [name]: sentences(2) },
      voices: { good: profile('ノーマル') },
    });
    expect((await runHoso(dir, ['render', `scripts/${name}.txt`])).code).toBe(0);
    await engine.stop();
    writeFileSync(join(dir, 'voices/good.yaml'), profile('あまあま'));
    const plan = await runHoso(dir, ['plan', `scripts/${name}.txt`, '--json']);
    expect(plan.code).toBe(0);
    expect(utterancesOf(plan.stdout).map(({ why }) => why)).toEqual([
      'engine-unreachable',
      'engine-unreachable',
    ]);
    expect((await runHoso(dir, ['render', `scripts/${name}.txt`])).code).toBe(4);
    await engine.start();
    expect((await runHoso(dir, ['render', `scripts/${name}.txt`])).code).toBe(0);
  }, 60_000);

  it('that was never asked leaves a plan without keys', async () => {
    const dir = voicevoxProject({ urls: ['http://127.0.0.1:59'], scripts });
    const plan = await runHoso(dir, ['plan', SCRIPT, '--json']);
    expect(plan.code).toBe(0);
    expect(utterancesOf(plan.stdout)[0]).toMatchObject({
      key: null,
      cached: null,
      why: 'engine-unreachable',
    });
  });
});

describe('the manifest', () => {
  const many: readonly FakeSpeaker[] = Array.from({ length: 40 }, (_, at) => ({
    name: at === 20 ? 'ずんだもん' : `話者${at}`,
    speaker_uuid: `0c000000-0000-4000-8000-0000000000${at + 10}`,
    version: '0.16.0',
    styles: ['ノーマル', 'あまあま', 'ツンツン'].map((name, style) => ({ name, id: 3 * at + style })),
  }));

  it.each([
    ['a name', ['speaker: ずんだもん'], { speaker: 'ずんだもん', style: 'ノーマル', id: 60 }],
    [
      'a name and a style',
      ['speaker: ずんだもん', 'style: ツンツン'],
      { speaker: 'ずんだもん', style: 'ツンツン', id: 62 },
    ],
    ['a number', ['styleId: 31'], { speaker: '話者10', style: 'あまあま', id: 31 }],
  ])('holds no style but those that voices found by %s need', async (_, options, style) => {
    const engine = await startEngine({ speakers: many });
    const name = 'よいこ放送局_20260106';
    const dir = voicevoxProject({
      urls: [engine.url],
      scripts: { [name]: sentences(2) },
      voices: { good: voicevoxProfile('よいこ', options) },
    });
    expect((await runHoso(dir, ['render', `scripts/${name}.txt`])).code).toBe(0);
    const manifest = JSON.parse(readFileSync(join(dir, 'output', `${name}.json`), 'utf8'));
    expect(manifest.facts.voicevox.styles).toEqual([style]);
    await engine.stop();
    const again = await runHoso(dir, ['render', `scripts/${name}.txt`]);
    expect(again.stderr).toContain('up to date');
  });
});
