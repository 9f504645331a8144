import { readFile } from 'node:fs/promises';
import type { Failure } from '../domain/failure.js';
import type { DictionaryEntry } from '../reading/dictionary-entry.js';
import { dictionarySchema } from '../reading/dictionary-entry.js';
import { parseCheckedYaml } from '../util/checked-yaml.js';
import { err, ok, type Result } from '../util/result.js';

/** Reads the project's dictionary; a project without one has no entries. All problems at once. */
export const loadDictionary = async (
  file: string,
): Promise<Result<readonly DictionaryEntry[], readonly Failure[]>> => {
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
