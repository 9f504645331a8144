import { ok, type Result } from '../util/result.js';
import { type FrontMatter, parseFrontMatter, type Scalar, setScalars } from './front-matter.js';

/** What a page has to say of its episode. */
export type PageFacts = {
  /** The MP3's name. */
  readonly fileName: string;
  readonly bytes: number;
  readonly durationMs: number;
  /** What `audio_file_path` is set to when the page names another file. */
  readonly audioPath: string;
};

const PATH = 'audio_file_path';
const SIZE = 'audio_file_size';
const DURATION = 'duration';

/** `MM:SS`, from an hour on `H:MM:SS`. */
export const pageDuration = (durationMs: number): string => {
  const seconds = Math.round(durationMs / 1_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutesAndSeconds = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return seconds < 3_600 ? minutesAndSeconds : `${Math.floor(seconds / 3_600)}:${minutesAndSeconds}`;
};

/** The file's name in a path or URL, in NFC and without percent signs; null when there is none. */
export const fileNameIn = (path: string): string | null => {
  const name = path.replace(/^(\w+:\/\/[^?#]*)[?#].*$/, '$1').replace(/^.*\//, '');
  if (name === '') return null;
  try {
    return decodeURIComponent(name).normalize('NFC');
  } catch {
    return name.normalize('NFC');
  }
};

const isOwnPath = (path: Scalar | null | undefined, facts: PageFacts): boolean =>
  path != null && fileNameIn(path.value) === facts.fileName.normalize('NFC');

/** In the quotes that stand there; plain only where YAML reads the text unchanged. */
const quotedAs = (old: Scalar | null | undefined, text: string): string => {
  if (old?.raw.startsWith("'")) return `'${text.replaceAll("'", "''")}'`;
  const isPlain = /^[\p{L}\p{N}/._](?:[^#:\r\n]|:(?=\S)|(?<=\S)#)*$/u.test(text) && text === text.trim();
  return isPlain && !old?.raw.startsWith('"') ? text : JSON.stringify(text);
};

const wantedValues = ({ scalars }: FrontMatter, facts: PageFacts): ReadonlyMap<string, string> => {
  const duration = pageDuration(facts.durationMs);
  const path = scalars.get(PATH);
  return new Map([
    [PATH, path != null && isOwnPath(path, facts) ? path.raw : quotedAs(path, facts.audioPath)],
    [SIZE, String(facts.bytes)],
    // Never plain: YAML reads 12:34 as a number to the base of sixty.
    [DURATION, scalars.get(DURATION)?.raw.startsWith("'") ? `'${duration}'` : `"${duration}"`],
  ]);
};

/** Fills in the three values and leaves every other byte as it was; the error says why the page cannot take them. */
export const fillPage = (page: string, facts: PageFacts): Result<string, string> => {
  const front = parseFrontMatter(page);
  if (!front.ok) return front;
  return setScalars(page, front.value, wantedValues(front.value, facts));
};

/** A value as it is written on the page, null when it is not, and as it should be. */
export type PageDifference = { readonly key: string; readonly is: string | null; readonly wanted: string };

/** In what a page does not agree with its episode; empty when it does. */
export const pageDifferences = (
  page: string,
  facts: PageFacts,
): Result<readonly PageDifference[], string> => {
  const front = parseFrontMatter(page);
  if (!front.ok) return front;
  const { scalars } = front.value;
  const wanted = wantedValues(front.value, facts);
  return ok(
    [...wanted].flatMap(([key, raw]) => {
      const is = scalars.get(key)?.raw ?? null;
      return is === raw ? [] : [{ key, is, wanted: raw }];
    }),
  );
};
