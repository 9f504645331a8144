import { describe, expect, it } from 'vitest';
import { countMorae } from '../../src/reading/count-morae.js';
import { MappedText } from '../../src/reading/mapped-text.js';

describe('MappedText', () => {
  it('maps every unit of a replacement to the whole match', () => {
    const text = MappedText.of('ab12c').replace(/\d+/gu, () => 'xyz');
    expect(text.text).toBe('abxyzc');
    expect(text.starts).toEqual([0, 1, 2, 2, 2, 4]);
    expect(text.ends).toEqual([1, 2, 4, 4, 4, 5]);
  });

  it('keeps the map through a second edit', () => {
    const text = MappedText.of('1+2')
      .replace(/\+/gu, () => 'plus')
      .replace(/s2/gu, () => '!');
    expect(text.text).toBe('1plu!');
    expect([text.starts.at(-1), text.ends.at(-1)]).toEqual([1, 3]);
  });

  it('inserts with the span of what stands before', () => {
    const text = MappedText.of('ab').edit([{ start: 1, end: 1, text: '、' }]);
    expect(text.text).toBe('a、b');
    expect(text.starts).toEqual([0, 0, 1]);
  });

  it('leaves locked text alone', () => {
    const text = MappedText.of('ab').edit([{ start: 0, end: 1, text: 'xx', locked: true }]);
    expect(text.replace(/x/gu, () => 'y').text).toBe('xxb');
    expect(text.replace(/xb/gu, () => 'y').text).toBe('xxb');
    expect(text.replace(/b/gu, () => 'y').text).toBe('xxy');
    // A pause may still be set into it: it changes no sound.
    expect(text.edit([{ start: 1, end: 1, text: '、' }]).text).toBe('x、xb');
  });

  it('can lose everything', () => {
    const text = MappedText.of('ab').replace(/[ab]/gu, () => '');
    expect([text.text, text.starts, text.ends]).toEqual(['', [], []]);
  });
});

describe('countMorae', () => {
  it('counts ッ, ン and ー, not small kana', () => {
    expect(countMorae('キャッチャー')).toBe(4);
    expect(countMorae('しんぶん')).toBe(4);
    expect(countMorae('フォーオー')).toBe(4);
    expect(countMorae('漢字A1')).toBe(0);
  });
});
