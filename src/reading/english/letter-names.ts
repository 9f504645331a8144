import { plainLetters } from './plain-letters.js';

const NAMES =
  'エー ビー シー ディー イー エフ ジー エイチ アイ ジェイ ケー エル エム エヌ オー ピー キュー アール エス ティー ユー ブイ ダブリュー エックス ワイ ゼット'.split(
    ' ',
  );

/** The names of the letters a to z of a text, as Japanese says them; other characters have none. */
export const spellOut = (text: string): string =>
  [...plainLetters(text).toLowerCase()]
    .map((letter) => (letter >= 'a' && letter <= 'z' ? (NAMES[letter.charCodeAt(0) - 97] ?? '') : ''))
    .join('');
