import { readFile } from 'node:fs/promises';
import { isMap, isSeq, parseDocument, stringify } from 'yaml';
import { type Failure, HosoError } from '../domain/failure.js';
import { type DictionaryEntry, dictionarySchema } from '../reading/dictionary-entry.js';
import { importVoicevoxDictionary } from '../reading/import-voicevox-dictionary.js';
import { parseCheckedYaml } from '../util/checked-yaml.js';
import { err, ok, type Result } from '../util/result.js';
import { writeFileAtomic } from '../util/write-file-atomic.js';

export type ImportedDictionary = {
  /** Absolute path of the dictionary. */
  readonly file: string;
  readonly added: readonly DictionaryEntry[];
  /** In the dictionary already, with this reading. */
  readonly known: readonly string[];
  /** In the dictionary already, with another reading, which stays. */
  readonly different: readonly {
    readonly surface: string;
    readonly own: string;
    readonly imported: string;
  }[];
  /** Surfaces whose accent could not be kept: the dictionary is in its short form. */
  readonly withoutAccent: readonly string[];
};

const fold = (surface: string): string => surface.normalize('NFKC').toLowerCase();

/** Only what is not the default. */
const asWritten = ({
  surface,
  reading,
  accent,
  voice,
}: DictionaryEntry): Record<string, string | number> => ({
  surface,
  reading,
  ...(accent === undefined ? {} : { accent }),
  ...(voice === undefined ? {} : { voice }),
});

const lineBreakOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** Text of new entries that can stand behind the last one of a block list or map, indented like it. */
const appended = (text: string, indent: number, lines: string): string => {
  const eol = lineBreakOf(text);
  const block = lines
    .trimEnd()
    .split('\n')
    .map((line) => `${' '.repeat(indent)}${line}`)
    .join(eol);
  const joint = text === '' || text.endsWith('\n') ? '' : eol;
  return `${text}${joint}${block}${eol}`;
};

const columnAt = (text: string, offset: number): number => offset - (text.lastIndexOf('\n', offset - 1) + 1);

/** The dictionary's text with entries at its end; comments and everything else stay as they are. */
export const appendEntries = (text: string, entries: readonly DictionaryEntry[]): string => {
  const document = parseDocument(text);
  const { contents } = document;
  const isShort = isMap(contents);
  const written = isShort
    ? Object.fromEntries(entries.map(({ surface, reading }) => [surface, reading]))
    : entries.map(asWritten);
  if (!isMap(contents) && !isSeq(contents)) return appended(text, 0, stringify(written));
  if (contents.flow !== true) {
    // A block begins with its first entry: the hyphen of a list, the surface of a pair.
    return appended(text, columnAt(text, contents.range?.[0] ?? 0), stringify(written));
  }
  for (const entry of entries) {
    if (isShort) document.set(entry.surface, entry.reading);
    else document.add(asWritten(entry));
  }
  return document.toString();
};

const readJson = async (file: string, path: string): Promise<Result<unknown, Failure>> => {
  const hint = 'Name what VOICEVOX exports as its user dictionary: a JSON file.';
  try {
    return ok(JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/, '')));
  } catch (error) {
    const message =
      error instanceof SyntaxError ? 'is no JSON' : `cannot be read: ${(error as Error).message}`;
    return err({ code: 'usage', file: path, message, hint });
  }
};

const readText = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    const message = `cannot be read: ${(error as Error).message}`;
    throw new HosoError({ code: 'config-invalid', file, message }, { cause: error });
  }
};

/**
 * Adds the words of a VOICEVOX export (`path` is how messages name it) to a dictionary file, in one atomic write.
 * Words that it has already stay as they are. Throws HosoError for files that cannot be read or written.
 */
export const importDictionary = async (
  dictionaryFile: string,
  exportFile: string,
  path: string,
): Promise<Result<ImportedDictionary, readonly Failure[]>> => {
  const json = await readJson(exportFile, path);
  if (!json.ok) return err([json.error]);
  const { entries, problems } = importVoicevoxDictionary(json.value);
  if (problems.length > 0) {
    return err(problems.map((message) => ({ code: 'usage', file: path, message })));
  }
  const text = await readText(dictionaryFile);
  const current = parseCheckedYaml(text, dictionarySchema);
  const isEmpty = text.replace(/^\s*(?:#.*)?$/gm, '').trim() === '';
  if (!current.ok && !isEmpty) {
    return err(
      current.error.map((problem) => ({ code: 'config-invalid', file: dictionaryFile, ...problem })),
    );
  }
  const readings = new Map(
    (current.ok ? current.value : []).map(({ surface, reading }) => [fold(surface), reading]),
  );
  const added: DictionaryEntry[] = [];
  const known: string[] = [];
  const different: { surface: string; own: string; imported: string }[] = [];
  for (const entry of entries) {
    const { surface, reading } = entry;
    const own = readings.get(fold(surface));
    if (own === undefined) added.push(entry);
    else if (own === reading) known.push(surface);
    else different.push({ surface, own, imported: reading });
    if (own === undefined) readings.set(fold(surface), reading);
  }
  if (added.length > 0) {
    const appendedText = appendEntries(text, added);
    const check = parseCheckedYaml(appendedText, dictionarySchema);
    if (!check.ok || check.value.length !== (current.ok ? current.value.length : 0) + added.length) {
      const message = 'has a form that nothing can be appended to';
      const hint = 'Make it one list of entries (surface, reading).';
      return err([{ code: 'config-invalid', file: dictionaryFile, message, hint }]);
    }
    try {
      await writeFileAtomic(dictionaryFile, appendedText);
    } catch (error) {
      const message = `cannot be written: ${(error as Error).message}`;
      throw new HosoError({ code: 'output-unwritable', file: dictionaryFile, message }, { cause: error });
    }
  }
  const isShort = isMap(parseDocument(text).contents);
  const withoutAccent = isShort
    ? added.flatMap(({ surface, accent }) => (accent === undefined ? [] : [surface]))
    : [];
  return ok({ file: dictionaryFile, added, known, different, withoutAccent });
};
