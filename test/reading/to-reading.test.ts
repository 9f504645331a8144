import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileDictionary } from '../../src/reading/compile-dictionary.js';
import type { ReadingOptions } from '../../src/reading/reading-options.js';
import { toReading } from '../../src/reading/to-reading.js';

const OPTIONS: ReadingOptions = {
  english: 'engine',
  urls: 'domain',
  skip: [],
  dictionary: compileDictionary([]),
};
const read = (text: string, options: Partial<ReadingOptions> = {}): string =>
  toReading(text, { ...OPTIONS, ...options }).reading;

describe('toReading', () => {
  it('leaves plain Japanese as it is', () => {
    const text = '今日わ2026年11月16日、月曜日なのだ！';
    expect(read(text)).toBe(text);
  });

  it('brings signs into one form', () => {
    expect(read('ｶﾞﾝﾊﾞﾚ ＡＩ　ひらがな')).toBe('ガンバレAIひらがな');
    expect(read('が')).toBe('が');
    expect(read('a\u200bb')).toBe('ab');
    expect(read('本当？そう！（はい）')).toBe('本当？そう！（はい）');
  });

  it('takes Markdown, emoji and ornaments out', () => {
    expect(read('## **太字**と`code`の[題](https://example.com/a)☆🎉')).toBe('太字とcodeの題');
    expect(read('```ts\nconst a\n```')).toBe('const a');
    expect(read('家族👨‍👩‍👧と旗🇯🇵')).toBe('家族と旗');
  });

  it('takes spaces beside Japanese out and keeps those between Latin words', () => {
    expect(read('これは AI Agent です')).toBe('これはAI Agentです');
  });

  it('puts a comma where a line breaks', () => {
    expect(read('はい\nそれは\n')).toBe('はい、それは');
  });

  it('leaves steps in `skip` to the engine', () => {
    expect(read('これは AI', { skip: ['spaces'] })).toBe('これは AI');
  });

  it('maps every unit of the reading back to the text', () => {
    const { reading, starts, ends, text } = toReading('これは **ｶﾞﾗｽ** です', OPTIONS);
    expect(reading).toBe('これはガラスです');
    const at = reading.indexOf('ガ');
    expect(text.slice(starts[at], ends[at])).toBe('ｶﾞ');
  });

  it('has a total and monotonic map for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const { reading, starts, ends } = toReading(text, OPTIONS);
        expect(starts).toHaveLength(reading.length);
        expect(ends).toHaveLength(reading.length);
        for (let index = 0; index < reading.length; index += 1) {
          expect(starts[index]).toBeLessThan(ends[index] ?? 0);
          expect(ends[index]).toBeLessThanOrEqual(text.length);
          if (index > 0) {
            expect(starts[index]).toBeGreaterThanOrEqual(starts[index - 1] ?? 0);
            expect(ends[index]).toBeGreaterThanOrEqual(ends[index - 1] ?? 0);
          }
        }
      }),
    );
  });
});
