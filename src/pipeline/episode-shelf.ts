import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../domain/manifest.js';
import { hashFile } from '../util/hash-file.js';
import { isEpisodeUnchanged } from './is-episode-unchanged.js';
import { readManifest } from './read-manifest.js';

/** The MP3 of a script, as it stands in the output folder. */
export type ShelvedMp3 = {
  readonly file: string;
  readonly bytes: number;
  /** sha256 */
  readonly hash: string;
  /** ISO time. */
  readonly madeAt: string;
};

export type ShelvedEpisode = {
  /** Null: never rendered. */
  readonly manifest: Manifest | null;
  readonly mp3: ShelvedMp3 | null;
  /** Whether the MP3 is the manifest's: then what that says of times is true. */
  readonly fits: boolean;
};

type Known<T> = { readonly stamp: string; readonly value: Promise<T> };

const stampOf = (file: string): Promise<string> =>
  stat(file).then(
    ({ mtimeMs, size, ino }) => `${mtimeMs} ${size} ${ino}`,
    () => '-',
  );

const readMp3 = async (file: string): Promise<ShelvedMp3 | null> => {
  try {
    const { size, mtime } = await stat(file);
    return { file, bytes: size, hash: await hashFile(file), madeAt: mtime.toISOString() };
  } catch {
    return null;
  }
};

const readEpisode = async (outDir: string, name: string): Promise<ShelvedEpisode> => {
  const [manifest, mp3] = await Promise.all([
    readManifest(join(outDir, `${name}.json`)),
    readMp3(join(outDir, `${name}.mp3`)),
  ]);
  return { manifest, mp3, fits: mp3 !== null && manifest?.hashes.mp3 === mp3.hash };
};

/** Looks episodes up; what was read or hashed once is remembered as long as the files' times and sizes stay. */
export class EpisodeShelf {
  readonly #episodes = new Map<string, Known<ShelvedEpisode>>();
  readonly #unchanged = new Map<string, Known<boolean>>();

  async find(outDir: string, name: string): Promise<ShelvedEpisode> {
    const files = [join(outDir, `${name}.json`), join(outDir, `${name}.mp3`)];
    return this.#remembered(this.#episodes, join(outDir, name), files, () => readEpisode(outDir, name));
  }

  /** Whether the MP3 and all beside it are as the manifest says. */
  async isUnchanged(outDir: string, { manifest, fits }: ShelvedEpisode): Promise<boolean> {
    if (manifest === null || !fits) return false;
    const names = [`${manifest.name}.json`, `${manifest.name}.mp3`, ...Object.keys(manifest.files)];
    const files = names.map((file) => join(outDir, file));
    return this.#remembered(this.#unchanged, join(outDir, manifest.name), files, () =>
      isEpisodeUnchanged(outDir, manifest),
    );
  }

  async #remembered<T>(
    memory: Map<string, Known<T>>,
    id: string,
    files: readonly string[],
    read: () => Promise<T>,
  ): Promise<T> {
    const stamp = (await Promise.all(files.map(stampOf))).join('\n');
    const known = memory.get(id);
    if (known?.stamp === stamp) return known.value;
    const value = read();
    memory.set(id, { stamp, value });
    return value;
  }
}
