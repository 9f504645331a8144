import { classifySentence, type SentenceClass } from './classify-sentence.js';
import { isSpeakable, type Span } from './span.js';
import { splitSentences } from './split-sentences.js';

/** What the host presents: from its opener to the next article's, the closing or the end. */
export type Article = Span & { readonly openerEnd: number };

export type Articles = {
  readonly articles: readonly Article[];
  /** Where the closing begins; null when no sentence says so. */
  readonly closing: number | null;
};

type Classified = Span & SentenceClass;

type Found = {
  readonly start: number;
  readonly openerEnd: number;
  readonly number: number | null;
  readonly titled: boolean;
  /** Index of the last sentence that opens it. */
  readonly last: number;
};

const NEAR = 3;

/** All speakable sentences of the pieces, in order, with what they are. */
const classifyPieces = (source: string, pieces: readonly Span[]): readonly Classified[] =>
  pieces.flatMap((piece) => {
    const text = source.slice(piece.start, piece.end);
    return splitSentences(text).flatMap((sentence): Classified[] => {
      const words = text.slice(sentence.start, sentence.end);
      if (!isSpeakable(words)) return [];
      const span = { start: piece.start + sentence.start, end: piece.start + sentence.end };
      return [{ ...span, ...classifySentence(words) }];
    });
  });

const collect = (sentences: readonly Classified[], withNumbersAlone: boolean): readonly Found[] => {
  const found: Found[] = [];
  let highest = 0;
  sentences.forEach((sentence, index) => {
    const { opener, numbers, looksBack } = sentence;
    if (opener === null || (opener === 'only-number' && !withNumbersAlone)) return;
    if (numbers.length > 1 || looksBack) return;
    const number = numbers[0] ?? null;
    const titled = opener === 'titled';
    const before = found.at(-1);
    const differs = before?.number != null && number !== null && before.number !== number;
    if (before && index - before.last <= NEAR && !differs && !(before.titled && titled)) {
      found[found.length - 1] = {
        ...before,
        number: before.number ?? number,
        titled: before.titled || titled,
        last: index,
      };
    } else {
      if (number !== null && number <= highest) return;
      found.push({ start: sentence.start, openerEnd: sentence.end, number, titled, last: index });
    }
    highest = Math.max(highest, number ?? 0);
  });
  return found;
};

const findClosing = (sentences: readonly Classified[], last: Found): number | null => {
  const highest = last.number;
  const closing = sentences
    .slice(last.last + 1)
    .find(
      ({ opener, numbers, looksBack, farewell }) =>
        looksBack ||
        farewell ||
        (opener !== null &&
          opener !== 'only-number' &&
          (numbers.length > 1 || numbers.some((number) => highest === null || number <= highest))),
    );
  return closing?.start ?? null;
};

/** Finds the articles of a script by their openers, and where its closing begins. */
export const findArticles = (source: string, pieces: readonly Span[]): Articles => {
  const sentences = classifyPieces(source, pieces);
  const sure = collect(sentences, false);
  const found = sure.length < 2 ? collect(sentences, true) : sure;
  const last = found.at(-1);
  const closing = last === undefined ? null : findClosing(sentences, last);
  const articles = found.map(
    (article, index): Article => ({
      start: article.start,
      openerEnd: article.openerEnd,
      end: found[index + 1]?.start ?? closing ?? source.length,
    }),
  );
  return { articles, closing };
};
