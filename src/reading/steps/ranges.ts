import type { MappedText } from '../mapped-text.js';

const COUNTER = '(?:[%％年月日時分秒円人件個本回倍歳位章話度階名点枚台週万億兆千百]|か月|ヶ月|ドル|キロ)';

/** 10〜20 (から), a lengthened は〜い (ー). Neighbours such as 3-4人 are said one after the other as they stand. */
export const readRanges = (text: MappedText): MappedText =>
  text
    .replace(new RegExp(`(?<=\\d${COUNTER}{0,2})[ \\t]*[〜~][ \\t]*(?=[約¥$]?\\d)`, 'gu'), () => 'から')
    .replace(new RegExp(`(?<![\\d-])(\\d{1,4})[-–](\\d{1,4})(?=${COUNTER})`, 'gu'), ([, low, high]) => {
      const isNext = low?.length === 1 && Number(high) === Number(low) + 1;
      return isNext ? `${low}、${high}` : `${low}から${high}`;
    })
    .replace(new RegExp(`(?<=\\d${COUNTER}{1,2})[ \\t]*〜(?=$|[、。）」\\s])`, 'gu'), () => 'から')
    .replace(/(?<=\p{Script=Han})〜(?=\p{Script=Han})/gu, () => 'から')
    .replace(/(?<=[ぁ-ゖァ-ヺー])〜+/gu, () => 'ー');
