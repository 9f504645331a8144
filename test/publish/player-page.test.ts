import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/domain/manifest.js';
import { type PlayerPageInput, playerPage } from '../../src/publish/player-page.js';
import { parsed } from '../support/parse-rules.js';
import { spokenEpisode } from '../support/spoken-episode.js';

const TITLE = `夜の"灯台"と'船' & <b>波</b></script><script>alert(1)</script>`;

const text = `みんな、こんばんはなのだ！
1つ目の記事は、「灯台のあかりをつなぐ人たち」という記事なのだ。
海のそばの話なのだ。静かなのだ。
----
　、。ここで英語スキル発動！　、。2つ目の記事は、「Harbor Lights & <Friends>」という記事なのだ。　、。
おしまいなのだ。
----
今日はここまでなのだ。
`;

const pageOf = (changes: Partial<PlayerPageInput> = {}, episode: Partial<Manifest> = {}): string =>
  playerPage({
    episode: { ...spokenEpisode(parsed(text)), ...episode },
    title: '灯台放送 20260106',
    host: 'ずんだもん',
    names: new Map([
      ['zundamon', 'ずんだもん'],
      ['ai-zundamon', 'AIずんだもん'],
    ]),
    script: 'start();',
    style: 'body { color: red; }',
    ...changes,
  });

const tags = (page: string): string[] =>
  [...page.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([tag]) => tag.toLowerCase());

describe('the page that plays an episode', () => {
  it('has every sentence with its time, under its chapter', () => {
    const episode = spokenEpisode(parsed(text));
    const page = pageOf();
    for (const { index, title, startMs } of episode.chapters) {
      expect(page).toContain(`<section id="c${index}"`);
      expect(page).toContain(`<li data-ms="${Math.round(startMs)}"><a class="chapter" href="#c${index}">`);
      expect(page).toContain(title.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;'));
    }
    const times = [...page.matchAll(/class="s" data-ms="(\d+)"/g)].map(([, ms]) => Number(ms));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const utterance = episode.timeline.find(
      (entry) => entry.type === 'utterance' && entry.text.includes('静か'),
    );
    expect(page).toContain(`data-ms="${Math.round(utterance?.startMs ?? -1)}">静かなのだ。</span>`);
    expect(page).toContain('<audio src="');
  });

  it('names the speakers where they change', () => {
    const names = [...pageOf().matchAll(/<b class="speaker">([^<]*)</g)].map(([, name]) => name);
    expect(names).toEqual(['ずんだもん', 'AIずんだもん', 'ずんだもん']);
  });

  it('lets the MP3 be found under any name', () => {
    expect(pageOf({}, { name: '100% "朝" #1?' })).toContain(
      '<audio src="100%25%20%22%E6%9C%9D%22%20%231%3F.mp3"',
    );
  });

  it('links articles on the web, and nothing else', () => {
    const chapters: Manifest['chapters'] = [
      { index: 1, title: 'よい', startMs: 0, endMs: 1, url: 'https://example.com/?a=1&b="2"' },
      { index: 2, title: 'わるい', startMs: 1, endMs: 2, url: 'javascript:alert(1)' },
      { index: 3, title: 'だめ', startMs: 2, endMs: 3, url: 'data:text/html,x' },
    ];
    const page = pageOf({}, { chapters });
    expect([...page.matchAll(/class="article" href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      'https://example.com/?a=1&amp;b=&quot;2&quot;',
    ]);
    expect(page).not.toMatch(/javascript:|data:text/);
  });

  it('runs no script and takes no style but its own', () => {
    const script = 'const close = "</script><!-- <script>";';
    const style = 'a::after { content: "</style>"; }';
    const page = pageOf({ script, style });
    for (const end of [/<\/script/g, /<\/style/g]) expect(page.match(end)).toHaveLength(1);
    expect(page).not.toContain('<!--');
    const run = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '';
    const look = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
    for (const part of [run, look]) {
      expect(page).toContain(`'sha256-${createHash('sha256').update(part).digest('base64')}'`);
    }
    expect(page).toContain("default-src 'none'");
    // Still says the same.
    expect(new Function(`${run} return close;`)()).toBe('</script><!-- <script>');
  });

  it('is whole whatever titles, names and texts hold', () => {
    const usual = tags(pageOf());
    const anything = fc.oneof(fc.string(), fc.constant(TITLE), fc.constant('--></title></style>\u2028"\''));
    fc.assert(
      fc.property(anything, anything, (title, host) => {
        const names = new Map([
          ['zundamon', host],
          ['ai-zundamon', title],
        ]);
        const { chapters } = spokenEpisode(parsed(text));
        const page = pageOf(
          { title, host: `h${host}`, names },
          { program: null, credits: [], chapters: chapters.map((chapter) => ({ ...chapter, title })) },
        );
        const plain = tags(
          pageOf(
            { title: 't', host: 'h', names: new Map([...names.keys()].map((id) => [id, 'n'])) },
            { program: null, credits: [] },
          ),
        );
        expect(tags(page)).toEqual(plain);
        expect(plain.length).toBeLessThanOrEqual(usual.length + 1);
      }),
    );
    expect(pageOf({ title: TITLE })).toContain(
      '<h1>夜の&quot;灯台&quot;と&#39;船&#39; &amp; &lt;b&gt;波&lt;/b&gt;&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;</h1>',
    );
  });

  it('names credits, programme, date and length where they are known', () => {
    const page = pageOf(
      {},
      { program: '港ラジオ', date: '2026-01-06', credits: ['VOICEVOX:ずんだもん <3'], durationMs: 3_723_400 },
    );
    for (const part of [
      '<p class="program">港ラジオ</p>',
      '<time datetime="2026-01-06">2026年1月6日</time>',
      '<li>VOICEVOX:ずんだもん &lt;3</li>',
      '<time datetime="PT3723S">1:02:03</time>',
    ]) {
      expect(page).toContain(part);
    }
    const bare = pageOf({}, { program: null, date: null, credits: [] });
    expect(bare).not.toMatch(/class="program"|年|<footer>/);
  });

  it('is the same for the same episode', () => expect(pageOf()).toBe(pageOf()));
});
