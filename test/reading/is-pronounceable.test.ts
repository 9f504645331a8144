import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPronounceable } from '../../src/reading/english/is-pronounceable.js';

/** The same in one line; for short words only, since it tries all divisions. */
const BY_DIVISION = /^(?:[BCDFGHJKLMNPRSTVWZ]?[LRHW]?[AEIOU]{1,2}[NMRLSTDKPX]?){2,}E?$/;

describe('isPronounceable', () => {
  it.each(['NASA', 'LORA', 'BERANE', 'TRIALE', 'HIRAGANA'])('%s is a word', (word) => {
    expect(isPronounceable(word)).toBe(true);
  });

  it.each(['', 'A', 'GPT', 'HTML', 'NARQ', 'QATA', 'STRENGTH', 'nasa'])('%j is none', (word) => {
    expect(isPronounceable(word)).toBe(false);
  });

  it('says the same as the pattern, of any short word', () => {
    let words = 0;
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ABEIGHLNQRXWTO'), maxLength: 9 }), (word) => {
        if (isPronounceable(word)) words += 1;
        expect(isPronounceable(word)).toBe(BY_DIVISION.test(word));
      }),
      { numRuns: 3_000 },
    );
    expect(words).toBeGreaterThan(20);
  });

  it('needs one way through a word that has endlessly many divisions', () => {
    expect(isPronounceable('NA'.repeat(5_000))).toBe(true);
    expect(isPronounceable(`${'NA'.repeat(5_000)}GG`)).toBe(false);
    expect(isPronounceable(`${'A'.repeat(5_000)}Q`)).toBe(false);
  });
});
