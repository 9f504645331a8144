import { COUNTER, countedNumbers, NUMBER } from './count-words.js';
import { withoutQuotes } from './quotes.js';

const ARTICLE = '(?:記事|きじ|ニュース|話題|わだい|トピック|ネタ|お話|おはなし)';
const ORDER = '(?:最初|さいしょ|お次|次|つぎ|続いて|つづいて|続きまして|最後|さいご|ラスト)';
const PRESENTED = 'にご?紹介(?:する|します|いたします|したい)';

/** (1) 2つ目の記事, 三本目をご紹介 in the first 60 characters. */
const NUMBERED = new RegExp(`${NUMBER}\\s?${COUNTER}(?:の|、|を|に)(?:${ARTICLE}|ご?紹介)`);
/** (2) 次の記事, 最後に紹介する話題 in the first 45 characters. */
const ORDERED = new RegExp(`(${ORDER})(?:の|${PRESENTED})${ARTICLE}`);
/** (3) タイトルは, 題名：, たいとる「 at the beginning, perhaps behind Markdown signs. */
const TITLED = /^[\s#*>・-]*(?:タイトル|たいとる|題名)\**(?:[はわが：:]|\s*[「『])/;
/** (4) まずは1つ目。: nothing but the number, with the words that lead to it and those that end a sentence. */
const LEAD =
  '(?:はい|さて|さあ|さーて|じゃあ?|では|それでは|それじゃあ?|そして|まず|次|つぎ|お次|続いて|つづいて|続きまして|最後|さいご|ラスト|さっそく|早速|今日の)[はわにも]?[、，,！!。ー\\s]*';
const TAIL = '(?:なのだ|だ|だよ|です|ですわ|ですの|でございます|でございますわ|で?ごわす)?[ねよー]*';
const ONLY_NUMBER = new RegExp(
  `^[\\s#*>・-]*(?:${LEAD}){0,4}${NUMBER}\\s?${COUNTER}${TAIL}[。！？!?：:\\s*]*$`,
);
const FIRST = new Set(['最初', 'さいしょ']);

const LOOKING_BACK =
  /おさらい|振り返|ふりかえ|(?:紹介|お届け|お伝え|しょうかい|おとどけ|おつたえ)(?:いた)?し(?:まし)?た(?![いらくか])/;
const FAREWELL = /お別れ|おわかれ|(?:今日|本日|今回|きょう)(?:の[^。、！？\s]{1,8})?[はわも]、?ここまで/;

export type OpenerKind = 'numbered' | 'ordered' | 'titled' | 'only-number';

/** What a sentence is to the search for articles. */
export type SentenceClass = {
  /** The form of an opener that it has, whether or not it is one. */
  readonly opener: OpenerKind | null;
  /** The distinct numbers that its counting words name, quotes left out. */
  readonly numbers: readonly number[];
  /** It speaks of what was presented. */
  readonly looksBack: boolean;
  readonly farewell: boolean;
};

const openerKind = (text: string): { kind: OpenerKind; first: boolean } | null => {
  if (NUMBERED.test(text.slice(0, 60))) return { kind: 'numbered', first: false };
  const ordered = ORDERED.exec(text.slice(0, 45));
  if (ordered !== null) return { kind: 'ordered', first: FIRST.has(ordered[1] ?? '') };
  if (TITLED.test(text.slice(0, 60))) return { kind: 'titled', first: false };
  if (text.length <= 60 && ONLY_NUMBER.test(text)) return { kind: 'only-number', first: false };
  return null;
};

/** Reads one sentence (its text without outer white space). */
export const classifySentence = (text: string): SentenceClass => {
  const bare = withoutQuotes(text);
  const opener = openerKind(text);
  const numbers = new Set(countedNumbers(bare));
  // 最初の記事 is number one: said at the end of a script it looks back.
  if (opener?.first === true) numbers.add(1);
  return {
    opener: opener?.kind ?? null,
    numbers: [...numbers],
    looksBack: LOOKING_BACK.test(bare),
    farewell: FAREWELL.test(bare),
  };
};
