import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../domain/manifest.js';
import { hashFile } from '../util/hash-file.js';
import { playerFileName } from './find-player.js';

const isAs = async (file: string, hash: string): Promise<boolean> =>
  (await hashFile(file).catch(() => null)) === hash;

const sizeOf = (file: string): Promise<number | null> =>
  stat(file).then(
    ({ size }) => size,
    () => null,
  );

/**
 * Whether the MP3 and all that stands beside it are, byte for byte, as the manifest says. Not the page that plays
 * it: that is made again from the manifest (`refreshPlayer`).
 */
export const isEpisodeUnchanged = async (
  dir: string,
  { name, hashes, files }: Manifest,
): Promise<boolean> => {
  const mp3 = join(dir, `${name}.mp3`);
  if ((await sizeOf(mp3)) !== hashes.mp3Bytes || !(await isAs(mp3, hashes.mp3))) return false;
  for (const [file, hash] of Object.entries(files)) {
    if (file !== playerFileName(name) && !(await isAs(join(dir, file), hash))) return false;
  }
  return true;
};
