import type { Span } from './span.js';

const CLOSING: Readonly<Record<string, string>> = {
  '「': '」',
  '『': '』',
  '｢': '｣',
  '“': '”',
  '"': '"',
};
const LONGEST_QUOTE = 200;
const QUOTED = /「[^「」]*」|『[^『』]*』|｢[^｢｣]*｣|“[^“”]*”/g;

/**
 * The quote that opens at `at`, brackets included, with nesting counted and at most 200 characters inside; null
 * when none opens there or it is not closed. Where the nesting never closes, the line's last closing bracket does.
 */
export const quoteAt = (text: string, at: number): Span | null => {
  const open = text.charAt(at);
  const close = CLOSING[open];
  if (close === undefined) return null;
  const limit = Math.min(text.length, at + LONGEST_QUOTE + 2);
  let depth = 1;
  let lastOnLine = -1;
  let sameLine = true;
  for (let next = at + 1; next < limit; next++) {
    const character = text.charAt(next);
    if (character === '\n') sameLine = false;
    if (character === close) {
      depth--;
      if (depth === 0) return { start: at, end: next + 1 };
      if (sameLine) lastOnLine = next;
    } else if (character === open) depth++;
  }
  return lastOnLine === -1 ? null : { start: at, end: lastOnLine + 1 };
};

/** What stands between a quote's brackets. */
export const inside = (text: string, quote: Span): string => text.slice(quote.start + 1, quote.end - 1);

/** A text with its quotes taken out, from the innermost on; three levels are as deep as scripts go. */
export const withoutQuotes = (text: string): string => {
  let rest = text;
  for (let level = 0; level < 3; level++) {
    const next = rest.replace(QUOTED, '');
    if (next === rest) break;
    rest = next;
  }
  return rest;
};
