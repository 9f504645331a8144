import { createHash } from 'node:crypto';
import type { Manifest } from '../domain/manifest.js';
import { playerTranscript, type ShownChapter, type ShownParagraph } from './player-transcript.js';

export type PlayerPageInput = {
  readonly episode: Pick<
    Manifest,
    'name' | 'program' | 'date' | 'durationMs' | 'chapters' | 'timeline' | 'credits'
  >;
  readonly title: string;
  /** The host's name. */
  readonly host: string;
  /** Names of the voices by profile id. */
  readonly names: ReadonlyMap<string, string>;
  /** What runs on the page, and how it looks: the bundled src/web/player/. */
  readonly script: string;
  readonly style: string;
};

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text of the episode, for between tags and for quoted attributes. */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** A script or style ends at the first `</script` or `</style`, whatever stands around it; `<!--` changes how. */
const embedded = (text: string, element: 'script' | 'style'): string =>
  text.replace(new RegExp(`</(${element})`, 'gi'), '<\\/$1').replaceAll('<!--', '<\\!--');

const hashSource = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const clock = (ms: number): string => {
  const seconds = Math.floor(ms / 1_000);
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  const tail = String(seconds % 60).padStart(2, '0');
  return hours === 0 ? `${minutes}:${tail}` : `${hours}:${String(minutes).padStart(2, '0')}:${tail}`;
};

/** ISO 8601. */
const duration = (ms: number): string => `PT${Math.round(ms / 1_000)}S`;

const isWebAddress = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

const dateElement = (date: string): string => {
  const [year = '', month = '', day = ''] = date.split('-');
  return `<time datetime="${escaped(date)}">${escaped(year)}年${Number(month)}月${Number(day)}日</time>`;
};

const headElement = ({ title, episode, host }: PlayerPageInput, style: string, script: string): string => {
  const policy = [
    "default-src 'none'",
    // Opened from a disk, the MP3 beside the page is no part of 'self'.
    "media-src 'self' file:",
    'img-src data:',
    `script-src ${hashSource(script)}`,
    `style-src ${hashSource(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const about = [host, episode.program, episode.date].filter((text) => text !== null && text !== '');
  return `<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escaped(about.join(' / '))}">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>`;
};

const chapterItem = ({ chapter: { index, title, startMs, url } }: ShownChapter): string => {
  const link =
    url !== undefined && isWebAddress(url)
      ? `\n<a class="article" href="${escaped(url)}" rel="noopener"><span data-label="article">記事</span><span class="hidden">：${escaped(title)}</span></a>`
      : '';
  return `<li data-ms="${Math.round(startMs)}"><a class="chapter" href="#c${index}"><time datetime="${duration(startMs)}">${clock(startMs)}</time> <span class="title">${escaped(title)}</span></a>${link}</li>`;
};

const paragraph = ({ speaker, sentences }: ShownParagraph): string => {
  const name = speaker === null ? '' : `<b class="speaker">${escaped(speaker)}</b> `;
  const texts = sentences.map(({ text, startMs, isJapanese }, index) => {
    const before = sentences[index - 1];
    // Japanese sentences stand without a space between them.
    const gap = before !== undefined && !(before.isJapanese && isJapanese) ? ' ' : '';
    const lang = isJapanese ? '' : ' lang="en"';
    return `${gap}<span class="s" data-ms="${startMs}"${lang}>${escaped(text)}</span>`;
  });
  return `<p>${name}${texts.join('')}</p>`;
};

const chapterSection = ({ chapter: { index, title }, paragraphs }: ShownChapter): string =>
  `<section id="c${index}" aria-labelledby="h${index}">
<h3 id="h${index}">${escaped(title)}</h3>
${paragraphs.map(paragraph).join('\n')}
</section>`;

/**
 * The page that plays an episode: one HTML file to stand beside the MP3, wherever that is. It asks for nothing but
 * the MP3, and without JavaScript it is a page to listen to and to read. Pure: the same input gives the same bytes.
 */
export const playerPage = (input: PlayerPageInput): string => {
  const { episode, title, host, names } = input;
  const { name, program, date, durationMs, chapters, timeline, credits } = episode;
  const style = embedded(input.style, 'style');
  const script = embedded(input.script, 'script');
  const shown = playerTranscript(timeline, chapters, names);
  const facts = [
    date === null ? '' : `<li>${dateElement(date)}</li>`,
    host === '' ? '' : `<li>${escaped(host)}</li>`,
    `<li><time datetime="${duration(durationMs)}">${clock(durationMs)}</time></li>`,
  ];
  return `<!doctype html>
<html lang="ja">
${headElement(input, style, script)}
<body>
<header>
${program === null || title.includes(program) ? '' : `<p class="program">${escaped(program)}</p>\n`}<h1>${escaped(title)}</h1>
<ul class="facts">${facts.join('')}</ul>
</header>
<div id="player" data-title="${escaped(title)}" data-artist="${escaped(host)}" data-album="${escaped(program ?? '')}" data-ms="${Math.round(durationMs)}">
<audio src="${encodeURIComponent(`${name}.mp3`)}" preload="metadata" controls></audio>
</div>
<main>
<nav aria-labelledby="chapters-title">
<h2 id="chapters-title" data-label="chapters">チャプター</h2>
<ol id="chapters">
${shown.map(chapterItem).join('\n')}
</ol>
</nav>
<article id="transcript" aria-labelledby="transcript-title">
<h2 id="transcript-title" data-label="transcript">文字起こし</h2>
${shown.map(chapterSection).join('\n')}
</article>
</main>
${credits.length === 0 ? '' : `<footer>\n<h2 data-label="credits">クレジット</h2>\n<ul>${credits.map((credit) => `<li>${escaped(credit)}</li>`).join('')}</ul>\n</footer>\n`}<script>${script}</script>
</body>
</html>
`;
};
