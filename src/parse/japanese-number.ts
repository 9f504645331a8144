const DIGITS = '〇一二三四五六七八九';
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Characters of a number after NFKC, as a source for a character class. */
export const NUMBER_CHARACTERS = '0-9〇零一二三四五六七八九十百千';

const digitOf = (character: string): number => {
  if (character === '零') return 0;
  const kanji = DIGITS.indexOf(character);
  return kanji === -1 ? Number(character) : kanji;
};

/** 2025, 二〇二五, 二千二十五, 十六 (after NFKC) → the number; NaN when it is none. */
export const japaneseNumber = (text: string): number => {
  if (!/[十百千]/.test(text)) return text === '' ? Number.NaN : Number([...text].map(digitOf).join(''));
  let sum = 0;
  let digits = '';
  for (const character of text) {
    const unit = UNITS[character];
    if (unit === undefined) digits += String(digitOf(character));
    else {
      sum += (digits === '' ? 1 : Number(digits)) * unit;
      digits = '';
    }
  }
  return sum + Number(digits);
};
