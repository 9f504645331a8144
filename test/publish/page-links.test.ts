import { describe, expect, it } from 'vitest';
import type { Chapter } from '../../src/domain/script.js';
import { parseScript } from '../../src/parse/parse-script.js';
import { pageLinks } from '../../src/publish/page-links.js';
import { pairLinks } from '../../src/publish/pair-links.js';
import { corpusIsHere, corpusPages, corpusPageTexts, corpusScripts } from '../support/corpus.js';
import { rulesWith } from '../support/parse-rules.js';

if (!corpusIsHere) console.warn('../shared/corpus is not here: links are NOT tested on real pages');

const OTHERS = ['お便り', '投稿フォーム', 'forms.gle', 'スポンサー'];

const chapters: readonly Chapter[] = [
  { kind: 'opening', title: 'オープニング', line: 1, offset: 0 },
  { kind: 'article', title: '一', line: 3, offset: 20 },
  { kind: 'article', title: '二', line: 5, offset: 40 },
  { kind: 'ending', title: 'エンディング', line: 9, offset: 90 },
];
const link = (title: string) => ({ title, url: `https://example.org/${title}` });

describe('pageLinks', () => {
  it('finds the lines that are a link and nothing else', () => {
    const page = [
      '- [上のリンク](https://example.org/up)',
      '## 関連リンク ',
      '- [一 [注] (β)](https://example.org/a_(b))  ',
      '* [二](<https://example.org/b> "題")',
      '### 三つ目の記事',
      '[タイトル: 三](https://example.org/c)',
      '文の[途中](https://example.org/d)のリンク',
      '- [お便りはこちら](https://example.org/form)',
      '- [申し込み](https://forms.gle/x)',
    ].join('\r\n');
    expect(pageLinks(page, OTHERS)).toEqual([
      { title: '一 [注] (β)', url: 'https://example.org/a_(b)' },
      { title: '二', url: 'https://example.org/b' },
      { title: '三', url: 'https://example.org/c' },
    ]);
  });

  it('looks at the whole page when it has no such heading', () => {
    expect(pageLinks('- [一](https://example.org)\n', OTHERS)).toHaveLength(1);
  });
});

describe('pairLinks', () => {
  it('gives articles the titles and addresses, in order', () => {
    const { chapters: paired, warning } = pairLinks(chapters, [link('甲'), link('乙')]);
    expect(paired.map(({ title, url }) => [title, url])).toEqual([
      ['オープニング', undefined],
      ['甲', 'https://example.org/甲'],
      ['乙', 'https://example.org/乙'],
      ['エンディング', undefined],
    ]);
    expect(warning).toBeNull();
  });

  it.each([
    [1, ['甲', '二'], 5],
    [3, ['甲', '乙'], 5],
  ])('pairs the first of %i and warns', (count, titles, line) => {
    const links = [link('甲'), link('乙'), link('丙')].slice(0, count);
    const { chapters: paired, warning } = pairLinks(chapters, links);
    expect(paired.slice(1, 3).map(({ title }) => title)).toEqual(titles);
    expect(warning).toMatchObject({ code: 'page-links-differ', line });
  });

  it('changes nothing for a page without links', () => {
    expect(pairLinks(chapters, [])).toEqual({ chapters, warning: null });
  });
});

describe.runIf(corpusIsHere)('the real pages', () => {
  it('have their links found, and as many as their scripts have articles, 85 % and more', () => {
    const texts = new Map(corpusPageTexts().map(({ file, text }) => [file, text]));
    const pages = new Map(corpusPages().map((page) => [page.episode, page]));
    let paired = 0;
    let all = 0;
    for (const { file, links } of corpusPages()) {
      expect(pageLinks(texts.get(file) ?? '', OTHERS).length, file).toBe(links.length);
    }
    for (const { name, file, bytes } of corpusScripts()) {
      const page = pages.get(name);
      const script = parseScript(new TextDecoder().decode(bytes), file, rulesWith());
      if (page === undefined || page.links.length === 0 || !script.ok) continue;
      const { chapters: titled, warning } = pairLinks(
        script.value.chapters,
        pageLinks(texts.get(page.file) ?? '', OTHERS),
      );
      all += 1;
      if (warning !== null) continue;
      paired += 1;
      expect(
        titled.filter(({ kind }) => kind === 'article').every(({ url }) => url !== undefined),
        name,
      ).toBe(true);
    }
    console.info(`pages whose links pair with the articles: ${paired} of ${all}`);
    expect(paired / all).toBeGreaterThanOrEqual(0.85);
  });
});
