import { BEAT } from './beats.js';
import type { Span } from './span.js';

const MARK_CHARACTERS = new Set('.。…・*-');
const SPACES = new Set(' \t\u3000\r');
/** A sentence that still needs its stop. */
const ENDLESS = /[^\s！？!?]$/;

/** Two `…` are six dots and enough; one is not, nor is it with a single stop behind it. */
const weigh = (run: string): number => {
  let weight = 0;
  for (const character of run) {
    if (character === '…') weight += 1.5;
    else if (MARK_CHARACTERS.has(character)) weight += 1;
  }
  return weight;
};

const isMark = (run: string): boolean => weigh(run) >= 3;

/** The mark that ends the line `[start, end)`, or null. */
const markAtEnd = (source: string, start: number, end: number): Span | null => {
  let last = end;
  while (last > start && SPACES.has(source.charAt(last - 1))) last--;
  let first = last;
  for (let at = last; at > start; at--) {
    const character = source.charAt(at - 1);
    if (MARK_CHARACTERS.has(character)) first = at - 1;
    else if (!SPACES.has(character)) break;
  }
  const run = source.slice(first, last);
  if (!isMark(run)) return null;
  const beforeRun = source.slice(Math.max(start, first - 2), first);
  // The stop of the sentence, or of a beat, is not the mark's.
  const beatStop = run.startsWith('。') && `${beforeRun}。` === BEAT;
  const stop = run.startsWith('。') && ENDLESS.test(beforeRun) && isMark(run.slice(1));
  if (beatStop || stop) {
    const rest = run.slice(1);
    const skipped = 1 + rest.length - rest.trimStart().length;
    return isMark(rest) ? { start: first + skipped, end: last } : null;
  }
  return { start: first, end: last };
};

/** Lines, or ends of lines, that are nothing but three or more of `. 。 … ・ * -` with or without spaces. */
export const findMarkLines = (source: string): readonly Span[] => {
  const marks: Span[] = [];
  for (let start = 0; start <= source.length; ) {
    const newline = source.indexOf('\n', start);
    const end = newline === -1 ? source.length : newline;
    const mark = markAtEnd(source, start, end);
    if (mark !== null) marks.push(mark);
    start = end + 1;
  }
  return marks;
};
