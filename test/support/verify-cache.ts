import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBlobStore } from '../../src/cache/blob-store.js';
import { openClipStore } from '../../src/cache/clip-store.js';
import type { ClipKey } from '../../src/domain/clip-key.js';

const keysIn = (dir: string, extension: string): string[] =>
  existsSync(dir)
    ? readdirSync(dir, { recursive: true, encoding: 'utf8' })
        .filter((name) => /^[0-9a-f]{2}\/[0-9a-f]+\.\w+$/.test(name) && name.endsWith(extension))
        .map((name) => name.slice(3, -extension.length))
    : [];

/** Reads every clip and part of a cache as a render would; gives how many there are and those that are damaged. */
export const verifyCache = async (
  cacheDir: string,
): Promise<{ readonly clips: number; readonly parts: number; readonly damaged: readonly string[] }> => {
  const clipKeys = keysIn(join(cacheDir, 'clips'), '.wav');
  const partKeys = keysIn(join(cacheDir, 'parts'), '.blob');
  const damaged: string[] = [];
  const clips = await openClipStore(join(cacheDir, 'clips'));
  for (const key of clipKeys) {
    const clip = await clips.get(key as ClipKey);
    const whole = await clip?.read().catch(() => null);
    if (!whole) damaged.push(`clip ${key}`);
  }
  const parts = await openBlobStore(join(cacheDir, 'parts'));
  for (const key of partKeys) if ((await parts.get(key)) === null) damaged.push(`part ${key}`);
  return { clips: clipKeys.length, parts: partKeys.length, damaged };
};
