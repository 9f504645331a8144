import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../src/web/studio/i18n/choose-language.js';
import { en } from '../../src/web/studio/i18n/en.js';
import { ja } from '../../src/web/studio/i18n/ja.js';

type Table = { readonly [key: string]: unknown };

/** Paths of all texts, with functions called. */
const textsOf = (table: Table, path = ''): [string, string][] =>
  Object.entries(table).flatMap(([key, value]): [string, string][] => {
    const here = `${path}${key}`;
    if (typeof value === 'string') return [[here, value]];
    if (typeof value === 'function') {
      const day = /^(weekday|longDay)$/.test(key)
        ? '2026-11-17'
        : key === 'shortTime'
          ? '2026-11-17T03:00:00Z'
          : 3;
      return [[here, String(value(key === 'weekTitle' ? '2026-W47' : day, 5))]];
    }
    return textsOf(value as Table, `${here}.`);
  });

const japanese = textsOf(ja);
const english = textsOf(en);
const own = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

describe('the texts of the page', () => {
  it('are there in both languages', () => {
    expect(english.map(([path]) => path).sort()).toEqual(japanese.map(([path]) => path).sort());
    for (const [path, text] of [...japanese, ...english]) expect(text.trim(), path).not.toBe('');
  });

  it('are English in English, but for an example of kana', () => {
    expect(english.filter(([, text]) => own.test(text)).map(([path]) => path)).toEqual([
      'wordReadingExample',
    ]);
  });

  it('are Japanese in Japanese, but for names, units and times', () => {
    const foreign = japanese.filter(([, text]) => !own.test(text)).map(([path]) => path);
    expect(foreign.sort()).toEqual(['lint.markdown', 'lint.url', 'lufs', 'shortTime', 'truePeak']);
  });

  it('put numbers and words where they belong', () => {
    expect(ja.clips(2, 9)).toBe('音声 2 / 9');
    expect(en.renderAll(1)).toBe('Render 1 episode');
    expect(en.renderAll(2)).toBe('Render 2 episodes');
    expect(ja.place(3, null)).toBe('3行目');
    expect(en.place(3, 7)).toBe('line 3, column 7');
  });

  it.each([
    ['2026-W47', '2026年11月16日〜22日', '16–22 November 2026'],
    ['2026-W49', '2026年11月30日〜12月6日', '30 November–6 December 2026'],
    ['2026-W01', '2025年12月29日〜2026年1月4日', '29 December 2025–4 January 2026'],
    ['undated', '日付のない台本', 'Scripts without a date'],
  ])('week %s', (week, inJapanese, inEnglish) => {
    expect(ja.weekTitle(week)).toBe(inJapanese);
    expect(en.weekTitle(week).replace(/\s*–\s*/, '–')).toBe(inEnglish);
  });
});

describe('chooseLanguage', () => {
  it.each([
    [['ja'], 'ja'],
    [['ja-JP', 'en'], 'ja'],
    [['en-US', 'ja'], 'en'],
    [['fr', 'ja-JP', 'en'], 'ja'],
    [['fr'], 'en'],
    [[], 'en'],
  ] as const)('%s: %s', (languages, language) => expect(chooseLanguage(languages)).toBe(language));
});
