/** What the notation of scripts (readings, breaks, voices) leaves for readers. */
const withoutNotation = (text: string): string =>
  text
    .replace(/(?<!\\)\{([^{}|\n]*)\|[^{}\n]*\}/g, '$1')
    .replace(/(?<!\\)<(?:break\s+\d+(?:\.\d+)?\s*m?s|voice\s+[^<>\n]+|\/voice)\s*\/?>/g, '')
    .replace(/\\([{}<>|\\])/g, '$1');

const withoutMarkup = (text: string): string =>
  text
    .replace(/^[ \t　]*#{1,6}[ \t　]+/gm, '')
    .replace(/^[ \t　]*>[ \t　]+/gm, '')
    .replace(/\*\*|__(?=\S)|(?<=\S)__|`+/g, '');

/**
 * The script's own words as a transcript shows them: without notation and Markdown signs, on one line. Line breaks
 * go, but between two Latin words they become a space.
 */
export const shownText = (text: string): string =>
  withoutMarkup(withoutNotation(text))
    .replace(/([\x21-\x7e])[ \t　]*[\r\n]+[ \t　]*(?=[\x21-\x7e])/g, '$1 ')
    .replace(/(?:(?<![ \t　])[ \t　]+)?[\r\n]+[ \t　]*/g, '')
    .replace(/[ \t　]+/g, ' ');
