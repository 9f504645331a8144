import type { MappedText } from '../mapped-text.js';

/** Signs whose compatibility form would be read otherwise, or not at all, by a Japanese engine. */
const OWN_FORM: Readonly<Record<string, string>> = {
  '…': '…',
  '‥': '…',
  '～': '〜',
  '∼': '〜',
  '〜': '〜',
  '！': '！',
  '？': '？',
  '（': '（',
  '）': '）',
  '，': '、',
  '．': '.',
  '：': '：',
  '；': '；',
  '｡': '。',
  '､': '、',
  '｢': '「',
  '｣': '」',
  '･': '・',
  '¨': ' ',
  '´': "'",
  '｀': '`',
  '＇': "'",
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '‐': '-',
  '‑': '-',
  '−': '-',
  '﹣': '-',
  '－': '-',
  '™': '',
  '℠': '',
  '®': '',
  '©': '',
  '²': '²',
  '³': '³',
  ℵ: 'アレフ',
  '½': '2分の1',
  '¼': '4分の1',
  '¾': '4分の3',
  '⅓': '3分の1',
  '⅔': '3分の2',
  '㈱': '株式会社',
  '㈲': '有限会社',
  '㎡': '平方メートル',
  '㎥': '立方メートル',
  '㎢': '平方キロメートル',
  ...Object.fromEntries([...'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ'].map((numeral, index) => [numeral, String(index + 1)])),
};

/** Where an English voice reads: no Japanese words. */
const ENGLISH_FORM: Readonly<Record<string, string>> = {
  ℵ: 'aleph',
  '½': '1/2',
  '¼': '1/4',
  '¾': '3/4',
  '⅓': '1/3',
  '⅔': '2/3',
  '㎡': 'm²',
  '㎥': 'm³',
  '㎢': 'km²',
};

const CIRCLED = [...'①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'];
const BLACK_CIRCLED = [...'❶❷❸❹❺❻❼❽❾❿'];
const DIGIT_OR_CIRCLED = /[0-9０-９①-⑳❶-❿]/u;

/** Not spoken and not shown: zero-width signs, direction marks, soft hyphens, other controls. */
const INVISIBLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/u;

/** What is in its one form already, when no mark follows: most of any script. */
const PLAIN = '\n -~ぁ-ゖァ-ヺー、。「」『』（）！？一-鿿';

/** A half-width kana with its sound mark, a letter with its marks, or any other single sign. */
const CLUSTER = new RegExp(`[ｦ-ﾝ][ﾞﾟ]|\\r\\n?|[^${PLAIN}]\\p{M}*|[${PLAIN}]\\p{M}+`, 'gu');

const circledNumber = (sign: string): number =>
  Math.max(CIRCLED.indexOf(sign), BLACK_CIRCLED.indexOf(sign)) + 1;

/** The form of one cluster; `undefined` when it has it already. */
const formOf = (cluster: string, english: boolean): string | undefined => {
  if (cluster.length === 1 && cluster >= ' ' && cluster <= '~') return undefined;
  if (cluster.startsWith('\r')) return '\n';
  const own = (english ? ENGLISH_FORM[cluster] : undefined) ?? OWN_FORM[cluster];
  if (own !== undefined) return own;
  if (cluster === '\u3000' || cluster === '\u00a0') return ' ';
  if (INVISIBLE.test(cluster)) return '';
  return cluster.normalize('NFKC');
};

/**
 * One form for one sign: NFKC where it keeps the reading (full-width letters and digits, half-width kana,
 * composed sound marks, ㈱, ㌔), our own choice where it does not, and invisible signs out. Numbers in circles
 * are kept apart: ①② is no 12. `english` gives words that an English voice can speak.
 */
export const unicodeForm = (text: MappedText, english = false): MappedText =>
  text.replace(CLUSTER, ({ 0: cluster, index, input }) => {
    const number = circledNumber(cluster);
    if (number === 0) return formOf(cluster, english);
    const comma = english ? ', ' : '、';
    const before = /[0-9０-９]/u.test(input.charAt(index - 1)) ? comma : '';
    const after = DIGIT_OR_CIRCLED.test(input.charAt(index + 1)) ? comma : '';
    return `${before}${number}${after}`;
  });
