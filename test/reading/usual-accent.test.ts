import { describe, expect, it } from 'vitest';
import { toKatakana } from '../../src/reading/to-katakana.js';
import { usualAccent } from '../../src/reading/usual-accent.js';

describe('the usual accent', () => {
  it.each([
    ['マメ', 1],
    ['ミルク', 1],
    ['アマゾン', 2],
    ['コンピューター', 3],
    ['ギットハブ', 3],
    ['エレベーター', 3],
    ['シャ', 1],
    ['ー', 1],
  ])('of %s is %i', (kana, accent) => expect(usualAccent(kana)).toBe(accent));
});

describe('kana as katakana', () => {
  it.each([
    ['まめ・だいふく', 'マメダイフク'],
    ['ｱﾏｿﾞﾝ', 'アマゾン'],
    ['ゔぃーく', 'ヴィーク'],
    ['漢字', null],
    ['', null],
  ])('%s', (kana, katakana) => expect(toKatakana(kana)).toBe(katakana));
});
