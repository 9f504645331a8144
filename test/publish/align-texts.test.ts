import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignTexts } from '../../src/publish/align-texts.js';

describe('alignTexts', () => {
  it('is exact where the texts agree, in proportion where they do not', () => {
    expect(alignTexts('はAWSの', 'はエーダブの')).toEqual([0, 1, 2, 4, 5, 6]);
    expect(alignTexts('', 'abc')).toEqual([3]);
    expect(alignTexts('abc', '')).toEqual([0, 0, 0, 0]);
  });

  it('never falls and ends where both end', () => {
    const text = fc.string({ unit: fc.constantFrom('あ', 'い', 'う', '、'), maxLength: 30 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const places = alignTexts(a, b);
        expect(places).toHaveLength(a.length + 1);
        expect(places).toEqual(places.toSorted((x, y) => x - y));
        expect(places.at(-1)).toBe(b.length);
        for (const place of places) expect(place).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('is the identity for one text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(alignTexts(text, text)).toEqual(Array.from({ length: text.length + 1 }, (_, at) => at));
      }),
    );
  });
});
