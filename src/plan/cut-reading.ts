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

/** The best place to cut `reading` within (from, from + max]: near `aim`, at a comma, else a word's edge. */
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
  const comma = nearest((at) => isLate(at) && isBorder(at) && COMMA.test(reading.reading[at - 1] ?? ''));
  if (comma !== null) return { at: comma, endsAtComma: true };
  const words = wordStarts(
    reading.text,
    reading.starts[from] ?? 0,
    reading.ends[from + max] ?? reading.text.length,
  );
  const word = nearest((at) => isLate(at) && isBorder(at) && words.has(reading.starts[at] ?? -1));
  const anywhere = word ?? nearest((at) => isBorder(at) && !isSurrogatePairAt(reading.reading, at));
  if (anywhere !== null) return { at: anywhere, endsAtComma: false };
  const forced = from + max;
  return {
    at: isSurrogatePairAt(reading.reading, forced) && max > 1 ? forced - 1 : forced,
    endsAtComma: false,
  };
};

/**
 * Cuts a reading into pieces of at most `max` UTF-16 units, of about equal length. Together the pieces
 * hold the whole reading and the whole text; where one word's reading is longer than `max`, its text
 * belongs to the first piece of it and the others have none.
 */
export const cutReading = (reading: Reading, max: number): readonly CutPiece[] => {
  const length = reading.reading.length;
  if (length <= max) {
    return [{ reading: reading.reading, textStart: 0, textEnd: reading.text.length, endsAtComma: false }];
  }
  const pieces: CutPiece[] = [];
  let from = 0;
  let textStart = 0;
  while (length - from > max) {
    const rest = length - from;
    const aim = from + rest / Math.ceil(rest / max);
    const { at, endsAtComma } = chooseCut(reading, from, max, aim);
    const textEnd = Math.max(textStart, reading.ends[at - 1] ?? textStart);
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
