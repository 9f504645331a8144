import type { MappedText } from '../mapped-text.js';

const CURRENCIES: Readonly<Record<string, string>> = {
  '¥': '円',
  '￥': '円',
  $: 'ドル',
  '€': 'ユーロ',
  '£': 'ポンド',
};
const SCALES: Readonly<Record<string, number>> = {
  K: 1e3,
  k: 1e3,
  M: 1e6,
  B: 1e9,
  T: 1e12,
  bn: 1e9,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};

/** 3500000000 as 35億; undefined when it does not come out even. */
const inJapanese = (value: number): string | undefined => {
  if (!Number.isInteger(value)) return undefined;
  const parts = (
    [
      ['兆', 1e12, 1e16],
      ['億', 1e8, 1e12],
      ['万', 1e4, 1e8],
      ['', 1, 1e4],
    ] as const
  ).map(([unit, size, next]) => {
    const digits = Math.floor((value % next) / size);
    return digits === 0 ? '' : `${digits}${unit}`;
  });
  return value < 1e16 ? parts.join('') : undefined;
};

const PRICE =
  /([¥￥$€£])[ \t]?(\d+(?:[.,]\d+)*)([ \t]?(?:million|billion|trillion)(?![A-Za-z])|(?:bn|[KMBTk])(?![A-Za-z])|[万億兆千百]*)(?:円|ドル|ユーロ|ポンド)?/gu;

/** Amounts without commas, and the currency after the number as it is said. */
export const readAmounts = (text: MappedText): MappedText =>
  text
    .replace(/(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])/gu, ([amount]) => amount.replaceAll(',', ''))
    .replace(PRICE, ([, sign = '', amount = '', scale = '']) => {
      const factor = SCALES[scale.trim()];
      const value =
        factor === undefined
          ? undefined
          : Math.round(Number(amount.replaceAll(',', '')) * factor * 100) / 100;
      const spoken = (value === undefined ? undefined : inJapanese(value)) ?? `${amount}${scale}`;
      return `${spoken}${CURRENCIES[sign] ?? ''}`;
    });
