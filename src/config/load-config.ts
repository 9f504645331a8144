import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { z } from 'zod';
import type { Failure } from '../domain/failure.js';
import { issuePath, meantIssues, parseCheckedYaml, yamlPositionOf } from '../util/checked-yaml.js';
import { err, ok, type Result } from '../util/result.js';
import { type Config, configSchema } from './config-schema.js';
import { packageRoot } from './package-root.js';

export const CONFIG_FILE = 'hoso.config.yaml';
const LEVELS_FILE = 'hoso.levels.json';

/** Flags that stand above the file. Paths are relative to the working folder. */
export type ConfigFlags = {
  readonly config?: string | undefined;
  readonly backend?: string | undefined;
  readonly voices?: string | undefined;
  readonly out?: string | undefined;
  readonly cacheDir?: string | undefined;
  readonly jobs?: number | undefined;
};

/** Config and flags together, with absolute paths. */
export type Project = {
  readonly root: string;
  readonly configFile: string | null;
  /** The file as it is, to tell places in it; empty without one. */
  readonly configText: string;
  readonly config: Config;
  readonly voicesDir: string;
  readonly outDir: string;
  readonly cacheDir: string;
  readonly dictionaryFile: string;
  /** Where the project remembers how loud its sounds are. */
  readonly levelsFile: string;
  readonly jobs: number | undefined;
};

/** The nearest folder upwards from `start` that holds a hoso.config.yaml, or null. */
const findProjectRoot = (start: string): string | null => {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if (existsSync(join(folder, CONFIG_FILE))) return folder;
    if (dirname(folder) === folder) return null;
  }
};

/** Checks the settings of a backend; null when no such backend is registered: its block is kept unread. */
export type SettingsSchemaOf = (backend: string) => Promise<z.ZodType | null>;

/** What is wrong in the blocks of the backends, each of which its own schema checks; by backend name. */
export const settingsFailures = async (
  { configFile, configText: text, config }: Project,
  settingsSchemaOf: SettingsSchemaOf,
): Promise<ReadonlyMap<string, readonly Failure[]>> => {
  const found = new Map<string, readonly Failure[]>();
  const file = configFile ?? CONFIG_FILE;
  for (const [name, settings] of Object.entries(config.backends)) {
    const checked = (await settingsSchemaOf(name))?.safeParse(settings ?? {});
    const failures = (checked?.error?.issues ?? []).flatMap(meantIssues).map((issue): Failure => {
      const path = ['backends', name, ...issuePath(issue)];
      const message = `${path.map(String).join('.')}: ${issue.message}`;
      return { code: 'config-invalid', file, ...yamlPositionOf(text, path), message };
    });
    if (failures.length > 0) found.set(name, failures);
  }
  return found;
};

type ReadConfig = { readonly config: Config; readonly text: string };

const readConfig = async (file: string): Promise<Result<ReadConfig, readonly Failure[]>> => {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const hint = 'Name an existing file with --config, or leave it out.';
    return err([
      { code: 'config-invalid', file, message: `cannot be read: ${(error as Error).message}`, hint },
    ]);
  }
  const parsed = parseCheckedYaml(text, configSchema);
  if (parsed.ok) return ok({ config: parsed.value, text });
  return err(
    parsed.error.map((problem) => ({
      code: 'config-invalid' as const,
      file,
      line: problem.line,
      column: problem.column,
      message: `${problem.path === '' ? '' : `${problem.path}: `}${problem.message}`,
    })),
  );
};

/** An empty path would mean the working folder: more likely a shell variable was not set. */
const emptyPaths = ({ config, voices, out, cacheDir }: ConfigFlags): Failure[] =>
  Object.entries({ '--config': config, '--voices': voices, '--out': out, '--cache-dir': cacheDir })
    .filter(([, path]) => path === '')
    .map(([flag]) => ({
      code: 'usage',
      message: `${flag} is empty`,
      hint: 'Give a path, or leave the flag out.',
    }));

/** Finds the project and reads its config, all but the blocks of the backends; without a file all has its default. */
export const findProject = async (
  cwd: string,
  flags: ConfigFlags,
): Promise<Result<Project, readonly Failure[]>> => {
  const empty = emptyPaths(flags);
  if (empty.length > 0) return err(empty);
  const found = flags.config === undefined ? findProjectRoot(cwd) : dirname(resolve(cwd, flags.config));
  const root = found ?? resolve(cwd);
  const configFile =
    flags.config !== undefined
      ? resolve(cwd, flags.config)
      : found === null
        ? null
        : join(found, CONFIG_FILE);
  const read =
    configFile === null ? ok({ config: configSchema.parse({}), text: '' }) : await readConfig(configFile);
  if (!read.ok) return read;
  const { config: written, text: configText } = read.value;
  const config = flags.backend === undefined ? written : { ...written, backend: flags.backend };
  const ownVoices = resolve(root, config.voices ?? 'voices');
  const isOwnThere = config.voices !== undefined || existsSync(ownVoices);
  return ok({
    root,
    configFile,
    configText,
    config,
    voicesDir:
      flags.voices !== undefined
        ? resolve(cwd, flags.voices)
        : isOwnThere
          ? ownVoices
          : join(packageRoot(), 'voices'),
    outDir: flags.out === undefined ? resolve(root, config.out) : resolve(cwd, flags.out),
    cacheDir: flags.cacheDir === undefined ? resolve(root, config.cacheDir) : resolve(cwd, flags.cacheDir),
    dictionaryFile: resolve(root, config.dictionary),
    levelsFile: join(root, LEVELS_FILE),
    jobs: flags.jobs ?? config.jobs,
  });
};

/** Finds and checks the project's config. */
export const loadConfig = async (
  cwd: string,
  flags: ConfigFlags,
  settingsSchemaOf: SettingsSchemaOf,
): Promise<Result<Project, readonly Failure[]>> => {
  const found = await findProject(cwd, flags);
  if (!found.ok) return found;
  const failures = await settingsFailures(found.value, settingsSchemaOf);
  return failures.size > 0 ? err([...failures.values()].flat()) : found;
};
