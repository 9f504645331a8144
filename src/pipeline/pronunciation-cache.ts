import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { HosoError } from '../domain/failure.js';
import { writeFileAtomic } from '../util/write-file-atomic.js';

const fileSchema = z.record(z.string(), z.string());

/** Kana by clip key: whatever decides the sound decides what is said. */
export type Pronunciations = ReadonlyMap<string, string>;

const fileOf = (cacheDir: string, name: string): string => join(cacheDir, 'pronunciations', `${name}.json`);

/** What an episode's clips were known to say; nothing when there is no file, or a damaged one. */
export const readPronunciations = async (cacheDir: string, name: string): Promise<Pronunciations> => {
  try {
    const text = await readFile(fileOf(cacheDir, name), 'utf8');
    return new Map(Object.entries(fileSchema.parse(JSON.parse(text))));
  } catch {
    return new Map();
  }
};

/** Keeps them in place of what was there. Throws HosoError `cache-unwritable`. */
export const writePronunciations = async (
  cacheDir: string,
  name: string,
  pronunciations: Pronunciations,
): Promise<void> => {
  const file = fileOf(cacheDir, name);
  try {
    await writeFileAtomic(file, `${JSON.stringify(Object.fromEntries(pronunciations), null, 1)}\n`);
  } catch (error) {
    const message = `cannot be written: ${(error as Error).message}`;
    const hint = 'Choose another folder with --cache-dir, or free space and allow writing there.';
    throw new HosoError({ code: 'cache-unwritable', file, message, hint }, { cause: error });
  }
};
