import type { MappedText } from '../mapped-text.js';

const DATE = /(?<![\d/.-])((?:19|20)\d\d)([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?![\d/-]|\.\d)/gu;
const TIME = /(?<![\d:：.])([01]?\d|2[0-4])[:：]([0-5]\d)(?:[:：]([0-5]\d))?(?![\d:：])/gu;
const RATIO = /(?<![\d:：.])(\d{1,4})[:：](\d{1,4})(?![\d:：])/gu;

/** 2026-07-24, 10:30 and 16:9 as they are said. */
export const readDatesAndTimes = (text: MappedText): MappedText =>
  text
    .replace(DATE, ([, year, , month, day]) => `${year}年${Number(month)}月${Number(day)}日`)
    .replace(TIME, ([, hour, minute, second]) => {
      const minutes = minute === '00' && second === undefined ? '' : `${Number(minute)}分`;
      return `${Number(hour)}時${minutes}${second === undefined ? '' : `${Number(second)}秒`}`;
    })
    .replace(RATIO, ([, left, right]) => `${left}対${right}`);
