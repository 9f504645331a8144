import type { Chapter } from '../domain/script.js';
import { isSpeakable } from '../util/is-speakable.js';
import type { LineIndex } from '../util/line-index.js';
import { articleTitle } from './article-title.js';
import type { Articles } from './find-articles.js';
import { saysSomething } from './says-something.js';
import type { Span } from './span.js';

const OPENING_TITLE = 'オープニング';
const ENDING_TITLE = 'エンディング';

/** Where the first character stands that can be heard. */
const firstSpeakable = (source: string): number => {
  let at = 0;
  for (const character of source) {
    if (isSpeakable(character)) return at;
    at += character.length;
  }
  return 0;
};

/** オープニング, the articles, エンディング, as far as each of them is there, in order. */
export const findChapters = (
  source: string,
  { articles, closing }: Articles,
  skillPassages: readonly Span[],
  lines: LineIndex,
): readonly Chapter[] => {
  const chapters: Chapter[] = [];
  const add = (kind: Chapter['kind'], title: string, offset: number) => {
    chapters.push({ kind, title, line: lines.positionAt(offset).line, offset });
  };
  const firstWord = firstSpeakable(source);
  let passage = 0;
  let previous = 0;
  articles.forEach((article, index) => {
    while ((skillPassages[passage]?.end ?? source.length) <= article.start) passage++;
    // The announcement is part of the article whose opener the skill's voice speaks.
    const around = skillPassages[passage]?.start ?? source.length;
    const offset = around < article.start && around >= previous ? around : article.start;
    if (index === 0 && saysSomething(source.slice(0, offset))) add('opening', OPENING_TITLE, firstWord);
    add('article', articleTitle(source, article) ?? `トピック${index + 1}`, offset);
    previous = article.start + 1;
  });
  if (articles.length === 0) add('opening', OPENING_TITLE, firstWord);
  if (closing !== null) add('ending', ENDING_TITLE, closing);
  return chapters;
};
