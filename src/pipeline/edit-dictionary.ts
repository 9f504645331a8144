import { readFile, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { type Failure, HosoError } from '../domain/failure.js';
import type { DictionaryWord } from '../domain/studio-api.js';
import { compileDictionary } from '../reading/compile-dictionary.js';
import { type DictionaryEntry, dictionaryEntrySchema } from '../reading/dictionary-entry.js';
import { isSpeakable } from '../util/is-speakable.js';
import { replaceFile } from '../util/replace-file.js';
import { err, ok, type Result } from '../util/result.js';
import { sha256 } from '../util/sha256.js';
import { entriesOf, isShortForm, withEntry, withoutEntry, withReading } from './dictionary-text.js';
import { dictionaryFiles } from './load-dictionary.js';

type ReadFile = {
  readonly file: string;
  /** The voice whose words alone are in it. */
  readonly voice: string | null;
  readonly text: string;
  /** Null: they are not as they should be. */
  readonly entries: readonly DictionaryEntry[] | null;
};

/** A project's dictionary with the files of single voices beside it, as they are now. */
export type ProjectDictionary = {
  /** Of all its files; null when there is none. */
  readonly etag: string | null;
  readonly words: readonly DictionaryWord[];
  readonly files: readonly ReadFile[];
};

const textOf = (file: string): Promise<string | null> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new HosoError({ code: 'config-invalid', file, message: `cannot be read: ${error.message}` });
  });

const wordOf = ({ surface, reading, voice }: DictionaryEntry, own: string | null): DictionaryWord => ({
  surface,
  reading,
  voice: own ?? voice ?? null,
});

/** Reads the dictionary of a project. Entries for one backend only are left out of the words. */
export const readDictionary = async (dictionaryFile: string): Promise<ProjectDictionary> => {
  const files: ReadFile[] = [];
  for (const { file, voice } of await dictionaryFiles(dictionaryFile)) {
    const text = await textOf(file);
    if (text !== null) files.push({ file, voice, text, entries: entriesOf(text) });
  }
  const hashes = files.map(({ file, text }) => `${basename(file)} ${sha256(text)}`);
  return {
    etag: files.length === 0 ? null : sha256(hashes.join('\n')),
    words: files.flatMap(({ entries, voice }) =>
      (entries ?? []).filter(({ backend }) => backend === undefined).map((entry) => wordOf(entry, voice)),
    ),
    files,
  };
};

/** `reading` null: the word is to go. */
export type WordChange = {
  readonly surface: string;
  readonly voice: string | null;
  readonly reading: string | null;
};

/** What has to be written, and what stood there before. */
export type DictionaryEdit = {
  readonly file: string;
  readonly before: string | null;
  readonly after: string;
  /** The word that is replaced or taken away. */
  readonly replaced: DictionaryWord | null;
};

const refuse = (message: string): Result<never, Failure> => err({ code: 'usage', message });

const uneditable = (file: string): Result<never, Failure> => {
  const hint = 'Make it one list of entries (surface, reading), or edit it by hand.';
  return err({ code: 'config-invalid', file, message: 'has a form that cannot be changed from here', hint });
};

const normal = (surface: string): string => surface.normalize('NFKC');

/** Of several entries for one word the last one holds. */
const findWord = (
  { files }: ProjectDictionary,
  { surface, voice }: WordChange,
): { readonly file: ReadFile; readonly index: number; readonly word: DictionaryWord } | null => {
  for (const file of files.toReversed()) {
    const index = (file.entries ?? []).findLastIndex(
      (entry) =>
        entry.backend === undefined &&
        normal(entry.surface) === normal(surface) &&
        wordOf(entry, file.voice).voice === voice,
    );
    const entry = file.entries?.[index];
    if (entry !== undefined) return { file, index, word: wordOf(entry, file.voice) };
  }
  return null;
};

/** What would make a word useless, or the dictionary unreadable. */
const wordProblem = ({ surface, reading, voice }: WordChange, voices: ReadonlySet<string>): string | null => {
  if (voice !== null && !voices.has(voice)) return `there is no voice ${voice}`;
  if (reading === null) return null;
  const control = /\p{Cc}/u;
  if (control.test(surface) || control.test(reading)) return 'a word and its reading stand on one line';
  if (surface.trim() !== surface) return 'the word begins or ends with a space';
  if (!isSpeakable(reading)) return 'the reading holds nothing to say';
  const { warnings } = compileDictionary([dictionaryEntrySchema.parse({ surface, reading })], {});
  return warnings[0]?.message ?? null;
};

/** The file that takes a new word: that of its voice where there is one, else the project's. */
const fileFor = (
  dictionaryFile: string,
  { files }: ProjectDictionary,
  voice: string | null,
): Pick<ReadFile, 'file' | 'voice' | 'entries'> & { readonly text: string | null } => {
  const main = files.find(({ file }) => file === dictionaryFile) ?? {
    file: dictionaryFile,
    voice: null,
    text: null,
    entries: [],
  };
  if (voice === null) return main;
  const own = files.find((file) => file.voice === voice);
  if (own !== undefined) return own;
  if (main.text === null || !isShortForm(main.text)) return main;
  const extension = extname(dictionaryFile);
  const name = `${basename(dictionaryFile, extension)}.${voice}${extension}`;
  return { file: join(dirname(dictionaryFile), name), voice, text: null, entries: [] };
};

/**
 * What adding, replacing or taking away a word makes of the dictionary's files; nothing is written. A word that cannot
 * be is `usage`; taking away one that is not there is, too.
 */
export const planWordChange = (
  dictionaryFile: string,
  dictionary: ProjectDictionary,
  change: WordChange,
  voices: ReadonlySet<string>,
): Result<DictionaryEdit, Failure> => {
  const problem = wordProblem(change, voices);
  if (problem !== null) return refuse(problem);
  const broken = dictionary.files.find(({ entries }) => entries === null);
  if (broken !== undefined) {
    const message = 'is not as a dictionary should be: mend it first';
    return err({ code: 'config-invalid', file: broken.file, message });
  }
  const { surface, reading, voice } = change;
  const found = findWord(dictionary, change);
  if (found !== null) {
    const { file, index, word } = found;
    const entries = file.entries ?? [];
    const after =
      reading === null
        ? withoutEntry(file.text, entries, index)
        : reading === word.reading
          ? file.text
          : withReading(file.text, entries, index, reading);
    if (after === null) return uneditable(file.file);
    return ok({ file: file.file, before: file.text, after, replaced: word });
  }
  if (reading === null) return refuse(`${surface} is not in the dictionary`);
  const { file, text, entries, voice: own } = fileFor(dictionaryFile, dictionary, voice);
  const entry = dictionaryEntrySchema.parse({
    surface,
    reading,
    ...(voice !== null && own === null ? { voice } : {}),
  });
  const after = withEntry(text ?? '', entries ?? [], entry);
  if (after === null) return uneditable(file);
  return ok({ file, before: text, after, replaced: null });
};

/** Writes a dictionary file in one step; null takes it away. Throws HosoError `output-unwritable`. */
export const writeDictionary = async (file: string, text: string | null): Promise<void> => {
  try {
    if (text === null) await rm(file, { force: true });
    else await replaceFile(file, text);
  } catch (error) {
    const message = `cannot be written: ${(error as Error).message}`;
    throw new HosoError({ code: 'output-unwritable', file, message }, { cause: error });
  }
};
