import { splitSentences } from '../parse/split-sentences.js';
import type { LintNote } from './lint-note.js';
import { type SourceLine, sourceLines } from './source-lines.js';

/** How far a reply's words around the script may reach, in lines that hold something. */
const HEAD_LINES = 6;
const TAIL_LINES = 12;

/** Between the words of an acknowledgement and its stop: also when a character's way of speaking is put on. */
const ENDING = '(?:です|ます)?(?:なのだ|のだ|ですわ|ますわ|だよ|ごわす|でごわす)?[。．.！!〜ー☆♪\\s]*$';
/** Only at the head; a host may say them too. */
const ACKNOWLEDGEMENT = new RegExp(
  `^(?:(?:はい|ええ)[、,。！!\\s]*)?(?:承知(?:いた)?し(?:まし)?た|承知|かしこまり(?:まし)?た|了解(?:いた)?し(?:まし)?た|了解|わかりました|分かりました|もちろん|お任せください|おまかせください|喜んで)${ENDING}`,
);
const WORK =
  '(?:台本|原稿|スクリプト|シナリオ|トーク(?:文|原稿)|ラジオ原稿|放送原稿|podcast script|radio script)';
/** What only the writer of a script says, and no host. */
const HEAD: readonly RegExp[] = [
  new RegExp(`(?:以下|下記|こちら|次)(?:が|は|に|の(?:とおり|通り)|の).{0,60}${WORK}`),
  new RegExp(
    `${WORK}(?:案|本文)?[』」]?(?:を|は|が).{0,30}(?:作成|執筆|書きま|書いてみ|書き(?:上げ|起こ)|用意|生成|出力|提示|お届けします|まとめま|お作り|完成)`,
  ),
  /ご(?:要望|依頼|指示|希望|指定|リクエスト)(?:いただ|頂|に(?:沿|応|基|従|合)|の(?:通|とお|ありま|内容|条件)|どおり|通り|を(?:踏まえ|反映|もと|元|受け)).{0,80}/,
  /^(?:(?:ご)?(?:提示|提供|指定|共有)(?:いただ|頂)いた|いただいた).{0,40}(?:情報|条件|記事|内容|要件|指示)(?:を|に|から).{0,40}(?:作成|執筆|まとめ|書|構成|生成)/,
  new RegExp(`^[^「」。]{0,40}${WORK}(?:です|になります|となります|でございます)[。.：:]*$`),
  new RegExp(`^${WORK}(?:本文)?[：:]?$`, 'i'),
  /^(?:sure|certainly|of course|absolutely|okay|ok|got it|understood)[\s,.!]*(?:here|i['’](?:ll|ve)|below|$)/i,
  /^here(?:['’]s| is| are)\b.{0,80}\b(?:script|episode|transcript|draft|version)\b/i,
];
const TAIL: readonly RegExp[] = [
  new RegExp(
    `^(?:以上が|以上、|この|上記の?|本).{0,30}${WORK}(?:です|になります|となります|では|は|で|に|を)`,
  ),
  /(?:こちら|上記|この(?:内容|よう)).{0,40}(?:いかがでしょうか|よろしいでしょうか)/,
  /^いかがでしょうか[。？?]*$/,
  /(?:修正|変更|調整|追加|手直し|加筆|ご不明|不明な点|ご要望|ご希望|必要に応じて|必要であれば|必要でしたら|他にも?(?:必要|何か)|何か(?:ほか|他)に).{0,60}(?:お(?:知らせ|申し付け|申しつけ|気軽|聞かせ)|ご(?:指示|連絡|相談)|教えて|おっしゃって)/,
  /(?:修正|変更|調整|追加|手直し|加筆)(?:点|箇所|案)?(?:が|も|を|など).{0,30}(?:可能です|できます|いたします|ございましたら|ありましたら)/,
  /^(?:少しでも)?お役に立て(?:れば|たら|まし)/,
  /^[（(【[［※*\s]*(?:約|合計|総)?(?:文字数|字数|総文字数)[:：は約]?\s*.{0,6}[0-9０-９]/,
  /^[（(【［]\s*(?:約|全|計)?\s*[0-9０-９,，]+\s*(?:文)?字.{0,10}[)）】］]$/,
  /^※.{0,40}(?:台本|原稿|文字数|字数|読み上げ|想定|指定|補足)/,
  /^(?:let me know|feel free|i hope (?:this|that)|would you like)\b/i,
];

type Verdict = 'written-by-a-model' | 'acknowledges' | null;

/** A sentence as it is compared: NFKC, without Markdown signs and outer marks. */
const plain = (sentence: string): string =>
  sentence
    .normalize('NFKC')
    .replace(/^[\s#>*_`~-]+|(?<![\s*_`~])[\s*_`~]+$/g, '')
    .trim();

const judge = (sentence: string, patterns: readonly RegExp[], isHead: boolean): Verdict => {
  const text = plain(sentence);
  if (patterns.some((pattern) => pattern.test(text))) return 'written-by-a-model';
  return isHead && ACKNOWLEDGEMENT.test(text) ? 'acknowledges' : null;
};

/** Nothing but signs: a separator, a fence (with the name of its language), a blank line. */
const isSilent = (line: SourceLine): boolean =>
  !/[\p{L}\p{N}]/u.test(line.text) || /^\s*(?:`{3,}|~{3,})\w*\s*$/.test(line.text);

type ChatterLine = {
  readonly line: SourceLine;
  /** The sentences from the edge of the script up to the first that the host speaks. */
  readonly sentences: readonly { readonly start: number; readonly end: number }[];
  /** Nothing else stands on the line. */
  readonly isWhole: boolean;
  readonly isCertain: boolean;
};

type Edge = {
  readonly isHead: boolean;
  readonly patterns: readonly RegExp[];
  readonly maxLines: number;
  readonly message: string;
};

const EDGES: readonly Edge[] = [
  {
    isHead: true,
    patterns: HEAD,
    maxLines: HEAD_LINES,
    message: 'words of the language model before the script',
  },
  {
    isHead: false,
    patterns: TAIL,
    maxLines: TAIL_LINES,
    message: 'words of the language model after the script',
  },
];

const judgeLine = (line: SourceLine, { patterns, isHead }: Edge): ChatterLine => {
  const spoken = splitSentences(line.text).filter(({ start, end }) =>
    /[\p{L}\p{N}]/u.test(line.text.slice(start, end)),
  );
  const sentences: { start: number; end: number }[] = [];
  let isCertain = false;
  for (const { start, end } of isHead ? spoken : [...spoken].reverse()) {
    const verdict = judge(line.text.slice(start, end), patterns, isHead);
    if (verdict === null) break;
    isCertain ||= verdict === 'written-by-a-model';
    sentences.push({ start: line.start + start, end: line.start + end });
  }
  return { line, sentences, isWhole: sentences.length === spoken.length, isCertain };
};

/** The lines from the edge of the script inwards, up to the first on which the host speaks. */
const chatterAt = (lines: readonly SourceLine[], edge: Edge): readonly ChatterLine[] => {
  const found: ChatterLine[] = [];
  for (const line of edge.isHead ? lines : [...lines].reverse()) {
    if (isSilent(line)) continue;
    if (found.length === edge.maxLines) break;
    const next = judgeLine(line, edge);
    if (next.sentences.length > 0) found.push(next);
    if (!next.isWhole) break;
  }
  return found;
};

const notesOf = (found: readonly ChatterLine[], message: string, mayRemove: boolean): LintNote[] => {
  // A host, too, may say はい、かしこまりました: alone it is left to a person.
  const isCertain = mayRemove && found.some((each) => each.isWhole && each.isCertain);
  return found.flatMap(({ line, sentences, isWhole }) =>
    sentences.map(({ start, end }, index): LintNote => {
      const note = { level: 'warning', code: 'chatter', message, start, end } as const;
      if (!isCertain || !isWhole) return note;
      // The line goes as a whole.
      return { ...note, fix: index === 0 ? [{ start: line.start, end: line.next, text: '' }] : [] };
    }),
  );
};

/** What a language model says around the script: はい、かしこまりました。以下が台本です。 … ご要望があればお知らせください。 */
export const findChatter = (source: string): readonly LintNote[] => {
  const lines = sourceLines(source);
  const found = EDGES.map((edge) => ({ edge, lines: chatterAt(lines, edge) }));
  const whole = new Set(
    found.flatMap((each) => each.lines.flatMap(({ line, isWhole }) => (isWhole ? [line] : []))),
  );
  const length = [...whole].reduce((total, line) => total + line.text.length, 0);
  // A text that is chatter for the most part is no script with chatter around it.
  const mayRemove = length < source.length / 2;
  const notes = found.flatMap((each) => notesOf(each.lines, each.edge.message, mayRemove));
  // A short text may be seen from both ends.
  return notes.filter(
    (note, index) => notes.findIndex(({ start, end }) => start === note.start && end === note.end) === index,
  );
};
