import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { type SoundLevel, soundLevelSchema } from '../domain/manifest.js';
import { writeFileAtomic } from '../util/write-file-atomic.js';
import { takeEpisodeLock } from './episode-lock.js';
import type { RenderSession } from './render-session.js';

const memorySchema = z.object({
  formatVersion: z.literal(1),
  /** By the sound's key: a hash of the backend and what it was told. */
  sounds: z.record(z.string(), soundLevelSchema),
});

export type SoundLevels = Readonly<Record<string, SoundLevel>>;

/**
 * How loud the project's sounds are, as episodes before have found: in a file of its own beside the config. It is no
 * cache: without it new episodes would be mixed a little otherwise. One that cannot be read is none.
 */
export const readSoundLevels = async (file: string): Promise<SoundLevels> => {
  try {
    return memorySchema.parse(JSON.parse(await readFile(file, 'utf8'))).sounds;
  } catch {
    return {};
  }
};

const isEqual = (a: SoundLevel | undefined, b: SoundLevel): boolean =>
  a?.gainDb === b.gainDb && a.measuredS === b.measuredS;

/**
 * Decides with `settle`, which is given what the file says at this moment, and remembers what it gives. Two processes
 * that measure the same sound settle on the first one's level. Throws the file system's error.
 */
export const updateSoundLevels = async (
  file: string,
  settle: (known: SoundLevels) => SoundLevels,
  signal: AbortSignal,
): Promise<SoundLevels> => {
  const release = await takeEpisodeLock(dirname(file), 'hoso.levels', signal, () => {});
  try {
    const known = await readSoundLevels(file);
    const settled = settle(known);
    if (Object.entries(settled).some(([key, level]) => !isEqual(known[key], level))) {
      const sounds = Object.fromEntries(
        Object.entries({ ...known, ...settled }).sort(([a], [b]) => (a < b ? -1 : 1)),
      );
      await writeFileAtomic(file, `${JSON.stringify({ formatVersion: 1, sounds }, null, 1)}\n`);
    }
    return settled;
  } finally {
    await release();
  }
};

/** Settles levels in the project's file; when that cannot be written the episode is made all the same. */
export const settleInProject =
  ({ open, signal, onEvent }: RenderSession, script: string) =>
  async (settle: (known: SoundLevels) => SoundLevels): Promise<SoundLevels> => {
    const file = open.project.levelsFile;
    try {
      return await updateSoundLevels(file, settle, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      const message = `${file} cannot be written: ${(error as Error).message}. The next episode may be mixed a little otherwise`;
      onEvent({ type: 'warning', script, message });
      return settle(await readSoundLevels(file));
    }
  };
