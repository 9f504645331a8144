import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileDictionary } from '../../src/reading/compile-dictionary.js';
import {
  type DictionaryEntry,
  dictionaryEntrySchema,
  dictionarySchema,
} from '../../src/reading/dictionary-entry.js';
import { importVoicevoxDictionary } from '../../src/reading/import-voicevox-dictionary.js';
import { read } from '../support/reading-options.js';

const entry = (surface: string, reading: string, more: Partial<DictionaryEntry> = {}): DictionaryEntry =>
  dictionaryEntrySchema.parse({ surface, reading, ...more });

const found = (text: string, entries: readonly DictionaryEntry[]): string[] =>
  compileDictionary(entries)
    .match(text)
    .map(({ start, end }) => text.slice(start, end));

describe('compileDictionary', () => {
  it('takes the longest match', () => {
    const entries = [entry('東京', 'とうけい'), entry('東京都', 'とうきょうと')];
    expect(found('東京都と東京', entries)).toEqual(['東京都', '東京']);
  });

  it('never matches inside another word of the same script', () => {
    expect(found('AIとMAILとAIR', [entry('AI', 'アイ')])).toEqual(['AI']);
    expect(found('パンとパンダとジパング', [entry('パン', 'ぱん')])).toEqual(['パン']);
    expect(found('3と13と3.5', [entry('13', 'じゅうさん')])).toEqual(['13']);
    expect(found('GPT4', [entry('GPT', 'ジーピーティー')])).toEqual(['GPT']);
  });

  it('lets kanji adjoin kanji unless the whole word is asked for', () => {
    expect(found('上手下手', [entry('下手', 'しもて')])).toEqual(['下手']);
    expect(found('上手下手、下手', [entry('下手', 'しもて', { wholeWord: true })])).toEqual(['下手']);
    expect(compileDictionary([entry('下手', 'しもて', { wholeWord: true })]).match('下手だ')).toEqual([]);
  });

  it('looks at capitals only when asked to', () => {
    expect(found('Line LINE line', [entry('LINE', 'ライン')])).toHaveLength(3);
    expect(found('Line LINE line', [entry('LINE', 'ライン', { caseSensitive: true })])).toEqual(['LINE']);
  });

  it('prefers the entry that asks for capitals', () => {
    const dictionary = compileDictionary([
      entry('us', 'アス'),
      entry('US', 'ユーエス', { caseSensitive: true }),
    ]);
    expect(dictionary.match('US us').map(({ entry: { reading } }) => reading)).toEqual(['ユーエス', 'アス']);
    expect(dictionary.warnings).toEqual([]);
  });

  it('takes entries of its voice and backend only, the closer one first', () => {
    const entries = [
      entry('角', 'かど'),
      entry('角', 'つの', { voice: 'tsumugi' }),
      entry('角', 'かく', { backend: 'open-jtalk' }),
    ];
    const reading = (scope: { voice?: string; backend?: string }): string | undefined =>
      compileDictionary(entries, scope).match('角')[0]?.entry.reading;
    expect(reading({})).toBe('かど');
    expect(reading({ voice: 'tsumugi', backend: 'open-jtalk' })).toBe('つの');
    expect(reading({ voice: 'zundamon', backend: 'open-jtalk' })).toBe('かく');
    expect(compileDictionary(entries, { voice: 'tsumugi' }).warnings).toEqual([]);
  });

  it('reports duplicates, and the last one holds', () => {
    const { warnings, match } = compileDictionary([entry('ＡＩ', 'アイ'), entry('ai', 'エーアイ')]);
    expect(warnings).toMatchObject([{ code: 'duplicate', entry: 1 }]);
    expect(match('AI')[0]?.entry.reading).toBe('エーアイ');
  });

  it('reports entries that can never match', () => {
    const entries = [entry('**', 'ほし'), entry('  ', 'あ'), entry('あ\nい', 'あ'), entry('正☆', 'せい')];
    expect(compileDictionary(entries).warnings.map(({ code, entry: index }) => [code, index])).toEqual([
      ['unreachable', 0],
      ['unreachable', 1],
      ['unreachable', 2],
      ['unreachable', 3],
    ]);
  });

  it('finds matches in order that do not overlap', () => {
    const dictionary = compileDictionary([
      entry('ab', 'x'),
      entry('b', 'y'),
      entry('漢', 'z'),
      entry('漢字', 'w'),
    ]);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '漢', '字', ' ') }), (text) => {
        let last = 0;
        for (const { start, end } of dictionary.match(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
      }),
    );
  });
});

describe('a dictionary in a reading', () => {
  it('comes before every rule and is left alone by them', () => {
    const dictionary = compileDictionary([entry('C#', 'しーしゃーぷ'), entry('OpenAI', 'おーぷんえーあい')]);
    expect(read('C# と OpenAI', { dictionary })).toBe('しーしゃーぷとおーぷんえーあい');
  });

  it('meets words without their markup and in any width', () => {
    const dictionary = compileDictionary([entry('Ｈｏｓｏ', 'ほうそう')]);
    expect(read('**hoso**と Ｈｏｓｏ', { dictionary })).toBe('ほうそうとほうそう');
  });
});

describe('dictionarySchema', () => {
  it('takes a list of entries or a short map', () => {
    expect(dictionarySchema.parse({ 辛い: 'からい' })).toEqual([entry('辛い', 'からい')]);
    expect(dictionarySchema.parse([{ surface: '辛い', reading: 'からい', accent: 2 }])).toEqual([
      entry('辛い', 'からい', { accent: 2 }),
    ]);
  });

  it('refuses empty surfaces, unknown fields and negative accents', () => {
    expect(dictionarySchema.safeParse([{ surface: '', reading: 'あ' }]).success).toBe(false);
    expect(dictionarySchema.safeParse([{ surface: 'a', reading: 'あ', acent: 1 }]).success).toBe(false);
    expect(dictionarySchema.safeParse([{ surface: 'a', reading: 'あ', accent: -1 }]).success).toBe(false);
  });
});

describe('importVoicevoxDictionary', () => {
  it('turns an export into entries, in the order of their surfaces', () => {
    const { entries, problems } = importVoicevoxDictionary({
      'b9d1b1c4-0000-4000-8000-000000000001': {
        surface: 'ＶＳＣｏｄｅ',
        priority: 5,
        pronunciation: 'ブイエスコード',
        accent_type: 5,
        mora_count: 7,
      },
      'b9d1b1c4-0000-4000-8000-000000000002': { surface: 'Ａ', pronunciation: 'エー' },
    });
    expect(problems).toEqual([]);
    expect(entries).toEqual([entry('A', 'エー'), entry('VSCode', 'ブイエスコード', { accent: 5 })]);
  });

  it('says what is wrong with anything else', () => {
    expect(importVoicevoxDictionary([]).entries).toEqual([]);
    const { entries, problems } = importVoicevoxDictionary({ id: { surface: 'ａ' } });
    expect(entries).toEqual([]);
    expect(problems.join()).toContain('id.pronunciation');
  });
});
