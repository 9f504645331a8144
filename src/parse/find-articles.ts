import { isSpeakable } from '../util/is-speakable.js';
import { countedNumbers } from './count-words.js';
import { lookBack, programmeEnds } from './look-back.js';
import { type OpenerForm, openerForm } from './opener-form.js';
import { withoutQuotes } from './quotes.js';
import type { Span } from './span.js';
import { splitSentences } from './split-sentences.js';

/** What the host presents: from its opener to the next article's, the closing or the end. */
export type Article = Span & { readonly openerEnd: number };

export type Articles = {
  readonly articles: readonly Article[];
  /** Where the closing begins; null when no sentence says so. */
  readonly closing: number | null;
};

type Sentence = Span & { readonly form: OpenerForm | null };

/** An article as far as its openers tell; `last` is the index of the last sentence that opens it. */
type Found = {
  readonly start: number;
  readonly openerEnd: number;
  readonly number: number | null;
  readonly titled: boolean;
  readonly last: number;
};

/** Openers this many sentences apart open one article. */
const NEAR = 3;
/** No real sentence is longer; what is behind that is not looked at. */
const LONGEST_SENTENCE = 1000;

/** Notation that turns a voice on or off; it is no part of what is said. */
const VOICE_TAG = /<\/?voice(?:[ \t]+[A-Za-z0-9][A-Za-z0-9_-]*)?[ \t]*>/g;
/** The end of the voice before belongs to what it spoke. */
const VOICE_END_FIRST = /^(?:\s*<\/voice[ \t]*>)+\s*/;

/** All speakable sentences of the pieces, in order. */
const sentencesOf = (source: string, pieces: readonly Span[]): readonly Sentence[] =>
  pieces.flatMap((piece) => {
    const text = source.slice(piece.start, piece.end);
    let afterSeparator = piece.start > 0;
    return splitSentences(text).flatMap(({ start, end }): Sentence[] => {
      const written = text.slice(start, Math.min(end, start + LONGEST_SENTENCE));
      const words = written.replace(VOICE_TAG, '').trim();
      if (!isSpeakable(words)) return [];
      const form = openerForm(words, afterSeparator);
      afterSeparator = false;
      const own = start + (VOICE_END_FIRST.exec(written)?.[0].length ?? 0);
      return [{ start: piece.start + own, end: piece.start + end, form }];
    });
  });

/** The sentence's words outside quotes. */
const ownWords = (source: string, { start, end }: Sentence): string =>
  withoutQuotes(source.slice(start, Math.min(end, start + LONGEST_SENTENCE)));

/** The distinct numbers that counting words name; 最初の記事 is number one. */
const numbersIn = (words: string, form: OpenerForm): readonly number[] => [
  ...new Set(form.first ? [1, ...countedNumbers(words)] : countedNumbers(words)),
];

const collect = (
  source: string,
  sentences: readonly Sentence[],
  withNumbersAlone: boolean,
): readonly Found[] => {
  const found: Found[] = [];
  let highest = 0;
  sentences.forEach((sentence, index) => {
    const { form, start, end } = sentence;
    if (form === null || (form.kind === 'only-number' && !withNumbersAlone)) return;
    const words = ownWords(source, sentence);
    const numbers = numbersIn(words, form);
    if (numbers.length > 1 || lookBack(words) !== null) return;
    const number = numbers[0] ?? null;
    const titled = form.kind === 'titled';
    const before = found.at(-1);
    const differs = before?.number != null && number !== null && before.number !== number;
    if (before && index - before.last <= NEAR && !differs && !(before.titled && titled)) {
      const merged = { number: before.number ?? number, titled: before.titled || titled, last: index };
      found[found.length - 1] = { ...before, ...merged };
    } else {
      if (number !== null && number <= highest) return;
      found.push({ start, openerEnd: end, number, titled, last: index });
    }
    highest = Math.max(highest, number ?? 0);
  });
  return found;
};

/**
 * Where the closing begins: the first sentence after the last article that looks back on the programme, names
 * articles again or says farewell; else the first that looks back on anything; else the first goodbye.
 */
const findClosing = (source: string, sentences: readonly Sentence[], last: Found): number | null => {
  let lookingBack: number | null = null;
  let goodbye: number | null = null;
  for (const sentence of sentences.slice(last.last + 1)) {
    const words = ownWords(source, sentence);
    const back = lookBack(words);
    const ends = programmeEnds(words);
    const numbers =
      sentence.form === null || sentence.form.kind === 'only-number' ? [] : numbersIn(words, sentence.form);
    const namesAgain = numbers.length > 1 || numbers.some((number) => number <= (last.number ?? number));
    if (back === 'programme' || ends === 'farewell' || namesAgain) return sentence.start;
    if (back !== null) lookingBack ??= sentence.start;
    if (ends !== null) goodbye ??= sentence.start;
  }
  return lookingBack ?? goodbye;
};

/** Finds the articles of a script by their openers, and where its closing begins. */
export const findArticles = (source: string, pieces: readonly Span[]): Articles => {
  const sentences = sentencesOf(source, pieces);
  const sure = collect(source, sentences, false);
  const found = sure.length < 2 ? collect(source, sentences, true) : sure;
  const last = found.at(-1);
  const closing = last === undefined ? null : findClosing(source, sentences, last);
  const articles = found.map(
    (article, index): Article => ({
      start: article.start,
      openerEnd: article.openerEnd,
      end: found[index + 1]?.start ?? closing ?? source.length,
    }),
  );
  return { articles, closing };
};
