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
  /^([^。！？!?\n]{0,80}?)(?:という|っていう)[^。！？!?\n]{0,12}?(?:記事|きじ|タイトル|題名|論文|お話|話題)/;
/** (c) The words between 記事は and という. */
const WORDS =
  /(?:記事|きじ)[はわ][、，,\s]*([^。！？!?\n]{2,120}?)(?:という|についての|について|の紹介|のお話)/;

const tidy = (title: string): string =>
  title
    .replace(/\s*\r?\n\s*/g, '')
    .replaceAll('**', '')
    .trim();

const nonEmpty = (title: string): string | null => {
  const tidied = tidy(title);
  return tidied === '' ? null : tidied;
};

/** The words from `at` to the end of their sentence, stops inside quotes not counted. */
const wordsFrom = (text: string, at: number): string => {
  let end = at;
  while (end < text.length && !ENDS_WORDS.test(text.charAt(end))) end = quoteAt(text, end)?.end ?? end + 1;
  return text.slice(at, end).replace(CLOSING_WORDS, '');
};

const namedTitle = (text: string): { title: string; at: number } | null => {
  for (const match of text.matchAll(TITLE_WORD)) {
    const at = match.index + match[0].length;
    const quote = quoteAt(text, at);
    const raw = quote === null ? wordsFrom(text, at) : inside(text, quote);
    const title = nonEmpty(raw);
    if (title !== null && !(quote === null && POINTING.test(title))) return { title, at: match.index };
  }
  return null;
};

const quotedTitle = (text: string): { title: string; at: number } | null => {
  QUOTE_OPENS.lastIndex = 0;
  for (let match = QUOTE_OPENS.exec(text); match !== null; match = QUOTE_OPENS.exec(text)) {
    const quote = quoteAt(text, match.index);
    if (quote === null) continue;
    QUOTE_OPENS.lastIndex = quote.end;
    const words = inside(text, quote);
    const before = text.slice(Math.max(0, quote.start - 30), quote.start);
    const called = CALLED.exec(text.slice(quote.end, quote.end + 120));
    const more = called?.[1] ?? '';
    const whole =
      more !== '' && !/^[でと、，,]/.test(more) ? text.slice(quote.start, quote.end) + more : words;
    const stands = BEFORE_TITLE.test(before) || SENTENCE_START.test(before) || called !== null;
    if (stands && [...tidy(words)].length >= 4) {
      const title = nonEmpty(whole);
      if (title !== null) return { title, at: quote.start };
    }
  }
  return null;
};

/**
 * The title of an article: the first that fits within 500 characters of its opener. A quote in the opener's own
 * sentence goes before a タイトルは that follows later.
 */
export const articleTitle = (
  source: string,
  article: Span & { readonly openerEnd: number },
): string | null => {
  const text = source.slice(article.start, Math.min(article.end, article.start + WINDOW));
  const named = namedTitle(text);
  const quoted = quotedTitle(text);
  if (named !== null && quoted !== null) {
    const openerLength = article.openerEnd - article.start;
    return quoted.at < openerLength && named.at >= openerLength && quoted.at > 0 ? quoted.title : named.title;
  }
  const fitting = named ?? quoted;
  if (fitting !== null) return fitting.title;
  const words = WORDS.exec(text)?.[1];
  return words === undefined ? null : nonEmpty(words);
};
