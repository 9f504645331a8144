import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainReading } from '../../src/reading/explain-reading.js';
import { toReading } from '../../src/reading/to-reading.js';
import { READING_OPTIONS } from '../support/reading-options.js';

const pieces = fc.constantFrom(
  ...'豆,ずんだ,GPU,Amazon,A→B,10〜20,4,980円,(笑),**,`x`,🎉,　、。, ,\n,-5度,Node.js,C#,㈱,https://example.com/a,1. まず,$5,～,<b>,テスト,ﾃﾚﾋﾞ,２/３'.split(
    ',',
  ),
);
const text = fc.oneof(
  fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const mode = fc.constantFrom('katakana', 'spell', 'engine', 'voice') as fc.Arbitrary<
  'katakana' | 'spell' | 'engine' | 'voice'
>;

describe('the explanation of a reading', () => {
  it('gives the reading that is sent', () => {
    fc.assert(
      fc.property(text, mode, (source, english) => {
        const options = { ...READING_OPTIONS, english };
        expect(explainReading(source, options).reading).toEqual(toReading(source, options));
      }),
    );
  });

  it('names places of the text, in order within a step', () => {
    fc.assert(
      fc.property(text, mode, (source, english) => {
        const { changes, words } = explainReading(source, { ...READING_OPTIONS, english });
        for (const { start, end, before, after } of changes) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(source.length);
          expect(before).not.toBe(after);
        }
        for (const step of new Set(changes.map((change) => change.step))) {
          const ends = changes.filter((change) => change.step === step);
          ends.slice(1).forEach(({ start }, index) => {
            expect(start).toBeGreaterThanOrEqual(ends[index]?.start ?? 0);
          });
        }
        for (const { start, end, kana } of words) {
          expect(end).toBeGreaterThan(start);
          expect(kana).not.toBe('');
        }
      }),
    );
  });

  it('says where the kana of each English word come from', () => {
    const { words } = explainReading('Amazonの Zorvik と GPU', READING_OPTIONS);
    expect(words.map(({ source }) => source)).toEqual(['lexicon', 'guessed', 'lexicon']);
  });
});
