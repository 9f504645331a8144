import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Failure } from '../domain/failure.js';
import { type VoiceOptions, type VoiceProfile, voiceProfileSchema } from '../domain/voice-profile.js';
import { issuePath, meantIssues, parseCheckedYaml, yamlPositionOf } from '../util/checked-yaml.js';
import { err, ok, type Result } from '../util/result.js';
import { blockParts } from './select-block.js';

/** Checks the options that a profile gives a backend; null when no such backend is registered. */
export type OptionsSchemaOf = (backend: string) => Promise<z.ZodType | null>;

export type Voices = {
  readonly dir: string;
  readonly profiles: ReadonlyMap<string, VoiceProfile>;
  /** Blocks that were kept unread since their backend is not registered. */
  readonly warnings: readonly string[];
  /** The profiles' files as they are, by id, to tell places in them. */
  readonly texts: ReadonlyMap<string, string>;
};

/** What can be used of a folder, and what is wrong with the rest. */
export type ReadVoices = { readonly voices: Voices; readonly failures: readonly Failure[] };

type Loaded = { readonly profile: VoiceProfile; readonly text: string };

const at = (file: string, text: string, path: readonly PropertyKey[], message: string): Failure => ({
  code: 'voice-invalid',
  file,
  ...yamlPositionOf(text, path),
  message: `${path.map(String).join('.')}: ${message}`,
});

const readProfile = async (file: string, id: string): Promise<Result<Loaded, readonly Failure[]>> => {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return err([{ code: 'voice-invalid', file, message: `cannot be read: ${(error as Error).message}` }]);
  }
  const parsed = parseCheckedYaml(text, voiceProfileSchema);
  if (parsed.ok) return ok({ profile: { ...parsed.value, id, file }, text });
  return err(
    parsed.error.map((problem) => ({
      code: 'voice-invalid' as const,
      file,
      line: problem.line,
      column: problem.column,
      message: `${problem.path === '' ? '' : `${problem.path}: `}${problem.message}`,
    })),
  );
};

/** Voices that a profile names must be there. */
const referenceFailures = ({ profile, text }: Loaded, ids: ReadonlySet<string>): Failure[] => {
  const known = `The profiles here are: ${[...ids].join(', ')}.`;
  const missing = profile.skills.flatMap((rule, index) =>
    rule.again || ids.has(rule.voice)
      ? []
      : [{ ...at(profile.file, text, ['skills', index, 'voice'], `no voice ${rule.voice}`), hint: known }],
  );
  if (profile.englishVoice !== undefined && !ids.has(profile.englishVoice)) {
    missing.push({
      ...at(profile.file, text, ['englishVoice'], `no voice ${profile.englishVoice}`),
      hint: known,
    });
  }
  return missing;
};

/** The options that nothing is wrong with. */
const soundOptions = (options: VoiceOptions, issues: readonly z.core.$ZodIssue[]): VoiceOptions => {
  const wrong = new Set(
    issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0])])),
  );
  return Object.fromEntries(Object.entries(options).filter(([name]) => !wrong.has(name)));
};

/** The profile with other options in one part of a block; without the block when there are none. */
const withOptions = (
  profile: VoiceProfile,
  name: string,
  index: number | null,
  options: VoiceOptions | null,
): VoiceProfile => {
  const { [name]: block, ...others } = profile.backends;
  if (block === undefined || options === null) return { ...profile, backends: others };
  const changed = Array.isArray(block)
    ? block.map((part, at) => (at === index ? { ...part, options } : part))
    : { ...block, options };
  return { ...profile, backends: { ...profile.backends, [name]: changed } };
};

type CheckedBlocks = {
  /** Without the options that are wrong. */
  readonly profile: VoiceProfile;
  readonly failures: readonly Failure[];
  readonly warnings: readonly string[];
};

