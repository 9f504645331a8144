import { LATIN } from './character-classes.js';

/** A stretch of text in one language; offsets are UTF-16 units, `end` is exclusive. */
export type LanguageSpan = {
  readonly language: 'ja' | 'en';
  readonly start: number;
  readonly end: number;
};

/** A Latin word with the digits and joining signs inside it: GPT-4o, Node.js, don't, C++, A100s. */
const WORD = `(?:[$@#]?[0-9][0-9.,]{0,400})?[${LATIN}][${LATIN}0-9]*(?:[.'’&/_+-][${LATIN}0-9]+)*(?:\\+\\+|[#®™])?`;
/** What may stand between the words of one English run. */
const BETWEEN = '[ \\t ]*(?:[,;:|&+/"“”‘’\'()!?.–—：｜＆-]+[ \\t ]*)?';
/** Figures between or after words: `Top 10 Tools`, `GPT 5.2`, `$5`. */
const FIGURE = '[$€£#]?[0-9]{1,40}(?:[.,:][0-9]{1,40}){0,20}%?';
/** Japanese counters: a figure before one belongs to the Japanese. */
const COUNTER = '(?![0-9.,]{0,400}\\s*[\\p{Script=Han}ぁ-ゖァ-ヺ])';
const OPENING = '[“‘"(\']*';
/** A run that could begin here has begun before: trying again at each of many signs or digits takes forever. */
const START = '(?<![“‘"(\'])(?!(?<=[0-9][.,:]?)[0-9])';
const CLOSING = '(?:[”’"!?)\\]]|\\.(?![^\\s]))*';

const RUN = new RegExp(
  `${START}${OPENING}(?:${FIGURE}${BETWEEN})?${WORD}(?:${BETWEEN}(?:${WORD}|${FIGURE}${COUNTER}(?![0-9])))*${CLOSING}`,
  'gu',
);

/**
 * Cuts a text by language: runs of Latin words with what stands between them are `en`, all else `ja`.
 * The spans are in order, adjoin, and cover the whole text; an empty text has none. Spaces beside the Japanese
 * stay with it.
 */
export const splitByLanguage = (text: string): readonly LanguageSpan[] => {
  const spans: LanguageSpan[] = [];
  let at = 0;
  for (const match of text.matchAll(RUN)) {
    const start = match.index;
    const end = start + match[0].trimEnd().length;
    if (start > at) spans.push({ language: 'ja', start: at, end: start });
    spans.push({ language: 'en', start, end });
    at = end;
  }
  if (at < text.length) spans.push({ language: 'ja', start: at, end: text.length });
  return spans;
};

const LATIN_WORD = new RegExp(`[${LATIN}][${LATIN}0-9.'’+-]*`, 'gu');

/** The English runs of four Latin words or more: those that `english: voice` gives to the English partner. */
export const longEnglishRuns = (text: string): readonly LanguageSpan[] =>
  splitByLanguage(text).filter(
    ({ language, start, end }) =>
      language === 'en' && (text.slice(start, end).match(LATIN_WORD)?.length ?? 0) >= 4,
  );
