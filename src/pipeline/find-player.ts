import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../domain/manifest.js';

/** Name of the page that plays an episode. */
export const playerFileName = (name: string): string => `${name}.html`;

/** Whether an episode was given such a page, and it is still there: then it is kept in step. */
export const findPlayer = async (outDir: string, last: Manifest | null): Promise<boolean> => {
  if (last === null || !(playerFileName(last.name) in last.files)) return false;
  return access(join(outDir, playerFileName(last.name))).then(
    () => true,
    () => false,
  );
};
