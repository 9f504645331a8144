import { textWidth } from './text-width.js';

/** A word of a sentence with the spaces after it. */
export type Word = {
  readonly start: number;
  readonly end: number;
  /** How bad a cut before it reads: 0 after a full stop; the first word's means nothing. */
  readonly cutCost: number;
};

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

const MAY_NOT_BEGIN =
  /^[\s、。，．,.！？!?）)」』】〕］\]｝}〉》”’…‥・ーぁぃぅぇぉっゃゅょァィゥェォッャュョゝゞ々：；:;％%℃〜～®™©]/u;
const MAY_NOT_END = /[（(「『【〔［[｛{〈《“‘¥￥$＄#＃@＠]$/u;
const STOP = /[。！？!?][」』）)】”’〉》\]］]*\s*$/u;
const COMMA = /[、，,;；:：…‥][」』）)】”’〉》\]］]*\s*$/u;
const OPENING = /^[「『（(【〔［[〈《“‘]/u;
const CLOSING = /[」』）)】〕］\]〉》”’]\s*$/u;
const HIRAGANA_START = /^\p{Script=Hiragana}/u;
const HIRAGANA_END = /\p{Script=Hiragana}\s*$/u;
const KATAKANA = /^[\p{Script=Katakana}ー・]+$/u;
const CONTENT_START = /^[\p{Script=Han}\p{Script=Katakana}\p{Script=Latin}\p{N}]/u;
/** What leans on the word before it: particles, endings of verbs, copulas. */
const LEANING =
  /^(?:は|わ|が|を|に|で|と|も|の|へ|や|か|ね|よ|な|ぞ|ぜ|さ|し|て|た|だ|ば|れ|られ|せ|させ|ず|ない|なく|なかっ|たい|たく|ます|まし|ませ|です|でし|でしょ|う|よう|から|まで|より|って|なら|など|だけ|しか|ほど|くらい|ぐらい|ので|のに|のだ|なの|なのだ|けど|けれど|ながら|っ|ちゃ|じゃ|ん|んだ|する|し|さん|ちゃん|くん|いる|い|ある|あり)$/u;
/** Particles that close a phrase. */
const CLOSING_PARTICLE = /^(?:は|わ|が|を|に|で|と|も|へ|って|から|まで|ので|けど|て|の)\s*$/u;
/** A run of katakana up to here is one word, whatever the segmenter guesses; in a longer one its guesses must do. */
const LONGEST_KATAKANA_WIDTH = 40;

/** `before` is all of the word, `token` its last part as the segmenter gave it. */
const costBetween = (before: string, token: string, after: string): number => {
  if (STOP.test(before)) return 0;
  if (COMMA.test(before)) return 1;
  if (OPENING.test(after)) return 3;
  if (/\s$/.test(before)) return HIRAGANA_START.test(after) ? 7 : 5;
  if (CLOSING.test(before)) return HIRAGANA_START.test(after) ? 8 : 5;
  if (HIRAGANA_END.test(before) && CONTENT_START.test(after)) return 4;
  if (LEANING.test(after.trimEnd())) return 44;
  if (KATAKANA.test(token) && KATAKANA.test(after)) return 14;
  if (CLOSING_PARTICLE.test(token)) return 7;
  // Between hiragana the segmenter often cuts where no word ends; between kanji it cuts compounds.
  return HIRAGANA_START.test(after) ? 40 : 20;
};

const mayCut = (before: string, after: string): boolean => {
  if (MAY_NOT_BEGIN.test(after) || MAY_NOT_END.test(before)) return false;
  // 30 and 円, 3 and Blue belong together.
  return !(/\p{N}$/u.test(before) && /^[\p{L}\p{N}]/u.test(after));
};

/** Puts short runs of katakana together again, which the segmenter cuts by guess. */
const joinKatakana = (tokens: readonly string[]): readonly string[] => {
  const joined: string[] = [];
  for (let at = 0; at < tokens.length; ) {
    let end = at;
    while (end < tokens.length && KATAKANA.test(tokens[end] ?? '')) end += 1;
    const run = tokens.slice(at, end);
    if (run.length > 0 && textWidth(run.join('')) <= LONGEST_KATAKANA_WIDTH) joined.push(run.join(''));
    else joined.push(...run);
    const next = tokens[end];
    if (next !== undefined) joined.push(next);
    at = end + 1;
  }
  return joined;
};

/** Words in order; together they are the whole text. A cut never falls inside one. */
export const phraseBorders = (text: string): readonly Word[] => {
  const words: { start: number; end: number; cutCost: number }[] = [];
  let at = 0;
  let lastToken = '';
  for (const token of joinKatakana([...segmenter.segment(text)].map(({ segment }) => segment))) {
    const last = words.at(-1);
    const before = last === undefined ? '' : text.slice(last.start, last.end);
    const end = at + token.length;
    if (last !== undefined && !mayCut(before, token)) last.end = end;
    else words.push({ start: at, end, cutCost: costBetween(before, lastToken, token) });
    at = end;
    lastToken = token;
  }
  return words;
};
