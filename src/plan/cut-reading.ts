import type { Reading } from '../domain/reading.js';

/** A piece of a sentence that fits into one request; `textStart` and `textEnd` count from the sentence's start. */
export type CutPiece = {
  readonly reading: string;
  readonly textStart: number;
  readonly textEnd: number;
  /** Whether the cut after this piece is at a 、 or the like; the last piece has none. */
  readonly endsAtComma: boolean;
};

const COMMA = /[、，,;；:：]/u;

// Made when it is first needed: it takes longer than planning a whole script.
let segmenter: Intl.Segmenter | undefined;

/** Offsets in the text where a word begins, between two offsets: only as much is looked at as a cut needs. */
const wordStarts = (text: string, from: number, to: number): ReadonlySet<number> => {
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'word' });
  const starts = new Set<number>();
  for (const { index } of segmenter.segment(text.slice(from, to))) starts.add(from + index);
  return starts;
};

const isSurrogatePairAt = (text: string, index: number): boolean =>
  /[\uD800-\uDBFF]/.test(text[index - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[index] ?? '');

/**
 * The best place to cut `reading` within (from, from + max]: near `aim`, at a comma, else a word's edge; null inside
 * the reading of one word.
 */
const chooseCut = (reading: Reading, from: number, max: number, aim: number) => {
  const nearest = (fits: (at: number) => boolean): number | null => {
    let best: number | null = null;
    for (let at = from + 1; at <= from + max && at < reading.reading.length; at += 1) {
      if (fits(at) && (best === null || Math.abs(at - aim) < Math.abs(best - aim))) best = at;
    }
    return best;
  };
  // A cut inside the reading of one word could not be shown in the text.
  const isBorder = (at: number): boolean => (reading.ends[at - 1] ?? 0) <= (reading.starts[at] ?? 0);
  const isLate = (at: number): boolean => at - from > max / 3;
  if (nearest(isBorder) === null) return null;
  const comma = nearest((at) => isLate(at) && isBorder(at) && COMMA.test(reading.reading[at - 1] ?? ''));
  if (comma !== null) return { at: comma, endsAtComma: true };
  const words = wordStarts(
    reading.text,
    reading.starts[from] ?? 0,
    reading.ends[from + max] ?? reading.text.length,
  );
  const word = nearest((at) => isLate(at) && isBorder(at) && words.has(reading.starts[at] ?? -1));
  const anywhere = word ?? nearest((at) => isBorder(at) && !isSurrogatePairAt(reading.reading, at));
  return anywhere === null ? null : { at: anywhere, endsAtComma: false };
};

/** Units of a reading that stand for one stretch of the text, all of them; offsets in both. */
type Word = {
  readonly from: number;
  readonly to: number;
  readonly textFrom: number;
  readonly textTo: number;
};

const wordAt = ({ starts, ends }: Reading, at: number): Word => {
  const isOfWord = (unit: number): boolean => starts[unit] === starts[at] && ends[unit] === ends[at];
  let from = at;
  let to = at + 1;
  while (from > 0 && isOfWord(from - 1)) from -= 1;
  while (isOfWord(to)) to += 1;
  return { from, to, textFrom: starts[at] ?? 0, textTo: ends[at] ?? 0 };
};

/** Cuts readings of single words that are too long: of the word's text each piece gets what it says of it. */
class WordCutter {
  readonly #reading: Reading;
  #word: Word | null = null;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** Where to cut at the latest at `forced`, and the text that is said by then, of which `textStart` was before. */
  cut(forced: number, textStart: number): { readonly at: number; readonly textEnd: number } {
    const { reading, text } = this.#reading;
    const at = isSurrogatePairAt(reading, forced) ? forced - 1 : forced;
    if (this.#word === null || at >= this.#word.to) this.#word = wordAt(this.#reading, at);
    const { from, to, textFrom, textTo } = this.#word;
    const share = textFrom + Math.round(((at - from) / (to - from)) * (textTo - textFrom));
    const textEnd = Math.min(textTo, Math.max(textStart + 1, share));
    return { at, textEnd: isSurrogatePairAt(text, textEnd) ? textEnd + 1 : textEnd };
  }
}

/**
 * Cuts a reading into pieces of at most `max` UTF-16 units, of about equal length. Together the pieces
 * hold the whole reading and the whole text; where one word's reading is longer than `max`, its text is
 * divided too, and the last pieces have none when it has fewer characters than pieces.
 */
export const cutReading = (reading: Reading, max: number): readonly CutPiece[] => {
  const length = reading.reading.length;
  if (length <= max) {
    return [{ reading: reading.reading, textStart: 0, textEnd: reading.text.length, endsAtComma: false }];
  }
  const words = new WordCutter(reading);
  const pieces: CutPiece[] = [];
  let from = 0;
  let textStart = 0;
  while (length - from > max) {
    const rest = length - from;
    const aim = from + rest / Math.ceil(rest / max);
    const chosen = chooseCut(reading, from, max, aim);
    const { at, textEnd } =
      chosen === null
        ? words.cut(from + max, textStart)
        : { at: chosen.at, textEnd: Math.max(textStart, reading.ends[chosen.at - 1] ?? textStart) };
    const endsAtComma = chosen?.endsAtComma === true;
    pieces.push({ reading: reading.reading.slice(from, at), textStart, textEnd, endsAtComma });
    from = at;
    textStart = textEnd;
  }
  pieces.push({
    reading: reading.reading.slice(from),
    textStart,
    textEnd: reading.text.length,
    endsAtComma: false,
  });
  return pieces;
};
