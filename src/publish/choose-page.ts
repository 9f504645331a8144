import { fileNameIn } from './episode-page.js';
import { parseFrontMatter } from './front-matter.js';

export type PageEntry = {
  readonly file: string;
  /** Name of the MP3 it plays, in NFC. */
  readonly audioFile: string | null;
  /** `YYYY-MM-DD` */
  readonly date: string | null;
};

export type ChosenPage =
  | { readonly kind: 'one'; readonly file: string }
  | { readonly kind: 'none' }
  /** Several that it might be. */
  | { readonly kind: 'several'; readonly files: readonly string[] };

/** What tells whose page it is; null when the text is no page. */
export const pageEntry = (file: string, text: string): PageEntry | null => {
  const front = parseFrontMatter(text);
  if (!front.ok) return null;
  const { scalars } = front.value;
  const date = /^\d{4}-\d\d-\d\d/.exec(scalars.get('date')?.value ?? '') ?? /^\d{4}-\d\d-\d\d/.exec(file);
  return {
    file,
    audioFile: fileNameIn(scalars.get('audio_file_path')?.value ?? ''),
    date: date?.[0] ?? null,
  };
};

/** The page of an episode: the one that plays its file, else the only one of its date. */
export const choosePage = (
  pages: readonly PageEntry[],
  episode: { readonly fileName: string; readonly date: string | null },
): ChosenPage => {
  const fileName = episode.fileName.normalize('NFC');
  const own = pages.filter(({ audioFile }) => audioFile === fileName);
  const ofDay = pages.filter(({ date }) => date !== null && date === episode.date);
  const candidates = own.length > 0 ? own : ofDay;
  const [first] = candidates;
  if (first === undefined) return { kind: 'none' };
  if (candidates.length === 1) return { kind: 'one', file: first.file };
  return { kind: 'several', files: candidates.map(({ file }) => file) };
};
