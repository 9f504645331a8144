import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFile } from 'music-metadata';
import { describe, expect, it } from 'vitest';
import { manifestSchema } from '../../src/domain/manifest.js';
import { jsonLines, runHoso, toneProject } from '../support/run-hoso.js';

const NAME = '株式会社ずんだもん技術室AI放送局_podcast_20260106';
const OTHER = '株式会社ずんだもん技術室AI放送局_podcast_20260107';
const SCRIPT = `scripts/${NAME}.txt`;
const script = `みんな、おはようなのだ！きょうわ2026年1月6日、火曜日なのだ。
----
1つ目の記事は、「冬の星をながめる会」という記事なのだ。とてもさむいのだ。
----
2つ目の記事は、「ふるい時計をなおす」という記事なのだ。かちかちなるのだ。
----
きょうはここまでなのだ。
`;
const PAGE = '2026-01-06-600.md';
const page = `---
audio_file_path: https://example.org/audio/${NAME}.mp3
audio_file_size: 0
date: 2026-01-06 05:00:00 +0900
duration: "00:00"
title: 冬の放送: 第600回
---

[番組について](https://example.org/about)

## 関連リンク

- [冬の星 \\[2026\\] をながめる会 (β)](https://example.org/stars_(2026))  

それはそれは寒い夜でした。[本文の中の](https://example.org/x)は記事ではありません。

- [A Clock: Repaired](https://example.org/時計)

- [お便り投稿フォーム](https://forms.gle/x)
`;
const TITLES = ['オープニング', '冬の星 [2026] をながめる会 (β)', 'A Clock: Repaired', 'エンディング'];

const site = (text = page, config = ''): string => {
  const dir = toneProject({ [`${NAME}.txt`]: script });
  writeFileSync(join(dir, 'hoso.config.yaml'), `backend: tone\n${config}`);
  mkdirSync(join(dir, '_posts'));
  writeFileSync(join(dir, '_posts', PAGE), text);
  return dir;
};

const mp3 = (dir: string): string => join(dir, 'output', `${NAME}.mp3`);
const manifestOf = (dir: string) =>
  manifestSchema.parse(JSON.parse(readFileSync(join(dir, 'output', `${NAME}.json`), 'utf8')));
const pageText = (dir: string): string => readFileSync(join(dir, '_posts', PAGE), 'utf8');
const titlesOf = (dir: string) => manifestOf(dir).chapters.map(({ title }) => title);

