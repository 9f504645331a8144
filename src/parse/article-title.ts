import { BEAT } from './beats.js';
import { COUNTER, NUMBER } from './count-words.js';
import { decodeEntities } from './decode-entities.js';
import { inside, quoteAt } from './quotes.js';
import type { Span } from './span.js';

const WINDOW = 500;
const QUOTE_OPENS = /[「『｢“"]/g;
/** (a) タイトルは… as the word for this article's title, not 「…」というタイトルが. */
const TITLE_WORD = new RegExp(
  `(?<!という|っていう|との)(?:タイトル|たいとる|題名)\\**\\s*(?:[はわが：:]|(?=[「『｢“"]))\\**(?:ね、|${BEAT}|[、，,…\\s]|\\*\\*)*(?:(?:これ|こちら|こう)[、，,：:\\s]*(?=[「『｢“"]))?`,
  'g',
);
/** Words that only point at the title behind them. */
const POINTING = /^(?:これ|こちら|こう|こんな(?:感じ|の)?)$/;
const CLOSING_WORDS =
  /(?:(?:という|っていう)(?:記事|きじ|タイトル|題名|もの|の|お話|話題|ニュース)?)?(?:なのだ|なんだ|だよ|だって|です|ですわ|ですの|ですのよ|で?ごわす)?[ねよ]?$/;
/** No stop: 。 between spaces, as ` | ` is read, and ASCII !? before a letter (`Wow! It works`). */
const NO_STOP = '(?<=[^\\S\\r\\n])。(?=[^\\S\\r\\n]\\S)|[!?](?=\\s?[A-Za-z])';
const ENDS_WORDS = new RegExp(`(?!${NO_STOP})[。！？!?\\n]|${BEAT}`, 'y');
/** What the host presents, as an opener calls it. */
const ARTICLE = '(?:記事|きじ|ニュース|話題|わだい|トピック|ネタ|お話|おはなし)';
/** (b) What may stand before a quote that is the title. */
const BEFORE_TITLE = new RegExp(
  `(?:${ARTICLE}|もの|の|${NUMBER}\\s?${COUNTER})[はわ](?:[、，,…\\s]|${BEAT}|\\*\\*)*$`,
);
const SENTENCE_START = new RegExp(`(?:^|[。！？!?\\n]|${BEAT})[\\s#*>・]*$`);
const CALLED =
  /^([^。！？!?\n]{0,80}?)(?:という|っていう)、?(?:記事|きじ|タイトル|たいとる|題名|論文|お話|おはなし|話題|わだい)/;
/** (c) The words between 記事は and という. */
const wordsAfter = (called: string): RegExp =>
  new RegExp(
    `${called}[はわ][、，,\\s]*((?:[^。！？!?\\n]|${NO_STOP}){2,120}?)(?:っていう|という|についての|について|の紹介|のお話)`,
  );
const WORDS = wordsAfter('(?:記事|きじ)');
/** The same of what an opener calls ネタ or 話題; further on these are words like others. */
const WORDS_IN_OPENER = wordsAfter(ARTICLE);

const tidy = (title: string): string =>
  decodeEntities(title)
    .replace(/\s*\r?\n\s*/g, '')
    .replaceAll('**', '')
    .trim()
    .replace(/\s*、$/, '');

const nonEmpty = (title: string): string | null => {
  const tidied = tidy(title);
  return tidied === '' ? null : tidied;
};

/** Where the article's text follows its title without a stop. */
const TEXT_BEGINS = /(?:これ|こちら|この記事)[はわ]ね?、/;

/** The words from `at` to the end of their sentence, stops inside quotes not counted. */
const wordsFrom = (text: string, at: number): string => {
  const endsAt = (end: number): boolean => {
    ENDS_WORDS.lastIndex = end;
    return end >= text.length || ENDS_WORDS.test(text);
  };
  let end = at;
  while (!endsAt(end)) end = quoteAt(text, end)?.end ?? end + 1;
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
const wordedTitle = (text: string, openerLength: number): Candidate | null => {
  const match = WORDS.exec(text) ?? WORDS_IN_OPENER.exec(text.slice(0, openerLength));
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
  const worded = wordedTitle(text, article.openerEnd - article.start);
  if (named !== null && !inOpener(named) && quoted?.sure === true && inOpener(quoted)) return quoted.title;
  if (named !== null) return named.title;
  if (worded !== null && inOpener(worded) && quoted?.sure === false && !inOpener(quoted)) return worded.title;
  return (quoted ?? worded)?.title ?? null;
};
