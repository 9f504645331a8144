import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { Failure } from '../domain/failure.js';
import { type DictionaryEntry, dictionarySchema } from '../reading/dictionary-entry.js';
import { parseCheckedYaml } from '../util/checked-yaml.js';
import { err, ok, type Result } from '../util/result.js';

type Entries = Result<readonly DictionaryEntry[], readonly Failure[]>;

const readOne = async (file: string): Promise<Entries> => {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ok([]);
    return err([{ code: 'config-invalid', file, message: `cannot be read: ${(error as Error).message}` }]);
  }
  const parsed = parseCheckedYaml(text, dictionarySchema);
  if (parsed.ok) return parsed;
  return err(
    parsed.error.map(({ line, column, path, message }) => ({
      code: 'config-invalid' as const,
      file,
      line,
      column,
      message: `${path === '' ? '' : `${path}: `}${message}`,
    })),
  );
};

/** `dictionary.<voice>.yaml` beside the project's: the words of one voice. */
const ownDictionaries = async (file: string): Promise<readonly { file: string; voice: string }[]> => {
  const folder = dirname(file);
  const extension = extname(file);
  const stem = `${basename(file, extension)}.`;
  const names = await readdir(folder).catch(() => []);
  return names
    .filter(
      (name) =>
        name.startsWith(stem) && name.endsWith(extension) && name.length > stem.length + extension.length,
    )
    .sort()
    .map((name) => ({
      file: join(folder, name),
      voice: name.slice(stem.length, name.length - extension.length).normalize('NFC'),
    }));
};

/** The project's dictionary and, after it, those of single voices, in the order of `loadDictionary`'s entries. */
export const dictionaryFiles = async (
  file: string,
): Promise<readonly { readonly file: string; readonly voice: string | null }[]> => [
  { file, voice: null },
  ...(await ownDictionaries(file)),
];

/**
 * Reads the project's dictionary and, after it, those of single voices; a project without any has no entries.
 * A dictionary of a voice that no profile has is a mistake. All problems at once.
 */
export const loadDictionary = async (file: string, voices: ReadonlySet<string>): Promise<Entries> => {
  const read = [await readOne(file)];
  for (const own of await ownDictionaries(file)) {
    if (!voices.has(own.voice)) {
      const message = `there is no voice ${own.voice}`;
      const hint = `The voices are: ${[...voices].join(', ')}.`;
      read.push(err([{ code: 'config-invalid', file: own.file, message, hint }]));
      continue;
    }
    const entries = await readOne(own.file);
    read.push(entries.ok ? ok(entries.value.map((entry) => ({ ...entry, voice: own.voice }))) : entries);
  }
  const failures = read.flatMap((each) => (each.ok ? [] : each.error));
  return failures.length > 0 ? err(failures) : ok(read.flatMap((each) => (each.ok ? each.value : [])));
};
