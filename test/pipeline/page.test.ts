import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { manifestSchema } from '../../src/domain/manifest.js';
import { pageDuration } from '../../src/publish/episode-page.js';
import { jsonLines, runHoso, toneProject } from '../support/run-hoso.js';

const NAME = '株式会社ずんだもん技術室AI放送局_podcast_20260106';
const SCRIPT = `scripts/${NAME}.txt`;
const script = `みんな、おはようなのだ！きょうわ2026年1月6日、火曜日なのだ。
1つ目の記事は、「冬の星をながめる会」という記事なのだ。
----
　、。ここで英語スキル発動！　、。2つ目の記事は、「Seven Quiet Harbors」という記事なのだ。　、。
静かな港の話なのだ。
----
きょうはここまでなのだ。
`;

const pageOf = (audio: string, day: string, body = ''): string => `---
actor_ids:
  - ずんだもん
audio_file_path: ${audio}
audio_file_size: 0
date: ${day} 05:00:00 +0900
duration: "00:00"
layout: article
title: 放送: ${day}
---
${body}`;

/** A rendered episode and a folder of pages. */
const site = async (pages: Readonly<Record<string, string>>, config = ''): Promise<string> => {
  const dir = toneProject({ [`${NAME}.txt`]: script });
  writeFileSync(join(dir, 'hoso.config.yaml'), `backend: tone\n${config}`);
  mkdirSync(join(dir, '_posts'));
  for (const [name, text] of Object.entries(pages)) writeFileSync(join(dir, '_posts', name), text);
  expect((await runHoso(dir, ['render', SCRIPT])).code).toBe(0);
  return dir;
};

const pageText = (dir: string, name: string): string => readFileSync(join(dir, '_posts', name), 'utf8');

const expectedPage = (dir: string, text: string): string => {
  const mp3 = readFileSync(join(dir, 'output', `${NAME}.mp3`));
  const manifest = manifestSchema.parse(
    JSON.parse(readFileSync(join(dir, 'output', `${NAME}.json`), 'utf8')),
  );
  return text
    .replace('audio_file_size: 0', `audio_file_size: ${mp3.length}`)
    .replace('"00:00"', `"${pageDuration(manifest.durationMs)}"`);
};

const OWN = '2026-01-06-600.md';
const own = pageOf(`https://example.org/audio/${NAME}.mp3`, '2026-01-06');
const others = {
  '2026-01-05-599.md': pageOf('/audio/monday.mp3', '2026-01-05'),
  '2026-01-06-601.md': pageOf('/audio/evening.mp3', '2026-01-06'),
  'index.md': '# no front matter\n',
};

