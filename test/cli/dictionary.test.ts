import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FakeVoicevoxEngine, type FakeVoicevoxOptions } from '../support/fake-voicevox-engine.js';
import { jsonLines, runHoso, toneProject } from '../support/run-hoso.js';

const startEngine = async (options: FakeVoicevoxOptions = {}): Promise<FakeVoicevoxEngine> => {
  const engine = await FakeVoicevoxEngine.start(options);
  onTestFinished(() => engine.stop());
  return engine;
};

const project = (engines: readonly FakeVoicevoxEngine[], dictionary = '') => {
  const dir = toneProject({});
  const urls = engines.map(({ url }) => url).join(', ');
  writeFileSync(join(dir, 'hoso.config.yaml'), `backends:\n  voicevox:\n    urls: [${urls}]\n`);
  if (dictionary !== '') writeFileSync(join(dir, 'dictionary.yaml'), dictionary);
  return dir;
};

const WORDS = `- surface: Zorvik
  reading: ゾルヴィーク
  accent: 4
- surface: 鯉
  reading: こい
`;
const THEIRS = {
  surface: 'Ｚｕｎｄａ',
  pronunciation: 'ズンダ',
  accent_type: 1,
  priority: 5,
};

type Word = { surface: string; pronunciation: string; accent_type: number; priority: number };
const wordsOf = ({ userDictionary }: FakeVoicevoxEngine) =>
  (Object.values(userDictionary.words) as Word[]).map(
    ({ surface, pronunciation, accent_type }) => `${surface} ${pronunciation} ${accent_type}`,
  );

const run = (dir: string, ...args: readonly string[]) =>
  runHoso(dir, ['dictionary', ...args, '--backend', 'voicevox']);

