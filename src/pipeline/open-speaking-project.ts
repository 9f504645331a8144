import { join } from 'node:path';
import { openFileHashes } from '../cache/file-hashes.js';
import type { Environment } from '../config/environment.js';
import type { ConfigFlags } from '../config/load-config.js';
import { type Failure, HosoError } from '../domain/failure.js';
import { err, ok, type Result } from '../util/result.js';
import { openEngines } from './open-engines.js';
import { type OpenProject, type ReadProject, readProject } from './open-project.js';
import { planVoices } from './plan-voices.js';
import { type SpeakingVoice, speakingVoices } from './voice-parts.js';

/** What only engines can tell of the profiles: a speaker that is not there, an address where nothing answers. */
const engineFailures = async (
  { open, unusable }: ReadProject,
  signal: AbortSignal,
): Promise<readonly Failure[]> => {
  const { backend } = open.project.config;
  const profiles = [...open.voices.profiles.values()].filter((profile) => backend in profile.backends);
  const voices = new Map<string, SpeakingVoice>();
  for (const { id } of profiles) {
    const speaking = await speakingVoices(open, [id]);
    const voice = speaking.ok ? speaking.value.get(id) : undefined;
    if (voice === undefined) continue;
    voices.set(id, { ...voice, parts: voice.parts.filter((part) => !unusable.has(part.backend)) });
  }
  const hashes = openFileHashes(join(open.project.cacheDir, 'file-hashes.json'));
  try {
    const engines = await openEngines(open, voices.values(), { hashes, signal, onEvent: () => {} });
    await engines.close();
    const away = [...engines.pools.values()].flatMap((pool) =>
      pool instanceof HosoError ? [pool.failure] : [],
    );
    const planned = planVoices(open, voices, engines.facts);
    return planned.ok ? away : [...planned.error, ...away];
  } catch (error) {
    if (error instanceof HosoError) return [error.failure];
    throw error;
  }
};

/**
 * Opens a project that is going to speak. When something is wrong with it the engines are asked as well, so that a
 * range, a key, an address and a speaker that are wrong are told at once, before anything is made.
 */
export const openSpeakingProject = async (
  cwd: string,
  flags: ConfigFlags,
  environment: Environment,
  signal: AbortSignal,
): Promise<Result<OpenProject, readonly Failure[]>> => {
  const read = await readProject(cwd, flags, environment);
  if (!read.ok) return read;
  const { open, failures } = read.value;
  if (failures.length === 0) return ok(open);
  return err([...failures, ...(await engineFailures(read.value, signal))]);
};
