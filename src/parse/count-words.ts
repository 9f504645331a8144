/** 一つ目, ２本目, みっつめ…: the counting words that number articles. */
const DIGITS = '[0-9０-９]{1,3}';
const WORDS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  ひと: 1,
  ふた: 2,
  みっ: 3,
  よっ: 4,
  いつ: 5,
  いち: 1,
  いっ: 1,
  に: 2,
  さん: 3,
  よん: 4,
  ご: 5,
};

/** Source of a pattern for a number (no group). A run of digits is only taken from its first digit. */
export const NUMBER = `(?:(?<![0-9０-９])${DIGITS}|${Object.keys(WORDS).join('|')})`;

/** Source of a pattern for what follows the number (no group). */
export const COUNTER = '(?:つ目|つめ|本目|本め|[ほぽぼ]ん目|[ほぽぼ]んめ|番目|番め|ばんめ)';

const COUNTED = new RegExp(`(${NUMBER})\\s?${COUNTER}`, 'g');

const numberOf = (word: string): number => WORDS[word] ?? Number(word.normalize('NFKC'));

/** The numbers of a text's counting words, in order. */
export const countedNumbers = (text: string): readonly number[] =>
  Array.from(text.matchAll(COUNTED), (match) => numberOf(match[1] ?? ''));
