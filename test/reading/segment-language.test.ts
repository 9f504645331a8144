import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longEnglishRuns, splitByLanguage } from '../../src/reading/segment-language.js';

const pieces = (text: string): string[] =>
  splitByLanguage(text).map(({ language, start, end }) => `${language}:${text.slice(start, end)}`);

describe('splitByLanguage', () => {
  it('finds an English title inside a Japanese sentence', () => {
    expect(pieces('2つ目の記事は、「Amazon EC2 G6 instances | AWS News」なのだ。')).toEqual([
      'ja:2つ目の記事は、「',
      'en:Amazon EC2 G6 instances | AWS News',
      'ja:」なのだ。',
    ]);
  });

  it('keeps figures before Japanese counters with the Japanese', () => {
    expect(pieces('2つ目')).toEqual(['ja:2つ目']);
    expect(pieces('AI 3選')).toEqual(['en:AI', 'ja: 3選']);
    expect(pieces('GPUを8枚')).toEqual(['en:GPU', 'ja:を8枚']);
  });

  it('takes the punctuation between Latin words with them', () => {
    expect(pieces('He said “AI-powered, fast & cheap” today.')).toEqual([
      'en:He said “AI-powered, fast & cheap” today.',
    ]);
    expect(pieces('記事はTop 10 Tools: 2025 Editionです')).toEqual([
      'ja:記事は',
      'en:Top 10 Tools: 2025 Edition',
      'ja:です',
    ]);
    expect(pieces('GPT-4o miniとNode.jsとC++')).toEqual([
      'en:GPT-4o mini',
      'ja:と',
      'en:Node.js',
      'ja:と',
      'en:C++',
    ]);
  });

  it('has no English in figures alone', () => {
    expect(pieces('2024-09-11')).toEqual(['ja:2024-09-11']);
    expect(pieces('')).toEqual([]);
  });

  it('covers any text without gap or overlap, and every Latin letter is English', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'aB1.9 、の本「」|&-,’”%$+#'.split('')), maxLength: 40 }),
        (text) => {
          const spans = splitByLanguage(text);
          expect(spans.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
          for (const { language, start, end } of spans) {
            expect(end).toBeGreaterThan(start);
            expect(/[a-z]/iu.test(text.slice(start, end))).toBe(language === 'en');
          }
        },
      ),
    );
  });

  it('is quick on long input without a space', () => {
    const text = `${'a1.'.repeat(20_000)}の`;
    expect(splitByLanguage(text)).toHaveLength(2);
  });
});

describe('longEnglishRuns', () => {
  it('takes runs of four Latin words or more', () => {
    const text = 'これはGood To Goと、Introducing Muse Spark Todayなのだ。';
    expect(longEnglishRuns(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Introducing Muse Spark Today',
    ]);
  });
});
