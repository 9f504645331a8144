import { BEAT } from './beats.js';
import { COUNTER, NUMBER } from './count-words.js';
import { inside, quoteAt } from './quotes.js';
import type { Span } from './span.js';

const WINDOW = 500;
const QUOTE_OPENS = /[「『｢“"]/g;
/** (a) タイトルは… as the word for this article's title, not 「…」というタイトルが. */
const TITLE_WORD = new RegExp(
  `(?<!という|っていう|との)(?:タイトル|たいとる|題名)\\**\\s*(?:[はわが：:]|(?=[「『｢“"]))\\**(?:ね、|[、，,…\\s]|${BEAT}|\\*\\*)*`,
  'g',
);
const POINTING = /^(?:これ|こちら|こう|こんな)/;
const CLOSING_WORDS =
  /(?:(?:という|っていう)(?:記事|きじ|タイトル|題名|もの|の|お話|話題|ニュース)?)?(?:なのだ|なんだ|だよ|だって|です|ですわ|ですの|ですのよ|で?ごわす)?[ねよ]?$/;
const ENDS_WORDS = /[。！？!?\n]/;
/** (b) What may stand before a quote that is the title. */
const BEFORE_TITLE = new RegExp(
  `(?:記事|きじ|ニュース|話題|もの|の|${NUMBER}\\s?${COUNTER})[はわ](?:[、，,…\\s]|${BEAT}|\\*\\*)*$`,
);
const SENTENCE_START = new RegExp(`(?:^|[。！？!?\\n]|${BEAT})[\\s#*>・]*$`);
const CALLED =
  /^([^。！？!?\n]{0,80}?)(?:という|っていう)、?(?:記事|きじ|タイトル|たいとる|題名|論文|お話|おはなし|話題|わだい)/;
/** (c) The words between 記事は and という. */
const WORDS =
  /(?:記事|きじ)[はわ][、，,\s]*([^。！？!?\n]{2,120}?)(?:っていう|という|についての|について|の紹介|のお話)/;

const tidy = (title: string): string =>
  title
    .replace(/\s*\r?\n\s*/g, '')
    .replaceAll('**', '')
    .trim()
    .replace(/、$/, '');

const nonEmpty = (title: string): string | null => {
  const tidied = tidy(title);
  return tidied === '' ? null : tidied;
};

/** Where the article's text follows its title without a stop. */
const TEXT_BEGINS = /(?:これ|こちら|この記事)[はわ]ね?、/;

/** The words from `at` to the end of their sentence, stops inside quotes not counted. */
const wordsFrom = (text: string, at: number): string => {
  let end = at;
  while (end < text.length && !ENDS_WORDS.test(text.charAt(end))) end = quoteAt(text, end)?.end ?? end + 1;
  const words = text.slice(at, end);
  const textBegins = words.search(TEXT_BEGINS);
  return (textBegins > 0 ? words.slice(0, textBegins) : words).replace(CLOSING_WORDS, '');
};

type Candidate = { readonly title: string; readonly at: number };

/** (a) */
const namedTitle = (text: string): Candidate | null => {
  for (const match of text.matchAll(TITLE_WORD)) {
    const at = match.index + match[0].length;
    const quote = quoteAt(text, at);
    const title = nonEmpty(quote === null ? wordsFrom(text, at) : inside(text, quote));
    if (title !== null && !(quote === null && POINTING.test(title))) return { title, at: match.index };
  }
  return null;
};

/** (b) `sure` is false for a quote that only stands at the start of a sentence. */
const quotedTitle = (text: string): (Candidate & { readonly sure: boolean }) | null => {
  for (let from = 0; ; ) {
    QUOTE_OPENS.lastIndex = from;
    const match = QUOTE_OPENS.exec(text);
    if (match === null) return null;
    const quote = quoteAt(text, match.index);
    from = quote?.end ?? match.index + 1;
    if (quote === null) continue;
    const words = inside(text, quote);
    const before = text.slice(Math.max(0, quote.start - 30), quote.start);
    const called = CALLED.exec(text.slice(quote.end, quote.end + 120));
    const more = called?.[1] ?? '';
    const withMore = more !== '' && !/^[でと、，,]/.test(more);
    const title = nonEmpty(withMore ? text.slice(quote.start, quote.end) + more : words);
    const sure = called !== null || BEFORE_TITLE.test(before);
    const stands = sure || SENTENCE_START.test(before);
    if (stands && title !== null && [...tidy(words)].length >= 4) return { title, at: quote.start, sure };
  }
};

/** (c) */
const wordedTitle = (text: string): Candidate | null => {
  const match = WORDS.exec(text);
  const title = nonEmpty(match?.[1] ?? '');
  return match === null || title === null ? null : { title, at: match.index };
};

/**
 * The title of an article: the first that fits within 500 characters of its opener. What stands in the opener's
 * own sentence goes before a quote that only follows it, and its quote before a タイトルは that is said later.
 */
export const articleTitle = (
  source: string,
  article: Span & { readonly openerEnd: number },
): string | null => {
  const text = source.slice(article.start, Math.min(article.end, article.start + WINDOW));
  const inOpener = (candidate: Candidate | null) =>
    candidate !== null && candidate.at < article.openerEnd - article.start;
  const named = namedTitle(text);
  const quoted = quotedTitle(text);
  const worded = wordedTitle(text);
  if (named !== null && !inOpener(named) && quoted?.sure === true && inOpener(quoted)) return quoted.title;
  if (named !== null) return named.title;
  if (worded !== null && inOpener(worded) && quoted?.sure === false && !inOpener(quoted)) return worded.title;
  return (quoted ?? worded)?.title ?? null;
};
