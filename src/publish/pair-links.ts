import type { Chapter, Warning } from '../domain/script.js';
import type { PageLink } from './page-links.js';

export type PairedChapters = {
  readonly chapters: readonly Chapter[];
  /** Null when there are as many links as articles, or none at all. */
  readonly warning: Warning | null;
};

/** Gives the articles of a script titles and addresses of their page's links, in order. */
export const pairLinks = (chapters: readonly Chapter[], links: readonly PageLink[]): PairedChapters => {
  const articles = chapters.filter(({ kind }) => kind === 'article');
  if (links.length === 0) return { chapters, warning: null };
  const paired = chapters.map((chapter) => {
    const link = links[articles.indexOf(chapter)];
    return link === undefined ? chapter : { ...chapter, title: link.title, url: link.url };
  });
  if (links.length === articles.length) return { chapters: paired, warning: null };
  const odd = articles[links.length] ?? articles.at(-1) ?? chapters[0];
  return {
    chapters: paired,
    warning: {
      code: 'page-links-differ',
      message: `the page links to ${links.length} articles, the script has ${articles.length}: the first are paired`,
      line: odd?.line ?? 1,
      column: 1,
    },
  };
};
