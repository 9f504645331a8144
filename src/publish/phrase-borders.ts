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
  /^[\s、。，．,.！？!?）)」』】〕］\]｝}〉》”’…‥・ーぁぃぅぇぉっゃゅょァィゥェォッャュョゝゞ々：；:;％%℃〜～]/u;
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
const CLOSING_PARTICLE = /(?:は|わ|が|を|に|で|と|も|へ|って|から|まで|ので|けど|て|の)$/u;
const LONGEST_KATAKANA_WIDTH = 40;

const costBetween = (before: string, after: string): number => {
  if (STOP.test(before)) return 0;
  if (COMMA.test(before)) return 1;
  if (OPENING.test(after)) return 3;
  const leans = LEANING.test(after.trimEnd());
  if (/\s$/.test(before)) return HIRAGANA_START.test(after) ? 7 : 5;
  if (CLOSING.test(before)) return HIRAGANA_START.test(after) ? 8 : 5;
  if (HIRAGANA_END.test(before) && CONTENT_START.test(after)) return 4;
  if (leans) return 16;
  if (CLOSING_PARTICLE.test(before)) return 6;
  return 10;
};

const mayCut = (before: string, after: string): boolean => {
  if (MAY_NOT_BEGIN.test(after) || MAY_NOT_END.test(before)) return false;
  // 30 and 円, 3 and Blue belong together.
  return !(/\p{N}$/u.test(before) && /^[\p{L}\p{N}]/u.test(after));
};

/** Words in order; together they are the whole text. A cut never falls inside one. */
export const phraseBorders = (text: string): readonly Word[] => {
  const words: { start: number; end: number; cutCost: number }[] = [];
  for (const { index, segment } of segmenter.segment(text)) {
    const last = words.at(-1);
    const before = last === undefined ? '' : text.slice(last.start, last.end);
    // Borders inside an unknown katakana word are guesses.
    const isOneWord =
      KATAKANA.test(before) &&
      KATAKANA.test(segment) &&
      textWidth(before + segment) <= LONGEST_KATAKANA_WIDTH;
    if (last !== undefined && (isOneWord || !mayCut(before, segment))) last.end = index + segment.length;
    else words.push({ start: index, end: index + segment.length, cutCost: costBetween(before, segment) });
  }
  return words;
};