describe('dictionary push', () => {
  it("adds the project's words to every engine, and tells so", async () => {
    const engines = [await startEngine(), await startEngine({ userDictionary: { theirs: THEIRS } })];
    const dir = project(engines, WORDS);
    const pushed = await run(dir, 'push');
    expect(pushed.code).toBe(0);
    expect(pushed.stdout).toBe(engines.map(({ url }) => `${url}: 2 added, 0 kept, 0 removed\n`).join(''));
    for (const engine of engines) {
      expect(wordsOf(engine)).toEqual(expect.arrayContaining(['Ｚｏｒｖｉｋ ゾルヴィーク 4', '鯉 コイ 1']));
    }
    expect(wordsOf(engines[1] as FakeVoicevoxEngine)).toContain('Ｚｕｎｄａ ズンダ 1');
  });

  it('takes out what is no longer wanted, and keeps the rest', async () => {
    const engine = await startEngine({ userDictionary: { theirs: THEIRS } });
    const dir = project([engine], WORDS);
    await run(dir, 'push');
    const before = Object.keys(engine.userDictionary.words);
    writeFileSync(
      join(dir, 'dictionary.yaml'),
      `${WORDS.replace('こい', 'ニシキゴイ')}- { surface: 豆, reading: まめ }\n`,
    );
    expect((await run(dir, 'push')).stdout).toContain('2 added, 1 kept, 1 removed');
    expect(wordsOf(engine).sort()).toEqual(
      ['Ｚｕｎｄａ ズンダ 1', 'Ｚｏｒｖｉｋ ゾルヴィーク 4', '鯉 ニシキゴイ 3', '豆 マメ 1'].sort(),
    );
    // The one that was kept is the same word, not a new one.
    expect(Object.keys(engine.userDictionary.words).filter((id) => before.includes(id))).toHaveLength(2);
    expect((await run(dir, 'push')).stdout).toContain('0 added, 3 kept, 0 removed');
  });

  it('remove takes out its own words only', async () => {
    const engine = await startEngine({ userDictionary: { theirs: THEIRS } });
    const dir = project([engine], WORDS);
    await run(dir, 'push');
    expect((await run(dir, 'remove')).stdout).toContain('0 added, 0 kept, 2 removed');
    expect(Object.keys(engine.userDictionary.words)).toEqual(['theirs']);
    expect((await run(dir, 'remove')).stdout).toContain('0 removed');
  });

  it("leaves alone what the engine's user has, or has changed or taken out", async () => {
    const engine = await startEngine({ userDictionary: { theirs: { ...THEIRS, surface: '鯉' } } });
    const dir = project([engine], WORDS);
    const pushed = await run(dir, 'push');
    expect(pushed.stdout).toContain('1 added');
    expect(pushed.stderr).toContain('「鯉」 was left out');
    const [own] = Object.keys(engine.userDictionary.words).filter((id) => id !== 'theirs');
    const changed = { ...(engine.userDictionary.words[own ?? ''] as Word), pronunciation: 'ゾルビク' };
    engine.userDictionary.words = { theirs: THEIRS, [own ?? '']: changed };
    expect((await run(dir, 'remove')).stdout).toContain('0 removed');
    expect(wordsOf(engine)).toContain('Ｚｏｒｖｉｋ ゾルビク 4');
    engine.userDictionary.words = {};
    expect((await run(dir, 'push')).stdout).toContain('2 added');
  });

  it('tells what cannot be pushed', async () => {
    const engine = await startEngine();
    const dir = project(
      [engine],
      `- { surface: 一, reading: 漢字 }\n- { surface: 二, reading: に, voice: tsumugi }\n- { surface: 三, reading: さん, backend: open-jtalk }\n- { surface: 四, reading: よん, accent: 9 }\n`,
    );
    const { code, stderr } = await run(dir, 'push');
    expect(code).toBe(0);
    expect(stderr).toMatch(/「一」.*not kana/);
    expect(stderr).toMatch(/「二」.*tsumugi/);
    expect(stderr).toMatch(/「四」.*refuses/);
    expect(stderr).not.toContain('「三」');
    expect(wordsOf(engine)).toEqual([]);
  });

  it('remembers what it has done when it breaks off', async () => {
    const engine = await startEngine();
    const dir = project([engine], WORDS);
    engine.stopAfter(1, '/user_dict_word');
    const broken = await run(dir, 'push');
    expect(broken.code).toBe(4);
    expect(broken.stderr).toContain(engine.url);
    expect(wordsOf(engine)).toHaveLength(1);
    await engine.start();
    expect((await run(dir, 'push')).stdout).toContain('1 added, 1 kept');
    expect((await run(dir, 'remove')).stdout).toContain('2 removed');
    expect(wordsOf(engine)).toEqual([]);
  });

  it('goes on with the other engines when one is away', async () => {
    const [away, there] = [await startEngine(), await startEngine()];
    const dir = project([away, there], WORDS);
    await away.stop();
    const pushed = await run(dir, 'push', '--json');
    expect(pushed.code).toBe(4);
    expect(jsonLines(pushed.stdout)).toEqual([
      { address: there.url, added: 2, kept: 0, removed: 0, skipped: [] },
    ]);
  });

  it('is for engines that have a dictionary', async () => {
    const dir = project([], WORDS);
    const pushed = await runHoso(dir, ['dictionary', 'push', '--backend', 'tone']);
    expect(pushed.code).toBe(2);
    expect(pushed.stderr).toContain('--backend voicevox');
  });

  it('is nothing that any other command does', async () => {
    const engine = await startEngine();
    const name = '株式会社ずんだもん技術室AI放送局_podcast_20260106.txt';
    const dir = project([engine], WORDS);
    writeFileSync(join(dir, 'scripts', name), 'ずんだもんなのだ。Zorvikの鯉なのだ。\n');
    for (const args of [['plan'], ['lint', '--pronunciation'], ['preview']]) {
      const [command = '', ...flags] = args;
      const rest = command === 'preview' ? ['1'] : [];
      await runHoso(dir, [command, `scripts/${name}`, ...rest, ...flags, '--backend', 'voicevox']);
    }
    expect(engine.countOf('/audio_query')).toBeGreaterThan(0);
    expect(engine.countOf('/user_dict_word')).toBe(0);
    expect(existsSync(join(dir, '.cache', 'dictionary-push.json'))).toBe(false);
  });
});

