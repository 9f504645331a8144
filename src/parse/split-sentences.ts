/**
 * A sentence of a text: half-open span in UTF-16 units without white space at its edges. `endKind` says what
 * ended it: `question` a run of stops with ？ or ！ in it, `stop` a run of 。 alone, `line` a line break, `end` the
 * end of the text.
 */
export type Sentence = {
  readonly start: number;
  readonly end: number;
  readonly endKind: 'stop' | 'question' | 'line' | 'end';
};

const LONGEST_KEPT_QUOTE = 60;
const STOPS = new Set('。！？!?');
const QUESTIONS = new Set('！？!?');
const CLOSING = new Set('」』）)】〉》〕］]｝}”’｣');
const LINE_BREAKS = new Set('\n\r\u2028\u2029');

/** For every 「 or 『 that is closed within 60 characters, where its closing bracket stands. */
const shortQuotes = (text: string): ReadonlyMap<number, number> => {
  const quotes = new Map<number, number>();
  const open: Record<'」' | '』', number[]> = { '」': [], '』': [] };
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '「') open['」'].push(at);
    else if (character === '『') open['』'].push(at);
    else if (character === '」' || character === '』') {
      const start = open[character].pop();
      if (start !== undefined && at - start - 1 <= LONGEST_KEPT_QUOTE) quotes.set(start, at);
    }
  }
  return quotes;
};

/**
 * Cuts a text into sentences: after a run of 。！？!? with the closing brackets behind it, and at line breaks, but
 * not inside 「」 or 『』 of up to 60 characters. Together the spans cover all but white space between them.
 */
export const splitSentences = (text: string): readonly Sentence[] => {
  const quotes = shortQuotes(text);
  const sentences: Sentence[] = [];
  let start = 0;
  /** An ASCII quote closes when it is the second of a pair in its sentence. */
  let inAsciiQuote = false;
  const push = (end: number, endKind: Sentence['endKind']) => {
    const raw = text.slice(start, end);
    const first = start + raw.length - raw.trimStart().length;
    const last = start + raw.trimEnd().length;
    if (first < last) sentences.push({ start: first, end: last, endKind });
    start = end;
    inAsciiQuote = false;
  };
  for (let at = 0; at < text.length; ) {
    const character = text.charAt(at);
    const quoteEnd = quotes.get(at);
    if (quoteEnd !== undefined) {
      at = quoteEnd + 1;
    } else if (LINE_BREAKS.has(character)) {
      push(at, 'line');
      at++;
    } else if (STOPS.has(character)) {
      let kind: 'stop' | 'question' = 'stop';
      while (at < text.length) {
        const next = text.charAt(at);
        if (QUESTIONS.has(next)) kind = 'question';
        if (next === '"' && inAsciiQuote) inAsciiQuote = false;
        else if (!STOPS.has(next) && !CLOSING.has(next)) break;
        at++;
      }
      push(at, kind);
    } else {
      if (character === '"') inAsciiQuote = !inAsciiQuote;
      at++;
    }
  }
  push(text.length, 'end');
  return sentences;
};
