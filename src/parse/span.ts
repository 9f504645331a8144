/** A half-open run of UTF-16 units in the script's source. */
export type Span = { readonly start: number; readonly end: number };

const WORDS = /[\p{L}\p{N}]/u;

/**
 * Whether a text holds what must not be lost: a letter, digit, kana or kanji. It may still be silent, as a lone ー
 * is: what can be heard is asked of `saysSomething`.
 */
export const holdsWords = (text: string): boolean => WORDS.test(text);

/** The span without the white space at its edges; null when nothing else is in it. */
export const trimSpan = (source: string, span: Span): Span | null => {
  const raw = source.slice(span.start, span.end);
  const start = span.start + raw.length - raw.trimStart().length;
  const end = span.start + raw.trimEnd().length;
  return start < end ? { start, end } : null;
};
