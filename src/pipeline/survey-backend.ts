import { join } from 'node:path';
import type { Backend } from '../backends/backend.js';
import { openFileHashes } from '../cache/file-hashes.js';
import type { EngineFacts } from '../domain/facts.js';
import type { Failure } from '../domain/failure.js';
import { type AskedEngine, askEngine } from '../synthesize/ask-engine.js';
import { versionDifference, voiceDifference } from '../synthesize/facts-difference.js';
import { blockParts } from '../voices/select-block.js';
import { backendEnvironment } from './backend-environment.js';
import { neededStyle } from './facts-of-voices.js';
import type { OpenProject } from './open-project.js';
import { placedFailure } from './plan-voices.js';
import type { VoicePart } from './voice-parts.js';

/** A part of a profile that speaks through the backend. */
export type SurveyedVoice = {
  readonly voice: string;
  readonly language: 'ja' | 'en' | null;
  readonly credit: string;
  /** The style that speaks it, where the engine tells its styles. */
  readonly style: NonNullable<EngineFacts['styles']>[number] | null;
  /** Why the engine cannot speak it. */
  readonly failure: Failure | null;
};

export type BackendSurvey = {
  readonly backend: string;
  readonly engines: readonly AskedEngine[];
  /** Of the first engine that works; null when none does. */
  readonly facts: EngineFacts | null;
  /** How an engine is unlike the first one, in words. */
  readonly difference: string | null;
  /** All profiles that have the backend in one of their blocks; none when no engine works. */
  readonly voices: readonly SurveyedVoice[];
};

type Part = VoicePart & { readonly voice: string; readonly file: string; readonly block: string };

/** The parts of all profiles that speak through a backend, whichever block they stand in; equal ones once. */
const partsThrough = (open: OpenProject, driver: Backend): readonly Part[] => {
  const parts = [...open.voices.profiles.values()].flatMap((profile) =>
    Object.keys(profile.backends).flatMap((block) =>
      blockParts(profile, block)
        .filter(({ backend }) => backend === driver.name)
        .map((part): Part => {
          const checked = driver.optionsSchema.parse(part.options);
          return { ...part, driver, checked, voice: profile.id, file: profile.file, block };
        }),
    ),
  );
  const seen = new Set<string>();
  return parts.filter(({ voice, language, options }) => {
    const key = JSON.stringify([voice, language, options]);
    return !seen.has(key) && seen.add(key);
  });
};

const surveyVoice = (open: OpenProject, part: Part, facts: EngineFacts): SurveyedVoice => {
  const { voice, language, credit, file, block, index } = part;
  const resolved = part.driver.resolve(part.checked, facts);
  return resolved.ok
    ? { voice, language, credit, style: neededStyle(part, facts) ?? null, failure: null }
    : {
        voice,
        language,
        credit,
        style: null,
        failure: placedFailure(open, { id: voice, file }, block, index, resolved.error),
      };
};

/** Asks every engine of a backend what it is, and looks all profiles up in it. Throws HosoError `cancelled`. */
export const surveyBackend = async (
  open: OpenProject,
  driver: Backend,
  signal: AbortSignal,
): Promise<BackendSurvey> => {
  const { project, environment } = open;
  const settings = driver.settingsSchema.parse(project.config.backends[driver.name] ?? {});
  const parts = partsThrough(open, driver);
  const hashes = openFileHashes(join(project.cacheDir, 'file-hashes.json'));
  const context = {
    settings,
    voices: parts.map(({ checked }) => checked),
    baseDir: project.root,
    hashFile: (path: string) => hashes.hash(path),
    env: backendEnvironment(driver, settings, environment),
  };
  const engines = await Promise.all(
    driver.addresses(settings, context.env).map((address) => askEngine(driver, address, context, signal)),
  );
  const answers = engines.flatMap(({ facts }) => (facts === null ? [] : [facts]));
  const [first] = answers;
  if (first === undefined)
    return { backend: driver.name, engines, facts: null, difference: null, voices: [] };
  const differences = answers.map(
    (facts) => versionDifference(first, facts) ?? voiceDifference(driver, context.voices, first, facts),
  );
  return {
    backend: driver.name,
    engines,
    facts: first,
    difference: differences.find((difference) => difference !== null) ?? null,
    voices: parts.map((part) => surveyVoice(open, part, first)),
  };
};
