import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/domain/reading.js';
import { cutReading } from '../../src/plan/cut-reading.js';

/** A reading that is its text. */
const units = (text: string): Reading => ({
  text,
  reading: text,
  starts: text.split('').map((_, index) => index),
  ends: text.split('').map((_, index) => index + 1),
});

describe('cutReading', () => {
  it('leaves alone what fits', () => {
    expect(cutReading(units('みじかい文。'), 6)).toEqual([
      { reading: 'みじかい文。', textStart: 0, textEnd: 6, endsAtComma: false },
    ]);
  });

  it('cuts after a 、 near the middle', () => {
    const text = '朝の市場では、野菜が並び、昼の広場では、楽団が鳴り、夜の港では、灯がともる。';
    const pieces = cutReading(units(text), 24);
    expect(pieces.map((piece) => piece.reading)).toEqual([
      '朝の市場では、野菜が並び、昼の広場では、',
      '楽団が鳴り、夜の港では、灯がともる。',
    ]);
    expect(pieces.map((piece) => piece.endsAtComma)).toEqual([true, false]);
  });

  it('cuts at the edge of a word where there is no 、', () => {
    const text = '新しい図書館の閲覧室には大きな窓があって朝の光がよく入ります';
    const pieces = cutReading(units(text), 20);
    expect(pieces).toHaveLength(2);
    const words = [...new Intl.Segmenter('ja', { granularity: 'word' }).segment(text)].map(
      (word) => word.index,
    );
    expect(words).toContain(pieces[1]?.textStart);
  });

  it('divides a word whose reading is too long, as far as its letters go', () => {
    const reading: Reading = {
      text: 'AZ',
      reading: 'エーゼット'.repeat(4),
      starts: Array(20).fill(0),
      ends: Array(20).fill(2),
    };
    const pieces = cutReading(reading, 8);
    expect(pieces.map((piece) => piece.reading).join('')).toBe(reading.reading);
    expect(pieces.map(({ textStart, textEnd }) => [textStart, textEnd])).toEqual([
      [0, 1],
      [1, 2],
      [2, 2],
    ]);
  });

  it('gives every piece of a long word a share of its letters', () => {
    const text = `あ${'x'.repeat(90)}😀い`;
    const word = 'エックス'.repeat(90);
    const reading: Reading = {
      text,
      reading: `あ${word}い`,
      starts: [0, ...Array(word.length).fill(1), text.length - 1],
      ends: [1, ...Array(word.length).fill(text.length - 1), text.length],
    };
    const pieces = cutReading(reading, 100);
    expect(pieces.map((piece) => piece.reading).join('')).toBe(reading.reading);
    expect(pieces.map(({ textStart, textEnd }) => text.slice(textStart, textEnd)).join('')).toBe(text);
    const lengths = pieces.map(({ textStart, textEnd }) => textEnd - textStart);
    expect(Math.min(...lengths)).toBeGreaterThan(0);
    // Between あ and い.
    expect(Math.max(...lengths)).toBeLessThan(92 / 2);
  });

  it('loses nothing, keeps the order and the limit, for any text', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'あいう漢字、。ABC 12ー「」'.split(''), '😀'),
      maxLength: 300,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 60 }), (given, max) => {
        const pieces = cutReading(units(given), max);
        expect(pieces.map((piece) => piece.reading).join('')).toBe(given);
        expect(pieces.map((piece) => given.slice(piece.textStart, piece.textEnd)).join('')).toBe(given);
        for (const piece of pieces) {
          expect(piece.reading.length).toBeLessThanOrEqual(max);
          expect(() => encodeURIComponent(piece.reading)).not.toThrow();
        }
      }),
    );
  });
});
