import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openFileHashes } from '../cache/file-hashes.js';
import type { Failure } from '../domain/failure.js';
import type { Script } from '../domain/script.js';
import type { MusicFiles } from '../domain/voice-profile.js';
import type { Json } from '../util/canonical-json.js';
import { err, ok, type Result } from '../util/result.js';
import { musicOfConfig, musicOfProfile, type NamedMusic } from './named-music.js';
import type { OpenProject } from './open-project.js';

export type SoundFile = { readonly path: string; readonly hash: string };

/** The music of one episode: files that are there. */
export type EpisodeMusic = {
  readonly opening: SoundFile | null;
  readonly ending: SoundFile | null;
  readonly sting: SoundFile | null;
  readonly bed: SoundFile | null;
  /** By the voice that a skill turns on. */
  readonly skills: ReadonlyMap<string, SoundFile>;
  readonly bedLu: number;
  readonly duckDb: number;
};

const NAMES = ['opening', 'ending', 'sting', 'bed'] as const;

/** Voices that the script's skills turn on. */
const skillVoices = ({ segments }: Script): ReadonlySet<string> =>
  new Set(
    segments.flatMap(({ passages }) =>
      passages.flatMap((passage) =>
        passage.type === 'speech' && passage.skill !== null ? [passage.voice] : [],
      ),
    ),
  );

/** The file that the first of some profiles names, else the config. */
const namedFile = (
  open: OpenProject,
  name: keyof MusicFiles,
  profileIds: readonly string[],
): NamedMusic | null => {
  for (const id of profileIds) {
    const own = musicOfProfile(open, id, name);
    if (own !== null) return own;
  }
  return musicOfConfig(open, name);
};

/** Finds the files of an episode's music; null when it has none. Fails, with all of them, when some are not there. */
export const findMusic = async (
  open: OpenProject,
  script: Script,
): Promise<Result<EpisodeMusic | null, readonly Failure[]>> => {
  const failures: Failure[] = [];
  const hashes = openFileHashes(join(open.project.cacheDir, 'file-hashes.json'));
  const found = async (named: NamedMusic | null): Promise<SoundFile | null> => {
    if (named === null) return null;
    const { path, where, setting } = named;
    try {
      if (!(await stat(path)).isFile()) throw new Error('it is no file');
      return { path, hash: await hashes.hash(path) };
    } catch (error) {
      failures.push({
        code: 'config-invalid',
        ...(where === null ? {} : { file: where }),
        message: `${setting}: ${path} cannot be read: ${(error as Error).message}`,
        hint: 'Name a sound file, relative to the file that names it, or leave the line out.',
      });
      return null;
    }
  };
  const files = new Map<string, SoundFile | null>();
  for (const name of NAMES) files.set(name, await found(namedFile(open, name, [script.host])));
  const skills = new Map<string, SoundFile>();
  for (const voice of skillVoices(script)) {
    const file = await found(namedFile(open, 'skill', [voice, script.host]));
    if (file !== null) skills.set(voice, file);
  }
  if (failures.length > 0) return err(failures);
  const [opening = null, ending = null, sting = null, bed = null] = NAMES.map((name) => files.get(name));
  if ([opening, ending, sting, bed].every((file) => file === null) && skills.size === 0) return ok(null);
  const { bedLu, duckDb } = open.project.config.music;
  return ok({ opening, ending, sting, bed, skills, bedLu, duckDb });
};

/** What of it decides an episode. */
export const musicInputs = (music: EpisodeMusic | null): Json =>
  music === null
    ? null
    : {
        ...Object.fromEntries(NAMES.map((name) => [name, music[name]?.hash ?? null])),
        skills: Object.fromEntries([...music.skills].map(([voice, { hash }]) => [voice, hash])),
        ...(music.bed !== null && { bedLu: music.bedLu, duckDb: music.duckDb }),
      };
