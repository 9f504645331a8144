import type { Edit, MappedText } from '../mapped-text.js';

const MARK = /[、。，！？!?.,…\n]/u;

/** Whether a mark that pauses anyway, or another line break, stands before an offset; spaces between do not count. */
const isAfterMark = (text: string, offset: number): boolean => {
  let at = offset - 1;
  while (text[at] !== '\n' && /\s/u.test(text[at] ?? '')) at -= 1;
  return MARK.test(text[at] ?? '');
};

/** A longer quote is a text of its own, whose lines are sentences. */
const MAX_QUOTE_LENGTH = 60;

/** The short quotes of a text with their brackets, also those inside others; lengths are the source's. */
const shortQuotes = ({ text, starts }: MappedText): readonly { start: number; end: number }[] => {
  const quotes: { start: number; end: number }[] = [];
  const open: Record<'」' | '』', number[]> = { '」': [], '』': [] };
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '「') open['」'].push(at);
    else if (character === '『') open['』'].push(at);
    else if (character === '」' || character === '』') {
      const start = open[character].pop();
      if (start === undefined) continue;
      const length = (starts[at] ?? 0) - (starts[start] ?? 0) - 1;
      if (length <= MAX_QUOTE_LENGTH) quotes.push({ start, end: at + 1 });
    }
  }
  return quotes;
};

/** Lines of one quote are one saying that was wrapped: between Latin words a space remains, else nothing. */
const joinQuotedLines = (mapped: MappedText): MappedText => {
  const { text } = mapped;
  if (!text.includes('\n')) return mapped;
  const quotes = [...shortQuotes(mapped)].sort((a, b) => a.start - b.start);
  let next = 0;
  /** The farthest end of the quotes that began before the line break. */
  let quoteEnd = 0;
  const edits: Edit[] = [];
  for (const { 0: found, index: start } of text.matchAll(/(?<!\s)\s*\n\s*/gu)) {
    const end = start + found.length;
    for (let quote = quotes[next]; quote !== undefined && quote.start < start; quote = quotes[next]) {
      quoteEnd = Math.max(quoteEnd, quote.end);
      next += 1;
    }
    if (end >= quoteEnd) continue;
    const isBetweenWords = /[!-~]/u.test(text.charAt(start - 1)) && /[!-~]/u.test(text.charAt(end));
    edits.push({ start, end, text: isBetweenWords ? ' ' : '' });
  }
  return mapped.edit(edits);
};

/**
 * A line break inside a reading becomes 、 (engines drop it and glue the words), but nothing inside a short quote;
 * none is left at the ends.
 */
export const joinLines = (text: MappedText): MappedText =>
  joinQuotedLines(text)
    .replace(/^\n+|(?<!\n)\n+$/gu, () => '')
    .replace(/\n+/gu, ({ input, index }) => (isAfterMark(input, index) ? '' : '、'));
