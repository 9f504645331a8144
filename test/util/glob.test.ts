import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globBase, globMatcher, isGlob } from '../../src/util/glob.js';

describe('globMatcher', () => {
  it.each([
    ['scripts/*.txt', 'scripts/a.txt', true],
    ['scripts/*.txt', 'scripts/deep/a.txt', false],
    ['scripts/*.txt', 'scripts/.hidden.txt', false],
    ['scripts/**/*.txt', 'scripts/a.txt', true],
    ['scripts/**/*.txt', 'scripts/deep/er/a.txt', true],
    ['scripts/**/*.txt', 'scripts/.git/a.txt', false],
    ['**/*.txt', 'a.txt', true],
    ['a?.txt', 'ab.txt', true],
    ['a?.txt', 'a/.txt', false],
    ['a?.txt', 'a😀.txt', true],
    ['*_202[5-6]*.txt', 'x_20260105.txt', true],
    ['*_202[!5-6]*.txt', 'x_20260105.txt', false],
    ['{a,b*}.txt', 'bcd.txt', true],
    ['{a,b*}.txt', 'c.txt', false],
    ['a+(b).txt', 'a+(b).txt', true],
    ['a.txt', 'aXtxt', false],
    ['ピュア*.txt', 'ピュアな日.txt'.normalize('NFD'), true],
    ['[z-a].txt', 'b.txt', false],
    ['a[.txt', 'a[.txt', true],
    ['{a.txt', '{a.txt', true],
  ])('%s and %s: %s', (pattern, path, fits) => expect(globMatcher(pattern)(path)).toBe(fits));

  it('takes a text without signs as it is, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, other) => {
        const matches = globMatcher(text)(text);
        if (!isGlob(text)) expect(matches).toBe(true);
        expect(typeof globMatcher(text)(other)).toBe('boolean');
      }),
    );
  });
});

it.each([
  ['scripts/*.txt', 'scripts'],
  ['a/b/{c,d}/e*.txt', 'a/b'],
  ['*.txt', '.'],
  ['/data/*/x.txt', '/data'],
  ['/*.txt', '/'],
])('the folder of %s is %s', (pattern, base) => expect(globBase(pattern)).toBe(base));
