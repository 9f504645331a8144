import type { z } from 'zod';
import type { Backend } from '../backends/backend.js';
import { backendNamed } from '../backends/registry.js';
import type { Environment } from '../config/environment.js';
import { type ConfigFlags, loadConfig, type Project } from '../config/load-config.js';
import type { Failure } from '../domain/failure.js';
import type { DictionaryEntry } from '../reading/dictionary-entry.js';
import { err, ok, type Result } from '../util/result.js';
import { loadVoices, type Voices } from '../voices/load-voices.js';
import { loadDictionary } from './load-dictionary.js';

/** A project that was found and checked: what every command starts from. */
export type OpenProject = {
  readonly project: Project;
  readonly voices: Voices;
  readonly dictionary: readonly DictionaryEntry[];
  readonly environment: Environment;
};

const schemaOf =
  (choose: (backend: Backend) => z.ZodType) =>
  async (name: string): Promise<z.ZodType | null> => {
    const backend = await backendNamed(name);
    return backend.ok ? choose(backend.value) : null;
  };

/** Config, voices and the chosen backend, checked; all problems at once. */
export const openProject = async (
  cwd: string,
  flags: ConfigFlags,
  environment: Environment,
): Promise<Result<OpenProject, readonly Failure[]>> => {
  const config = await loadConfig(
    cwd,
    flags,
    schemaOf((backend) => backend.settingsSchema),
  );
  if (!config.ok) return config;
  const project = config.value;
  const chosen = await backendNamed(project.config.backend);
  const voices = await loadVoices(
    project.voicesDir,
    schemaOf((backend) => backend.optionsSchema),
  );
  const dictionary = await loadDictionary(
    project.dictionaryFile,
    new Set(voices.ok ? voices.value.profiles.keys() : []),
  );
  const failures = [
    ...(chosen.ok
      ? []
      : [{ ...chosen.error, ...(project.configFile === null ? {} : { file: project.configFile }) }]),
    ...(voices.ok ? [] : voices.error),
    ...(dictionary.ok || !voices.ok ? [] : dictionary.error),
  ];
  if (!voices.ok || !dictionary.ok || failures.length > 0) return err(failures);
  return ok({ project, voices: voices.value, dictionary: dictionary.value, environment });
};
