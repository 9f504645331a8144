import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LintFinding } from '../../src/domain/lint-finding.js';
import { jsonLines, runHoso, toneProject } from '../support/run-hoso.js';

const NAME = '株式会社ずんだもん技術室AI放送局_podcast_20260106.txt';
const SCRIPT = `2026年1月6日、火曜日なのだ。
1つ目の記事は、「池の鯉に名札をつけた小学校」というお話なのだ。
鯉は全部で1,200匹、GPUで数えたのだ。
それでは、また明日なのだ！
`;

type Linted = { path: string; host: string | null; findings: LintFinding[]; fixed: number };

const project = (text: string | Uint8Array = SCRIPT) => toneProject({ [NAME]: text });

const lintJson = async (dir: string, ...flags: readonly string[]) => {
  const run = await runHoso(dir, ['lint', '--json', `scripts/${NAME}`, ...flags]);
  return { code: run.code, files: jsonLines(run.stdout) as Linted[] };
};

const codes = (file: Linted | undefined) => file?.findings.map(({ code }) => code);

describe('lint', () => {
  it('tells what will be read, with file, line and column; exit code 0', async () => {
    const run = await runHoso(project(), ['lint', `scripts/${NAME}`]);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain(`scripts/${NAME}:3:6: info: 1,200 is sent as 1200 [number]`);
    expect(run.stdout).toContain(`scripts/${NAME}:3:13: info: GPU is spelled out: ジーピーユー`);
    expect(run.stderr).toContain('0 errors, 0 warnings');
  });

  it('prints one object a script with --json', async () => {
    const { files } = await lintJson(project());
    expect(files).toHaveLength(1);
    expect(files[0]).toMatchObject({ path: `scripts/${NAME}`, host: 'zundamon', date: '2026-01-06' });
    expect(files[0]?.findings).toContainEqual({
      level: 'info',
      code: 'letters-spelled',
      message: 'GPU is spelled out: ジーピーユー',
      line: 3,
      column: 13,
      text: 'GPU',
      reading: 'ジーピーユー',
      fixable: false,
    });
  });

  it('tells a word once, and how often it is there', async () => {
    const run = await runHoso(project(`${SCRIPT}GPUとGPUなのだ。\n`), ['lint', `scripts/${NAME}`]);
    expect(run.stdout.match(/GPU is spelled out/g)).toHaveLength(1);
    expect(run.stdout).toContain('(3 times)');
  });

  it('ends with 0 for warnings, with 3 when it is strict', async () => {
    const dir = project(`${SCRIPT}（間）\n`);
    expect((await lintJson(dir)).code).toBe(0);
    expect((await lintJson(dir, '--strict')).code).toBe(3);
    expect((await lintJson(project(), '--strict')).code).toBe(0);
  });

  it('tells of a date that is not that of the file', async () => {
    const { files } = await lintJson(project(SCRIPT.replace('6日', '7日')));
    expect(codes(files[0])).toContain('date-differs');
  });

  it('tells of a page that links to another number of articles', async () => {
    const dir = project();
    mkdirSync(join(dir, '_posts'));
    writeFileSync(join(dir, 'hoso.config.yaml'), 'backend: tone\npages:\n  dir: _posts\n');
    const links = '- [鯉](https://example.com/1)\n- [亀](https://example.com/2)\n';
    const front = `---\nlayout: article\naudio_file_path: /audio/${NAME.replace('.txt', '.mp3')}\ndate: 2026-01-06 06:00:00 +0900\n---\n`;
    writeFileSync(join(dir, '_posts', '2026-01-06-1.md'), `${front}\n## 関連リンク\n\n${links}`);
    const { files } = await lintJson(dir);
    expect(codes(files[0])).toContain('page-links-differ');
  });

  it.each([
    ['a Jekyll page', '---\nlayout: article\ntitle: x\n---\n本文\n', 'script-invalid'],
    ['what is not UTF-8', new Uint8Array([0x82, 0xb1, 0x82, 0xf1]), 'script-invalid'],
    ['nothing', '', 'script-invalid'],
  ])('ends with 3 for %s', async (_what, text, expected) => {
    const { code, files } = await lintJson(project(text));
    expect(code).toBe(3);
    expect(codes(files[0])).toEqual([expected]);
    expect(files[0]?.findings[0]?.level).toBe('error');
  });

  it('looks at a script whose host nobody can tell, too', async () => {
    const dir = toneProject({
      'a.txt': 'はい、かしこまりました。\n月夜のたぬき放送局、はじまるのだ！（間）豆の話なのだ。\n',
    });
    const run = await runHoso(dir, ['lint', '--json', 'scripts/a.txt', 'scripts/none.txt']);
    expect(run.code).toBe(3);
    const [linted, missing] = jsonLines(run.stdout) as Linted[];
    expect(codes(linted)).toEqual(
      expect.arrayContaining(['host-undecidable', 'chatter', 'program-unknown', 'stage-direction']),
    );
    expect(codes(missing)).toEqual(['script-unreadable']);
  });

  it('tells of a voice that cannot speak through the chosen backend', async () => {
    const dir = project();
    const file = join(dir, 'voices', 'zundamon.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/ {2}voicevox:\n(?: {4}.*\n)+/, ''));
    const run = await runHoso(dir, ['lint', '--json', '--backend', 'voicevox', `scripts/${NAME}`]);
    expect(run.code).toBe(3);
    expect(run.stdout).toContain('zundamon');
  });

  it('tells of entries of the dictionaries that are doubled or never match', async () => {
    const dir = project();
    writeFileSync(
      join(dir, 'dictionary.yaml'),
      '# 豆\n- surface: 鯉\n  reading: こい\n- surface: 鯉\n  reading: コイ\n- { surface: "**", reading: x }\n',
    );
    writeFileSync(join(dir, 'dictionary.zundamon.yaml'), '"🎉": ぱん\n');
    const { code, files } = await lintJson(dir);
    expect(code).toBe(0);
    expect(files.map(({ path }) => path)).toEqual([
      'dictionary.yaml',
      'dictionary.zundamon.yaml',
      `scripts/${NAME}`,
    ]);
    expect(
      files[0]?.findings.map(({ code: each, line, column, text }) => [each, line, column, text]),
    ).toEqual([
      ['dictionary-duplicate', 4, 12, '鯉'],
      ['dictionary-unreachable', 6, 14, '"**"'],
    ]);
    expect(files[1]?.findings[0]).toMatchObject({ code: 'dictionary-unreachable', line: 1, text: '"🎉"' });
  });
});

describe('lint --fix', () => {
  const DIRTY = `はい、かしこまりました。\n以下が台本です。\n\n${SCRIPT.replace('鯉は', '**鯉**は')}`;

  it('repairs what is certain and tells how much', async () => {
    const dir = project(DIRTY);
    const { code, files } = await lintJson(dir, '--fix');
    expect(code).toBe(0);
    expect(files[0]?.fixed).toBe(3);
    expect(codes(files[0])).not.toContain('markdown');
    expect(readFileSync(join(dir, 'scripts', NAME), 'utf8')).toBe(`\n${SCRIPT}`);
    expect(readdirSync(join(dir, 'scripts'))).toEqual([NAME]);
  });

  it('keeps BOM, line breaks and every other byte', async () => {
    const text = `\uFEFF${DIRTY.replaceAll('\n', '\r\n')}`;
    const dir = project(text);
    await lintJson(dir, '--fix');
    expect(readFileSync(join(dir, 'scripts', NAME), 'utf8')).toBe(
      `\uFEFF\r\n${SCRIPT.replaceAll('\n', '\r\n')}`,
    );
  });

  it('writes nothing where there is nothing to repair', async () => {
    const dir = project();
    const file = join(dir, 'scripts', NAME);
    const before = statSync(file, { bigint: true });
    expect((await lintJson(dir, '--fix')).files[0]?.fixed).toBe(0);
    const after = statSync(file, { bigint: true });
    expect([after.mtimeNs, after.ino]).toEqual([before.mtimeNs, before.ino]);
  });

  it('without --fix changes nothing', async () => {
    const dir = project(DIRTY);
    await lintJson(dir);
    expect(readFileSync(join(dir, 'scripts', NAME), 'utf8')).toBe(DIRTY);
  });

  it('says when it cannot write', async () => {
    // The temporary file's name would be too long for the file system.
    const name = `${'豆'.repeat(80)}.txt`;
    const dir = toneProject({ [name]: DIRTY });
    const run = await runHoso(dir, ['lint', '--fix', `scripts/${name}`]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('cannot be written');
    expect(readFileSync(join(dir, 'scripts', name), 'utf8')).toBe(DIRTY);
  });
});

it('a changed entry of the dictionary makes anew only the utterances that hold the word', async () => {
  const dir = project();
  const render = async () => {
    const run = await runHoso(dir, ['render', '--json', `scripts/${NAME}`]);
    const events = jsonLines(run.stdout) as { type: string; index?: number }[];
    return {
      made: events.filter(({ type }) => type === 'clip-end').map(({ index }) => index),
      cached: events.filter(({ type }) => type === 'clip-cached').length,
    };
  };
  const utterances = async () => {
    const run = await runHoso(dir, ['plan', '--json', `scripts/${NAME}`]);
    const [plan] = jsonLines(run.stdout) as { items: { type: string; index: number; text: string }[] }[];
    return (plan?.items ?? []).filter(({ type }) => type === 'utterance');
  };
  const holding = async (word: string) =>
    (await utterances()).filter(({ text }) => text.includes(word)).map(({ index }) => index);
  const all = await utterances();

  writeFileSync(
    join(dir, 'dictionary.yaml'),
    '- surface: 鯉\n  reading: コイ\n- surface: 小学校\n  reading: ショウガッコウ\n',
  );
  expect((await render()).made).toHaveLength(all.length);
  const koi = await holding('鯉');
  expect(koi.length).toBeGreaterThan(1);
  expect(koi.length).toBeLessThan(all.length);

  writeFileSync(
    join(dir, 'dictionary.yaml'),
    '- surface: 鯉\n  reading: ニシキゴイ\n- surface: 小学校\n  reading: ショウガッコウ\n',
  );
  const second = await render();
  expect(second.made.sort()).toEqual(koi);
  expect(second.cached).toBe(all.length - koi.length);

  // And back: those clips are still there.
  writeFileSync(
    join(dir, 'dictionary.yaml'),
    '- surface: 鯉\n  reading: コイ\n- surface: 小学校\n  reading: ショウガッコウ\n',
  );
  expect((await render()).made).toEqual([]);
});
