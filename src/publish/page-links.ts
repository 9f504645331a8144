/** A link of a page to an article. */
export type PageLink = { readonly title: string; readonly url: string };

const HEADING = /^#{1,6}[ \t]*関連リンク[ \t]*$/m;
/** A line that is one link and nothing else, as a list item or, on the oldest pages, below a heading. */
const LINK =
  /^[ \t]*(?:[-*+][ \t]+)?\[(?:(?:タイトル|題名)[:：]\s*)?(.+)\]\(<?([^\s<>]+)>?(?:\s+"[^"]*")?\)[ \t]*$/;

/** Markdown's escapes, out. */
const plainText = (text: string): string => text.replace(/\\([!-/:-@[-`{-~])/g, '$1').trim();

/**
 * The articles a page links to, in order: its lines that are a link, from 関連リンク on where it has that heading.
 * `others`: what text or address of other links holds (a form for letters).
 */
export const pageLinks = (page: string, others: readonly string[]): readonly PageLink[] => {
  const heading = HEADING.exec(page);
  const links: PageLink[] = [];
  for (const line of page.slice(heading?.index ?? 0).split(/\r?\n/)) {
    const match = LINK.exec(line);
    if (match === null || others.some((other) => line.includes(other))) continue;
    links.push({ title: plainText(match[1] ?? ''), url: match[2] ?? '' });
  }
  return links;
};