describe('dictionary import', () => {
  const EXPORT = JSON.stringify({
    '0d5e0000-0000-4000-8000-000000000001': { ...THEIRS },
    '0d5e0000-0000-4000-8000-000000000002': { ...THEIRS, surface: '鯉', pronunciation: 'コイ' },
    '0d5e0000-0000-4000-8000-000000000003': {
      ...THEIRS,
      surface: '豆',
      pronunciation: 'マメ',
      accent_type: 2,
    },
  });
  const importInto = async (dictionary: string | null, text = EXPORT) => {
    const dir = project([], dictionary ?? '');
    writeFileSync(join(dir, 'export.json'), text);
    const result = await runHoso(dir, ['dictionary', 'import', 'export.json']);
    const file = join(dir, 'dictionary.yaml');
    return { ...result, dir, text: existsSync(file) ? readFileSync(file, 'utf8') : null };
  };

  it('makes a dictionary where there is none', async () => {
    const { code, text, stdout, dir } = await importInto(null);
    expect(code).toBe(0);
    expect(stdout).toBe('dictionary.yaml: 3 added, 0 there already, 0 read otherwise\n');
    expect(text).toContain('- surface: Zunda\n  reading: ズンダ\n  accent: 1\n');
    const read = await runHoso(dir, ['read', 'Zundaの豆なのだ', '--backend', 'tone']);
    expect(read.stdout).toBe('ズンダのマメなのだ\n');
  });

  it('appends, and keeps comments and every byte before', async () => {
    const before =
      '# わたしの辞書\n- surface: 鯉 # さかな\n  reading: ニシキゴイ\n\n- {surface: 豆, reading: マメ}\n# おわり';
    const { text, stdout, stderr } = await importInto(before);
    expect(text).toBe(`${before}\n- surface: Zunda\n  reading: ズンダ\n  accent: 1\n`);
    expect(stdout).toContain('1 added, 1 there already, 1 read otherwise');
    expect(stderr).toContain('「鯉」 stays ニシキゴイ; the export has コイ');
  });

  it.each([
    ['indented', '  - surface: 鯉\n    reading: コイ\n', '    reading: ズンダ'],
    ['with CRLF', '- surface: 鯉\r\n  reading: コイ\r\n', '\r\n- surface: Zunda\r\n'],
    ['in one line', '[{surface: 鯉, reading: コイ}]\n', 'Zunda'],
    ['only comments', '# nothing yet\n', '# nothing yet\n- surface: Zunda'],
    ['empty', '[]\n', 'Zunda'],
  ])('into a list: %s', async (_what, before, part) => {
    const { code, text, dir } = await importInto(before);
    expect(code).toBe(0);
    expect(text).toContain(part);
    const read = await runHoso(dir, ['read', 'Zundaの鯉', '--backend', 'tone']);
    expect(read.stdout).toBe('ズンダのコイ\n');
  });

  it('into the short form, whose words have no accent', async () => {
    const { text, stderr } = await importInto('# 短い形\n鯉: コイ\n');
    expect(text).toBe('# 短い形\n鯉: コイ\nZunda: ズンダ\n豆: マメ\n');
    expect(stderr).toContain('accents');
  });

  it('adds nothing twice', async () => {
    const { dir, text } = await importInto(null);
    const again = await runHoso(dir, ['dictionary', 'import', 'export.json']);
    expect(again.stdout).toContain('0 added, 3 there already');
    expect(readFileSync(join(dir, 'dictionary.yaml'), 'utf8')).toBe(text);
  });

  it.each([
    ['no JSON', 'surface: x'],
    ['another JSON', '{"a": {"word": 1}}'],
  ])('refuses %s, and writes nothing', async (_what, json) => {
    const { code, text } = await importInto('- surface: 鯉\n  reading: コイ\n', json);
    expect(code).toBe(2);
    expect(text).toBe('- surface: 鯉\n  reading: コイ\n');
  });
});
