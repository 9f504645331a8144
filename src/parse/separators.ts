import type { Span } from './span.js';

const HYPHENS = /-{3,}/g;

/** Every run of three or more ASCII hyphens, wherever it stands. */
export const findSeparators = (source: string): readonly Span[] =>
  Array.from(source.matchAll(HYPHENS), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));

/** What lies between the separators, in order; empty pieces are kept out. */
export const piecesBetween = (source: string, separators: readonly Span[]): readonly Span[] => {
  const pieces: Span[] = [];
  let start = 0;
  for (const separator of [...separators, { start: source.length, end: source.length }]) {
    if (separator.start > start) pieces.push({ start, end: separator.start });
    start = separator.end;
  }
  return pieces;
};
