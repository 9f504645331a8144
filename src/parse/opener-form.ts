import { COUNTER, NUMBER } from './count-words.js';

const ARTICLE = '(?:記事|きじ|ニュース|話題|わだい|トピック|ネタ|お話|おはなし)';
const ORDER = '(?:最初|さいしょ|お次|次|つぎ|続いて|つづいて|続きまして|最後|さいご|ラスト)';
const PRESENTED = 'にご?紹介(?:する|します|いたします|いたす|したい)';
/** Markdown signs that may stand before a sentence. */
const SIGNS = '[\\s#*>・-]*';
/** The words that lead to an article's number. */
const LEAD =
  '(?:(?:はい|さて|さあ|さーて|じゃあ?|では|それでは|それじゃあ?|そして|まず|次|つぎ|お次|続いて|つづいて|続きまして|最後|さいご|ラスト|さっそく|早速|今日の)[はわにも]?[、，,！!。ー\\s]*)';
const SENTENCE_TAIL = '(?:なのだ|だ|だよ|です|ですわ|ですの|でございます|でございますわ|で?ごわす)?[ねよー]*';

/** (1) 2つ目の記事, 三本目をご紹介 in the first 60 characters. */
const NUMBERED = new RegExp(`${NUMBER}\\s?${COUNTER}(?:の|、|を|に)(?:${ARTICLE}|ご?紹介)`);
/** (2) 次の記事, 最後に紹介する話題, 最初にご紹介いたしますのは in the first 45 characters. */
const ORDERED = new RegExp(`(${ORDER})(?:の${ARTICLE}|${PRESENTED}(?:${ARTICLE}|の[はわ]))`);
/** The same without の, where a separator stands before the sentence: ----次は、…のお話なのだ。 */
const ORDERED_FIRST = new RegExp(`^${SIGNS}${LEAD}?${ORDER}[はわ]、?[^。！？]{0,40}?(?:${ARTICLE}|「)`);
/** (3) タイトルは, 題名：, たいとる「 at the beginning. */
const TITLED = new RegExp(`^${SIGNS}(?:タイトル|たいとる|題名)\\**(?:[はわが：:]|\\s*[「『])`);
/** (4) まずは1つ目。: nothing but the number, with the words around it that only lead and end. */
const ONLY_NUMBER = new RegExp(
  `^${SIGNS}${LEAD}{0,4}${NUMBER}\\s?${COUNTER}${SENTENCE_TAIL}[。！？!?：:\\s*]*$`,
);
/** Of the same worth: 三本目は「…」っていう記事, and 1本めは「…」 behind a separator. */
const NUMBER_AND_QUOTE = new RegExp(`^${SIGNS}${LEAD}{0,4}${NUMBER}\\s?${COUNTER}[はわ、]*[「『]`);
const CALLED_ARTICLE = new RegExp(`(?:という|っていう)${ARTICLE}`);
const FIRST = new Set(['最初', 'さいしょ']);

export type OpenerForm = {
  readonly kind: 'numbered' | 'ordered' | 'titled' | 'only-number';
  /** It says 最初の: number one, though no counting word says so. */
  readonly first: boolean;
};

/** The form of an opener that a sentence (without outer white space) has; whether it is one is not said here. */
export const openerForm = (sentence: string, afterSeparator: boolean): OpenerForm | null => {
  const head = sentence.slice(0, 300);
  if (NUMBERED.test(head.slice(0, 60))) return { kind: 'numbered', first: false };
  const ordered = ORDERED.exec(head.slice(0, 45));
  if (ordered !== null) return { kind: 'ordered', first: FIRST.has(ordered[1] ?? '') };
  if (afterSeparator && ORDERED_FIRST.test(head.slice(0, 60))) return { kind: 'ordered', first: false };
  if (TITLED.test(head)) return { kind: 'titled', first: false };
  if (sentence.length <= 60 && ONLY_NUMBER.test(head)) return { kind: 'only-number', first: false };
  if (NUMBER_AND_QUOTE.test(head.slice(0, 100)) && (afterSeparator || CALLED_ARTICLE.test(head))) {
    return { kind: 'only-number', first: false };
  }
  return null;
};