describe('render --page', () => {
  it('takes titles and links of the chapters, title and number of the episode, and fills the page in', async () => {
    const dir = site();
    expect((await runHoso(dir, ['render', SCRIPT, '--page', '_posts'])).code).toBe(0);
    const { chapters, warnings } = manifestOf(dir);
    expect(warnings).toEqual([]);
    expect(titlesOf(dir)).toEqual(TITLES);
    const urls = [undefined, 'https://example.org/stars_(2026)', 'https://example.org/時計', undefined];
    expect(chapters.map(({ url }) => url)).toEqual(urls);
    const { common, format } = await parseFile(mp3(dir), { includeChapters: true });
    expect(common).toMatchObject({ title: '冬の放送: 第600回', track: { no: 600 } });
    expect(format.chapters?.map(({ title }) => title)).toEqual(TITLES);
    expect(format.chapters?.map(({ url }) => url?.url)).toEqual(urls.map((url) => url && encodeURI(url)));
    const json = JSON.parse(readFileSync(join(dir, 'output', `${NAME}.chapters.json`), 'utf8'));
    expect(json.chapters[2]).toMatchObject({ title: 'A Clock: Repaired', url: 'https://example.org/時計' });
    expect(pageText(dir)).toContain(`audio_file_size: ${readFileSync(mp3(dir)).length}\n`);
    expect((await runHoso(dir, ['page', SCRIPT, '_posts', '--check'])).code).toBe(0);
  });

  it('fills the page in also when the episode is up to date', async () => {
    const dir = site();
    await runHoso(dir, ['render', SCRIPT, '--page', '_posts']);
    const filled = pageText(dir);
    writeFileSync(join(dir, '_posts', PAGE), page);
    const again = await runHoso(dir, ['render', SCRIPT, '--page', `_posts/${PAGE}`]);
    expect(again.stderr).toContain('up to date');
    expect(pageText(dir)).toBe(filled);
  });

  it('publishes anew, without encoding, when a title of the page changes', async () => {
    const dir = site();
    await runHoso(dir, ['render', SCRIPT, '--page', '_posts']);
    writeFileSync(join(dir, '_posts', PAGE), pageText(dir).replace('A Clock', 'An Old Clock'));
    const events = jsonLines((await runHoso(dir, ['render', SCRIPT, '--page', '_posts', '--json'])).stdout);
    expect(events).not.toContainEqual(expect.objectContaining({ type: 'part-start' }));
    expect(titlesOf(dir)[2]).toBe('An Old Clock: Repaired');
  });

  it('pairs the first and warns when articles and links differ in number', async () => {
    const dir = site(page.replace(/^- \[A Clock.*\n/m, ''));
    const run = await runHoso(dir, ['render', SCRIPT, '--page', '_posts']);
    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(/:5:1: page-links-differ: the page links to 1 articles, the script has 2/);
    expect(titlesOf(dir)).toEqual(['オープニング', TITLES[1], 'ふるい時計をなおす', 'エンディング']);
    expect(manifestOf(dir).warnings).toMatchObject([{ code: 'page-links-differ' }]);
  });

  it('refuses before anything is made when there is no page and no template', async () => {
    const dir = site(page.replace(NAME, 'x').replace('2026-01-06', '2026-01-05'));
    const run = await runHoso(dir, ['render', SCRIPT, '--page', '_posts']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('pages.template');
    expect(existsSync(mp3(dir))).toBe(false);
  });

  it('makes a new page where a template is given', async () => {
    const dir = site(
      page.replace(NAME, 'x').replace('2026-01-06', '2026-01-05'),
      'pages: { template: t.md }\n',
    );
    writeFileSync(join(dir, 't.md'), '---\ntitle: {title}\ndate: {date}\n---\n{links}\n');
    expect((await runHoso(dir, ['render', SCRIPT, '--page', '_posts'])).code).toBe(0);
    expect(readdirSync(join(dir, '_posts'))).toContain('2026-01-06-601.md');
  });

  it('of one page is refused for a script that it does not belong to', async () => {
    const dir = site();
    writeFileSync(join(dir, 'scripts', `${OTHER}.txt`), script.replace('1月6日、火', '1月7日、水'));
    const run = await runHoso(dir, ['render', SCRIPT, `scripts/${OTHER}.txt`, '--page', `_posts/${PAGE}`]);
    expect(run.code).toBe(2);
    expect(run.stdout).toBe(`${mp3(dir)}\n`);
    expect(run.stderr).toContain(`is not the page of ${OTHER}.mp3`);
  });
});

describe('batch --page', () => {
  it('fills in the page of each episode', async () => {
    const dir = site();
    writeFileSync(join(dir, 'scripts', `${OTHER}.txt`), script.replace('1月6日、火', '1月7日、水'));
    const next = page.replaceAll(NAME, OTHER).replace('2026-01-06', '2026-01-07');
    writeFileSync(join(dir, '_posts', '2026-01-07-601.md'), next);
    const run = await runHoso(dir, ['batch', 'scripts', '--page', '_posts']);
    expect(run.code).toBe(0);
    expect(titlesOf(dir)).toEqual(TITLES);
    for (const name of [NAME, OTHER]) {
      const check = await runHoso(dir, ['page', `scripts/${name}.txt`, '_posts', '--check']);
      expect(check.code).toBe(0);
    }
  });

  it('numbers new pages in the order of their days, and a failure of one keeps no other', async () => {
    const dir = site(page, 'pages: { template: t.md }\n');
    writeFileSync(join(dir, 't.md'), '---\ntitle: {title}\ndate: {date}\n---\n{links}\n');
    for (const day of ['07', '08', '09']) {
      const name = NAME.replace(/06$/, day);
      // The longer an episode is, the later it would be done: the first is by far the longest.
      const text = script.replace('1月6日、火', `1月${Number(day)}日、${'水木金'[Number(day) - 7]}`);
      const long = day === '07' ? text.replace('とてもさむいのだ。', 'とてもさむいのだ。'.repeat(60)) : text;
      writeFileSync(join(dir, 'scripts', `${name}.txt`), long);
    }
    writeFileSync(join(dir, 'scripts', `${NAME.replace(/06$/, '10')}.txt`), '');
    const run = await runHoso(dir, ['batch', 'scripts', '--page', '_posts']);
    expect(run.code).toBe(1);
    expect(readdirSync(join(dir, '_posts')).sort()).toEqual([
      PAGE,
      '2026-01-07-601.md',
      '2026-01-08-602.md',
      '2026-01-09-603.md',
    ]);
  });

  it('tells of an episode whose page cannot be filled in', async () => {
    const dir = site(page, 'pages: { template: t.md }\n');
    writeFileSync(join(dir, 't.md'), '---\ntitle: {title}\ndate: {date}\n---\n{links}\n');
    const undated = script.replace('きょうわ2026年1月6日、火曜日なのだ。', '');
    writeFileSync(join(dir, 'scripts', '株式会社ずんだもん技術室AI放送局.txt'), undated);
    const run = await runHoso(dir, ['batch', 'scripts', '--page', '_posts']);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain(mp3(dir));
    const report = JSON.parse(readFileSync(join(dir, 'output', 'batch-report.json'), 'utf8'));
    const results = report.episodes.map(({ result }: { result: string }) => result).sort();
    expect(results).toEqual(['failed', 'rendered']);
  });
});

describe('pages.dir', () => {
  it('gives titles and links without --page, and is not written to', async () => {
    const dir = site(page, 'pages: { dir: _posts }\n');
    expect((await runHoso(dir, ['render', SCRIPT])).code).toBe(0);
    expect(titlesOf(dir)).toEqual(TITLES);
    expect(pageText(dir)).toBe(page);
  });

  it('may hold no page of the episode', async () => {
    const dir = site(page.replace(NAME, 'x').replace('2026-01-06', '2026-01-05'), 'pages: { dir: _posts }\n');
    expect((await runHoso(dir, ['render', SCRIPT])).code).toBe(0);
    expect(titlesOf(dir)[1]).toBe('冬の星をながめる会');
  });

  it('must be there', async () => {
    const run = await runHoso(site(page, 'pages: { dir: nowhere }\n'), ['render', SCRIPT]);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/hoso\.config\.yaml: pages\.dir: .*nowhere/);
  });
});
