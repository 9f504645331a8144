import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The station's real scripts and pages; they lie beside the repository and are no part of it. */
const CORPUS = resolve(import.meta.dirname, '../../../shared/corpus');

export type CorpusScript = { readonly file: string; readonly name: string; readonly bytes: Uint8Array };

export type CorpusPage = {
  readonly file: string;
  /** Name of the episode whose sound the page plays. */
  readonly episode: string;
  readonly actors: readonly string[];
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** Texts of the links to the articles. */
  readonly links: readonly string[];
};

export const corpusIsHere = existsSync(CORPUS);

const filesIn = (folder: string): readonly string[] =>
  corpusIsHere ? readdirSync(join(CORPUS, folder)).sort() : [];

export const corpusScripts = (): readonly CorpusScript[] =>
  filesIn('scripts').map((file) => ({
    file: join(CORPUS, 'scripts', file),
    name: file.normalize('NFC').replace(/\.txt$/, ''),
    bytes: readFileSync(join(CORPUS, 'scripts', file)),
  }));

const ITEM = /^- \[(.+)\]\((\S+)\)\s*$/;
/** The oldest page has a heading for each article and the link below it. */
const HEADED = /^\[タイトル[:：]\s*(.+)\]\((\S+)\)\s*$/;
const NO_ARTICLE = /お便り|forms\.gle|スポンサー/;

/** The list items that are links and nothing else, under 関連リンク, without the form for letters. */
const articleLinks = (page: string): readonly string[] => {
  const heading = page.indexOf('## 関連リンク');
  return page
    .slice(Math.max(0, heading))
    .split('\n')
    .filter((line) => !NO_ARTICLE.test(line))
    .flatMap((line) => ITEM.exec(line)?.[1] ?? HEADED.exec(line)?.[1] ?? []);
};

/** The pages' own bytes, as text. */
export const corpusPageTexts = (): readonly { file: string; text: string; episode: string }[] =>
  corpusPages().map(({ file, episode }) => ({
    file,
    text: readFileSync(join(CORPUS, 'pages', file), 'utf8'),
    episode,
  }));

export const corpusPages = (): readonly CorpusPage[] =>
  filesIn('pages').map((file) => {
    const page = readFileSync(join(CORPUS, 'pages', file), 'utf8');
    const actors = /^actor_ids:\n((?: {2}- .+\n)+)/m.exec(page)?.[1] ?? '';
    const sound = /^audio_file_path:.*\/(.+)\.mp3\s*$/m.exec(page)?.[1] ?? '';
    return {
      file,
      episode: sound.normalize('NFC'),
      actors: actors.split('\n').flatMap((line) => /- (.+)/.exec(line)?.[1]?.trim() ?? []),
      date: /^date: (\d{4}-\d\d-\d\d)/m.exec(page)?.[1] ?? '',
      links: articleLinks(page),
    };
  });

/** Real lists of slides, already timed, with the script's name. */
export const corpusTimelines = (): readonly { readonly name: string; readonly text: string }[] =>
  filesIn('timelines').map((file) => ({
    name: file.normalize('NFC').replace(/\.json$/, ''),
    text: readFileSync(join(CORPUS, 'timelines', file), 'utf8'),
  }));
