import { describe, expect, it } from 'vitest';
import { plainLetters } from '../../src/reading/english/plain-letters.js';
import { read } from '../support/reading-options.js';

/** Every letter that readings take for Latin. */
const LETTERS = Array.from({ length: 0x250 - 0xc0 }, (_, index) => String.fromCodePoint(0xc0 + index)).filter(
  (letter) => /\p{L}/u.test(letter),
);

describe('plainLetters', () => {
  it.each([
    ['Łódź', 'Lodz'],
    ['Straße', 'Strasse'],
    ['Ærø', 'Aero'],
    ['ÆRØ', 'AERO'],
    ['Œuvre', 'Oeuvre'],
    ['Þór', 'Thor'],
    ['café', 'cafe'],
    ["it's", "it's"],
  ])('%s is %s', (word, plain) => {
    expect(plainLetters(word)).toBe(plain);
  });

  it('has letters of a to z for every Latin letter', () => {
    expect(LETTERS.length).toBeGreaterThan(370);
    expect(
      LETTERS.filter((letter) => !/^[A-Za-z]{1,2}$/.test(plainLetters(letter).replace(/[ʼ·]/, ''))),
    ).toEqual([]);
  });

  it('lets no letter fall silent: neither by itself nor in a word', () => {
    expect(LETTERS.filter((letter) => !/[ァ-ヴ]/u.test(read(letter)))).toEqual([]);
    expect(LETTERS.filter((letter) => !/[ァ-ヴ]/u.test(read(`${letter}${letter}`)))).toEqual([]);
    expect(read('Ørsted')).toBe(read('Orsted'));
    expect(read('Straße')).toBe(read('Strasse'));
  });
});
