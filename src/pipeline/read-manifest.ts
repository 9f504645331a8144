import { readFile } from 'node:fs/promises';
import { type Manifest, manifestSchema } from '../domain/manifest.js';

/** The manifest of an earlier render; null when there is none, or one that this version cannot read. */
export const readManifest = async (file: string): Promise<Manifest | null> => {
  try {
    const parsed = manifestSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};
