import type { Edit, MappedText } from '../mapped-text.js';

const AFTER_MARK = /[、。，！？!?.,…\n]\s*$/u;

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
  const quotes = shortQuotes(mapped);
  const edits: Edit[] = [];
  for (const { 0: found, index: start } of text.matchAll(/\s*\n\s*/gu)) {
    const end = start + found.length;
    if (!quotes.some((quote) => quote.start < start && end < quote.end)) continue;
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
    .replace(/^\n+|\n+$/gu, () => '')
    .replace(/\n+/gu, (match) => (AFTER_MARK.test(match.input.slice(0, match.index)) ? '' : '、'));