describe('hoso page', () => {
  it.each([
    ['a script and a page', [SCRIPT, `_posts/${OWN}`]],
    ['an MP3 and a folder', [`output/${NAME}.mp3`, '_posts']],
    ['a date and a folder', ['2026-01-06', '_posts']],
  ])('fills in the page that plays the episode, given %s', async (_, args) => {
    const dir = await site({ ...others, [OWN]: own });
    const run = await runHoso(dir, ['page', ...args]);
    expect(run).toMatchObject({ code: 0, stdout: `${join(dir, '_posts', OWN)}\n` });
    expect(pageText(dir, OWN)).toBe(expectedPage(dir, own));
    for (const [name, text] of Object.entries(others)) expect(pageText(dir, name)).toBe(text);
  });

  it('checks without writing: 1 when page and MP3 differ, 0 when they agree', async () => {
    const dir = await site({ [OWN]: own });
    const check = ['page', SCRIPT, '_posts', '--check'];
    const differs = await runHoso(dir, check);
    expect(differs).toMatchObject({ code: 1, stdout: '' });
    expect(differs.stderr).toMatch(/audio_file_size is 0, not \d+; duration is "00:00", not "/);
    expect(pageText(dir, OWN)).toBe(own);
    await runHoso(dir, ['page', SCRIPT, '_posts']);
    expect((await runHoso(dir, check)).code).toBe(0);
  });

  it('takes the only page of the date, and sets its path', async () => {
    const dir = await site(
      { [OWN]: pageOf('/audio/old-name.mp3', '2026-01-06') },
      'pages: { audioPath: "https://b.example/{file}" }\n',
    );
    expect((await runHoso(dir, ['page', SCRIPT, '_posts'])).code).toBe(0);
    expect(pageText(dir, OWN)).toContain(`audio_file_path: https://b.example/${NAME}.mp3\n`);
  });

  it('refuses with the list when several are of the date, unless it is forced', async () => {
    const pages = { ...others, '2026-01-06-602.md': pageOf('/audio/night.mp3', '2026-01-06') };
    const dir = await site(pages);
    for (const place of ['_posts', '_posts/2026-01-06-602.md']) {
      const run = await runHoso(dir, ['page', SCRIPT, place]);
      expect(run.code).toBe(2);
      expect(run.stderr).toContain('2026-01-06-601.md, 2026-01-06-602.md');
    }
    expect((await runHoso(dir, ['page', SCRIPT, '_posts/2026-01-06-602.md', '--force'])).code).toBe(0);
    expect(pageText(dir, '2026-01-06-602.md')).toContain(`/audio/${NAME}.mp3`);
    expect(pageText(dir, '2026-01-06-601.md')).toBe(pages['2026-01-06-601.md']);
  });

  it("refuses another episode's page and names the right one", async () => {
    const dir = await site({ ...others, [OWN]: own });
    const run = await runHoso(dir, ['page', SCRIPT, '_posts/2026-01-05-599.md']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(OWN);
  });

  const template = `---
actor_ids:
{actors}
audio_file_path: ""
audio_file_size: 0
date: {date}
description: "{title}の回"
duration: "00:00"
layout: article
title: {title}
---

## 関連リンク

{links}

{credits}
`;

  it('makes a new page from the template, numbered above the highest', async () => {
    const dir = await site(
      {
        '2026-01-05-599.md': others['2026-01-05-599.md'],
        '2025-12-31-12.md': pageOf('/a.mp3', '2025-12-31'),
      },
      'pages: { template: page.md, time: "05:00:00 +0900" }\n',
    );
    writeFileSync(join(dir, 'page.md'), template);
    const run = await runHoso(dir, ['page', SCRIPT, '_posts', '--json']);
    const file = join(dir, '_posts', '2026-01-06-600.md');
    expect(jsonLines(run.stdout)).toMatchObject([{ type: 'page', file, isNew: true }]);
    const [, head = '', body = ''] = readFileSync(file, 'utf8').split(/^---$/m);
    const title = '株式会社ずんだもん技術室AI放送局 20260106';
    expect(parse(head)).toMatchObject({
      actor_ids: ['ずんだもん', 'AIずんだもん'],
      audio_file_path: `/audio/${NAME}.mp3`,
      date: '2026-01-06 05:00:00 +0900',
      description: `${title}の回`,
      title,
    });
    expect(head).toContain(`title: "${title}"\n`);
    expect(body).toContain('- 冬の星をながめる会\n\n- Seven Quiet Harbors\n');
    expect((await runHoso(dir, ['page', SCRIPT, '_posts', '--check'])).code).toBe(0);
    expect(readdirSync(join(dir, '_posts'))).toHaveLength(3);
  });

  it.each([
    [['page', SCRIPT, '_posts'], 2, /pages\.template/],
    [['page', SCRIPT, '_posts', '--check'], 1, /no page/],
    [['page', SCRIPT, 'nowhere.md'], 2, /no such page/],
    [['page', 'scripts/none.txt', '_posts'], 3, /no such file/],
    [['page', '2026-01-07', '_posts'], 2, /no episode of 2026-01-07/],
    [['page', 'output/none.mp3', '_posts'], 2, /no such episode/],
    [['page', SCRIPT], 2, /missing required argument/],
  ])('%j ends with %i', async (args, code, message) => {
    const dir = await site({ '2026-01-05-599.md': others['2026-01-05-599.md'] });
    const run = await runHoso(dir, args);
    expect(run).toMatchObject({ code, stdout: '' });
    expect(run.stderr).toMatch(message);
  });

  it('says what is wrong with a page that it cannot fill in', async () => {
    const dir = await site({ [OWN]: own.replace('duration: "00:00"', 'duration: >\n  00:00') });
    const run = await runHoso(dir, ['page', SCRIPT, '_posts']);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/2026-01-06-600\.md: has a value of duration/);
  });
});
