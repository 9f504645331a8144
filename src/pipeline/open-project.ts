import type { z } from 'zod';
import type { Backend } from '../backends/backend.js';
import { backendNamed } from '../backends/registry.js';
import type { Environment } from '../config/environment.js';
import { type ConfigFlags, findProject, type Project, settingsFailures } from '../config/load-config.js';
import type { Failure } from '../domain/failure.js';
import type { DictionaryEntry } from '../reading/dictionary-entry.js';
import { yamlPositionOf } from '../util/checked-yaml.js';
import { err, ok, type Result } from '../util/result.js';
import { readVoices, type Voices } from '../voices/load-voices.js';
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

/** A project as far as it can be used, and what is wrong with it. */
export type ReadProject = {
  /** Without the profiles, blocks and options that are wrong. */
  readonly open: OpenProject;
  readonly failures: readonly Failure[];
  /** Backends whose settings are wrong. */
  readonly unusable: ReadonlySet<string>;
};

/** Where the chosen backend is written; nowhere when a flag names it. */
const placeOfBackend = ({ configFile, configText }: Project, flags: ConfigFlags): Partial<Failure> => {
  if (configFile === null || flags.backend !== undefined) return {};
  return { file: configFile, ...yamlPositionOf(configText, ['backend']) };
};

/** Reads config, voices and dictionary, and finds all that is wrong; an error only when there is no config to go by. */
export const readProject = async (
  cwd: string,
  flags: ConfigFlags,
  environment: Environment,
): Promise<Result<ReadProject, readonly Failure[]>> => {
  const found = await findProject(cwd, flags);
  if (!found.ok) return found;
  const project = found.value;
  const settings = await settingsFailures(
    project,
    schemaOf((backend) => backend.settingsSchema),
  );
  const chosen = await backendNamed(project.config.backend);
  const { voices, failures: ofVoices } = await readVoices(
    project.voicesDir,
    schemaOf((backend) => backend.optionsSchema),
  );
  const dictionary = await loadDictionary(project.dictionaryFile, new Set(voices.profiles.keys()));
  const failures = [
    ...[...settings.values()].flat(),
    ...(chosen.ok ? [] : [{ ...chosen.error, ...placeOfBackend(project, flags) }]),
    ...ofVoices,
    // With profiles that are wrong the dictionaries of their voices may seem to belong to nobody.
    ...(dictionary.ok || ofVoices.length > 0 ? [] : dictionary.error),
  ];
  const open = { project, voices, dictionary: dictionary.ok ? dictionary.value : [], environment };
  return ok({ open, failures, unusable: new Set(settings.keys()) });
};

/** Config, voices and the chosen backend, checked; all problems at once. */
export const openProject = async (
  cwd: string,
  flags: ConfigFlags,
  environment: Environment,
): Promise<Result<OpenProject, readonly Failure[]>> => {
  const read = await readProject(cwd, flags, environment);
  if (!read.ok) return read;
  const { open, failures } = read.value;
  return failures.length > 0 ? err(failures) : ok(open);
};
