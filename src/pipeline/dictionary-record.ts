import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { DictionaryWord } from '../backends/user-dictionary.js';
import { HosoError } from '../domain/failure.js';
import { writeFileAtomic } from '../util/write-file-atomic.js';

const wordSchema = z.object({ surface: z.string(), pronunciation: z.string(), accent: z.number().int() });
/** By `backend address`, then by the engine's id of the word. */
const recordSchema = z.record(z.string(), z.record(z.string(), wordSchema));

type Words = ReadonlyMap<string, DictionaryWord>;

/** Which words of engines' dictionaries are hoso's: only those are ever taken out again. */
export type DictionaryRecord = {
  wordsOf(engine: string): Words;
  /** On disk when it returns. Throws HosoError `cache-unwritable`. */
  set(engine: string, words: Words): Promise<void>;
};

/** Opens `.cache/dictionary-push.json`. Throws HosoError `cache-unwritable` for one that cannot be read. */
export const openDictionaryRecord = async (cacheDir: string): Promise<DictionaryRecord> => {
  const file = join(cacheDir, 'dictionary-push.json');
  const failed = (what: string, error: unknown): HosoError =>
    new HosoError(
      { code: 'cache-unwritable', file, message: `${what}: ${(error as Error).message}` },
      { cause: error },
    );
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw failed('cannot be read', error);
  });
  let engines: Map<string, Words>;
  try {
    const parsed = recordSchema.parse(JSON.parse(text));
    engines = new Map(
      Object.entries(parsed).map(([engine, words]) => [engine, new Map(Object.entries(words))]),
    );
  } catch (error) {
    // To forget silently which words are ours would leave them in the engine for ever.
    throw failed('is damaged; remove it, and the words in the engine by hand', error);
  }
  return {
    wordsOf: (engine) => engines.get(engine) ?? new Map(),
    async set(engine, words) {
      engines.set(engine, new Map(words));
      const json = Object.fromEntries(
        [...engines].filter(([, own]) => own.size > 0).map(([name, own]) => [name, Object.fromEntries(own)]),
      );
      try {
        await writeFileAtomic(file, `${JSON.stringify(json, null, 1)}\n`);
      } catch (error) {
        throw failed('cannot be written', error);
      }
    },
  };
};
