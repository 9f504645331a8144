import type { MappedText } from '../mapped-text.js';
import type { ReadingOptions } from '../reading-options.js';

const ADDRESS =
  /(?:h?ttps?|ftp)[:：][/／]{2}(?<plain>[!-~]+)|(?<![\p{L}\p{N}.@/-])www\.(?<bare>[!-~]+)|(?:タプツ|タプス|エイチティーティーピーエス?)[:：][/／]{2}(?<spoken>[!-~ァ-ヺー]+)/giu;

/** What follows an address rather than belonging to it. */
const TRAILING = /["'<>()[\]]/u;

const domainOf = (rest: string): string =>
  (rest.split(/[/?#:]/u)[0] ?? '')
    .replace(/^www\./iu, '')
    .replace(/(?<!\.)\.+$/u, '')
    .replaceAll('.', 'ドット');

/** URLs as their domain, or not at all; also the schemes as scripts write them for the ear (タプツ://). */
export const readUrls = (text: MappedText, options: ReadingOptions): MappedText =>
  text.replace(ADDRESS, ({ groups }) => {
    const address = groups?.['plain'] ?? groups?.['bare'] ?? groups?.['spoken'] ?? '';
    const cut = address.search(TRAILING);
    const rest = cut === -1 ? '' : address.slice(cut);
    const said = options.urls === 'drop' ? '' : domainOf(cut === -1 ? address : address.slice(0, cut));
    return `${said}${rest}`;
  });
