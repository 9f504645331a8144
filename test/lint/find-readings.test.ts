import { describe, expect, it } from 'vitest';
import { findReadings } from '../../src/lint/find-readings.js';
import { compileDictionary } from '../../src/reading/compile-dictionary.js';
import type { DictionaryEntry } from '../../src/reading/dictionary-entry.js';
import type { ReadingOptions } from '../../src/reading/reading-options.js';
import { READING_OPTIONS } from '../support/reading-options.js';

const entry = (surface: string, reading: string): DictionaryEntry => ({
  surface,
  reading,
  wholeWord: false,
  caseSensitive: false,
});

/** `code text → reading` of one stretch. */
const told = (text: string, changes: Partial<ReadingOptions> = {}, given: readonly [string, string][] = []) =>
  findReadings([
    {
      offset: 7,
      text,
      given: given.map(([surface, reading]) => {
        const start = text.indexOf(surface);
        return { start, end: start + surface.length, reading };
      }),
      options: { ...READING_OPTIONS, ...changes },
    },
  ]).map(({ level, code, start, end, reading }) => {
    expect(start).toBeGreaterThanOrEqual(7);
    return `${level} ${code} ${text.slice(start - 7, end - 7)} → ${reading}`;
  });

describe('what an engine is sent instead of the words', () => {
  it.each([
    ['Amazonの本なのだ。', ['info english-word Amazon → アマゾン']],
    ['GPUを足すのだ。', ['info letters-spelled GPU → ジーピーユー']],
    ['ＧＰＵを足すのだ。', ['info letters-spelled ＧＰＵ → ジーピーユー']],
    ['Zorvikという町なのだ。', ['warning word-unknown Zorvik → ゾービック']],
    ['全部で4,980円なのだ。', ['info number 4,980 → 4980']],
    ['気温は-5度なのだ。', ['info number -5 → マイナス5']],
    ['10〜20人なのだ。', ['info number 10〜20 → 10から20']],
    ['2026-07-04の朝なのだ。', ['info number 2026-07-04 → 2026年7月4日']],
    ['本当なのだ(笑)。', ['info sign (笑) → かっこわらい']],
    ['は〜い！', ['info sign 〜 → ー']],
    ['㈱まめの会なのだ。', ['info sign ㈱ → 株式会社']],
    ['やったのだ🎉！', ['info not-spoken 🎉 → ']],
    ['https://example.comを見るのだ。', ['info url https://example.com → イグザンプルドットコム']],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected));

  it('tells words of the dictionary', () => {
    const dictionary = compileDictionary([entry('羽二重', 'はぶたえ'), entry('Zorvik', 'ゾルヴィーク')]);
    expect(told('羽二重とZorvikなのだ。', { dictionary })).toEqual([
      'info dictionary-word 羽二重 → はぶたえ',
      'info dictionary-word Zorvik → ゾルヴィーク',
    ]);
  });

  it('tells nothing of what the script itself gives a reading', () => {
    expect(told('{Zorvik|ゾル}なのだ。', {}, [['{Zorvik|ゾル}', 'ゾル']])).toEqual([]);
  });

  it('tells nothing of English that an engine reads', () => {
    expect(told('Nine Zorvik Pears', { english: 'engine' })).toEqual([]);
  });

  it('tells letters where English is spelled', () => {
    expect(told('Amazonだ', { english: 'spell' })).toEqual([
      'info letters-spelled Amazon → エーエムエーゼットオーエヌ',
    ]);
  });

  it('tells a run of katakana that is cut, beside its words', () => {
    const title = 'アイウエオカキクケコ'.repeat(6);
    const [cut] = told(`「${title}」なのだ。`);
    expect(cut).toMatch(new RegExp(`^info long-katakana ${title} → `));
  });

  it('tells nothing of ordinary Japanese', () => {
    expect(told('「池の鯉に、名札をつけた」というお話なのだ！')).toEqual([]);
  });
});
