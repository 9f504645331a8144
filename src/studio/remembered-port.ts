import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../util/write-file-atomic.js';

const schema = z.object({ port: z.int().min(1).max(65_535) });

const fileIn = (cacheDir: string): string => join(cacheDir, 'studio.json');

/** The port of the project's last run: a page that is still open finds the server there again. */
export const readPort = async (cacheDir: string): Promise<number | null> => {
  try {
    return schema.parse(JSON.parse(await readFile(fileIn(cacheDir), 'utf8'))).port;
  } catch {
    return null;
  }
};

/** Without it the next run only takes another port. */
export const rememberPort = async (cacheDir: string, port: number): Promise<void> => {
  await writeFileAtomic(fileIn(cacheDir), `${JSON.stringify({ port })}\n`, { durable: false }).catch(
    () => {},
  );
};
