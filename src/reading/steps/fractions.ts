import type { MappedText } from '../mapped-text.js';

const isDate = (month: number, day: number): boolean => month >= 1 && month <= 12 && day >= 1 && day <= 31;

const FRACTION =
  /(?<![\d/.A-Za-z])(\d{1,4})[/／](\d{1,4})(?![\d/.A-Za-z])(?=([ \t]*[(（][月火水木金土日][)）]|[ \t]*(?:から|まで|より|開催|発売|公開|付))?)/gu;

/** 1/2 as 2分の1; with a weekday or から behind it, or no fraction at all, a date. */
export const readFractions = (text: MappedText): MappedText =>
  text.replace(FRACTION, ([, left = '', right = '', dated]) => {
    const [upper, lower] = [Number(left), Number(right)];
    if (dated !== undefined && isDate(upper, lower)) return `${upper}月${lower}日`;
    // 7/28 is a day: fractions with such a denominator have 1 above it, as in 1/20.
    if (upper > 1 && lower > 12 && isDate(upper, lower)) return `${upper}月${lower}日`;
    if (upper < lower && lower <= 100) return `${right}分の${left}`;
    return isDate(upper, lower) ? `${upper}月${lower}日` : `${left}、${right}`;
  });
