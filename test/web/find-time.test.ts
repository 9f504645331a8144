import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockText } from '../../src/web/studio/sound/clock-text.js';
import { findTime } from '../../src/web/studio/sound/find-time.js';

const at = (...starts: number[]) => starts.map((startMs) => ({ startMs }));

describe('findTime', () => {
  it('finds the last that has begun', () => {
    const times = at(0, 1000, 2500);
    expect([0, 999, 1000, 2499, 2500, 99_999].map((ms) => findTime(times, ms))).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it('is -1 before the first and where there are none', () => {
    expect(findTime(at(500), 499)).toBe(-1);
    expect(findTime([], 1)).toBe(-1);
  });

  it('agrees with looking at each', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { maxLength: 60 }), fc.nat(11_000), (starts, ms) => {
        const times = at(...starts.sort((a, b) => a - b));
        expect(findTime(times, ms)).toBe(times.findLastIndex(({ startMs }) => startMs <= ms));
      }),
    );
  });
});

describe('clockText', () => {
  it.each([
    [0, '0:00'],
    [65_999, '1:05'],
    [3_723_000, '1:02:03'],
    [-5, '0:00'],
    [null, '–:––'],
    [Number.NaN, '–:––'],
  ])('%s ms is %s', (ms, text) => expect(clockText(ms)).toBe(text));
});
