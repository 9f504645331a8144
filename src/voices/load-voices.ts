import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Failure } from '../domain/failure.js';
import { type VoiceProfile, voiceProfileSchema } from '../domain/voice-profile.js';
import { parseCheckedYaml, yamlPositionOf } from '../util/checked-yaml.js';
import { err, ok, type Result } from '../util/result.js';
import { blockParts } from './select-block.js';

/** Checks the options that a profile gives a backend; null when no such backend is registered. */
export type OptionsSchemaOf = (backend: string) => Promise<z.ZodType | null>;

export type Voices = {
  readonly dir: string;
  readonly profiles: ReadonlyMap<string, VoiceProfile>;
  /** Blocks that were kept unread since their backend is not registered. */
  readonly warnings: readonly string[];
};

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

const checkBlocks = async (
  { profile, text }: Loaded,
  optionsSchemaOf: OptionsSchemaOf,
): Promise<{ failures: Failure[]; warnings: string[] }> => {
  const failures: Failure[] = [];
  const warnings: string[] = [];
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
      for (const issue of checked.error.issues) {
        failures.push(at(profile.file, text, [...path, 'options', ...issue.path], issue.message));
      }
    }
  }
  return { failures, warnings };
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

/** Reads every `*.yaml` of a folder; the file's name is the profile's id. All problems at once. */
export const loadVoices = async (
  dir: string,
  optionsSchemaOf: OptionsSchemaOf,
): Promise<Result<Voices, readonly Failure[]>> => {
  let names: string[];
  try {
    names = (await readdir(dir)).filter((name) => /\.ya?ml$/.test(name)).sort();
  } catch (error) {
    const hint = 'Name a folder of voice profiles with --voices, or make one with `hoso init`.';
    return err([
      { code: 'voice-invalid', file: dir, message: `cannot be read: ${(error as Error).message}`, hint },
    ]);
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
  if (failures.length > 0) return err(failures);
  return ok({
    dir,
    profiles: new Map(loaded.map(({ profile }) => [profile.id, profile])),
    warnings: blocks.flatMap((each) => each.warnings),
  });
};
