/** Say nothing of their own: the small vowels and や, ゆ, よ belong to the kana before them. */
const SMALL = /[ぁぃぅぇぉゃゅょゎァィゥェォャュョヮ]/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
const KANJI_MORAE = 1.9;
const DIGIT_MORAE = 2;
const LETTER_MORAE = 0.6;
/** About a fifth of a second. */
const PAUSE_MORAE = 1.5;
/** Signs are not spoken, but no stretch of text shall take no time at all. */
const SIGN_MORAE = 0.02;

const moraeOf = (character: string): number => {
  if (SMALL.test(character)) return SIGN_MORAE;
  if (KANA.test(character)) return 1;
  if (/\p{Script=Han}/u.test(character)) return KANJI_MORAE;
  if (/\p{N}/u.test(character)) return DIGIT_MORAE;
  if (/\p{L}/u.test(character)) return LETTER_MORAE;
  return /[、，。．！？!?]/u.test(character) ? PAUSE_MORAE : SIGN_MORAE;
};

/** About how long a reading takes to say, in morae; kanji, digits and letters are estimated. */
export const countMorae = (reading: string): number => {
  let total = 0;
  for (const character of reading) total += moraeOf(character);
  return total;
};
