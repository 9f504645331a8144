import type { EngineView } from '../domain/studio-api.js';
import type { OpenProject } from './open-project.js';
import { surveyBackend } from './survey-backend.js';
import { speakingVoices, type VoicePart } from './voice-parts.js';

/** Backends that some voice speaks through when the project's backend is chosen. */
const usedParts = async (open: OpenProject): Promise<readonly VoicePart[]> => {
  const voices = await Promise.all([...open.voices.profiles.keys()].map((id) => speakingVoices(open, [id])));
  return voices.flatMap((each) =>
    each.ok ? [...each.value.values()].flatMap(({ parts }) => [...parts]) : [],
  );
};

/** The engines that the project's voices need, and whether each answers. */
export const listEngines = async (open: OpenProject, signal: AbortSignal): Promise<readonly EngineView[]> => {
  const drivers = new Map((await usedParts(open)).map(({ driver }) => [driver.name, driver]));
  const surveys = await Promise.all([...drivers.values()].map((each) => surveyBackend(open, each, signal)));
  return surveys.flatMap(({ backend, engines }) =>
    engines.map(({ address, facts, error, hint }) => ({
      backend,
      address,
      works: facts !== null,
      detail: facts === null ? (error ?? 'no answer') : (facts.version ?? 'ready'),
      hint,
    })),
  );
};