const checkBlocks = async (
  { profile, text }: Loaded,
  optionsSchemaOf: OptionsSchemaOf,
): Promise<CheckedBlocks> => {
  const failures: Failure[] = [];
  const warnings: string[] = [];
  let usable = profile;
  for (const name of Object.keys(profile.backends)) {
    for (const part of blockParts(profile, name)) {
      const path = part.index === null ? ['backends', name] : ['backends', name, part.index];
      const schema = await optionsSchemaOf(part.backend);
      if (schema === null) {
        const { line } = yamlPositionOf(text, path);
        warnings.push(
          `${profile.file}:${line}: backend ${part.backend} is not registered; its block is left unread`,
        );
        continue;
      }
      const checked = schema.safeParse(part.options);
      if (checked.success) continue;
      const issues = checked.error.issues.flatMap(meantIssues);
      for (const issue of issues) {
        failures.push(at(profile.file, text, [...path, 'options', ...issuePath(issue)], issue.message));
      }
      const options = soundOptions(part.options, issues);
      usable = withOptions(usable, name, part.index, schema.safeParse(options).success ? options : null);
    }
  }
  return { profile: usable, failures, warnings };
};

/** Two hosts with one programme could not be told apart by a script's file name. */
const sharedPrograms = (loaded: readonly Loaded[]): Failure[] => {
  const owner = new Map<string, string>();
  return loaded.flatMap(({ profile, text }) =>
    profile.programs.flatMap((program, index) => {
      const key = program.normalize('NFKC');
      const other = owner.get(key);
      if (other !== undefined) {
        return [at(profile.file, text, ['programs', index], `${program} is the programme of ${other} too`)];
      }
      owner.set(key, profile.id);
      return [];
    }),
  );
};

/** Reads every `*.yaml` of a folder; the file's name is the profile's id. */
export const readVoices = async (dir: string, optionsSchemaOf: OptionsSchemaOf): Promise<ReadVoices> => {
  let names: string[];
  try {
    names = (await readdir(dir)).filter((name) => /\.ya?ml$/.test(name)).sort();
  } catch (error) {
    const hint = 'Name a folder of voice profiles with --voices, or make one with `hoso init`.';
    const message = `cannot be read: ${(error as Error).message}`;
    return {
      voices: { dir, profiles: new Map(), warnings: [], texts: new Map() },
      failures: [{ code: 'voice-invalid', file: dir, message, hint }],
    };
  }
  const read = await Promise.all(
    names.map((name) => readProfile(join(dir, name), name.replace(/\.ya?ml$/, '').normalize('NFC'))),
  );
  const loaded = read.flatMap((each) => (each.ok ? [each.value] : []));
  const ids = new Set(names.map((name) => name.replace(/\.ya?ml$/, '').normalize('NFC')));
  const blocks = await Promise.all(loaded.map((each) => checkBlocks(each, optionsSchemaOf)));
  const failures = [
    ...read.flatMap((each) => (each.ok ? [] : each.error)),
    ...loaded.flatMap((each) => referenceFailures(each, ids)),
    ...blocks.flatMap((each) => each.failures),
    ...sharedPrograms(loaded),
  ];
  if (names.length === 0) {
    failures.push({ code: 'voice-invalid', file: dir, message: 'holds no voice profile (*.yaml)' });
  }
  return {
    voices: {
      dir,
      profiles: new Map(blocks.map(({ profile }) => [profile.id, profile])),
      warnings: blocks.flatMap((each) => each.warnings),
      texts: new Map(loaded.map(({ profile, text }) => [profile.id, text])),
    },
    failures,
  };
};

/** As `readVoices`; any problem is a failure, and all are told at once. */
export const loadVoices = async (
  dir: string,
  optionsSchemaOf: OptionsSchemaOf,
): Promise<Result<Voices, readonly Failure[]>> => {
  const { voices, failures } = await readVoices(dir, optionsSchemaOf);
  return failures.length > 0 ? err(failures) : ok(voices);
};
