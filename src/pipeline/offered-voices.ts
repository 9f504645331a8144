import { backendNamed } from '../backends/registry.js';
import type { Failure } from '../domain/failure.js';
import { backendUnavailable } from '../synthesize/backend-unavailable.js';
import { err, ok, type Result } from '../util/result.js';
import type { OpenProject } from './open-project.js';
import { placeOfEngine } from './place-of-engine.js';
import { type BackendSurvey, type SurveyedVoice, surveyBackend } from './survey-backend.js';

/** A style and the profiles that speak with it. */
export type OfferedStyle = {
  readonly style: string;
  readonly id: number;
  readonly voices: readonly string[];
};

export type OfferedSpeaker = { readonly speaker: string; readonly styles: readonly OfferedStyle[] };

/** What a backend's engines can speak with. */
export type OfferedVoices = {
  readonly backend: string;
  readonly version: string | null;
  readonly addresses: readonly (string | null)[];
  /** Null where the engine does not tell its voices. */
  readonly speakers: readonly OfferedSpeaker[] | null;
  /** Profiles that the engine can speak. */
  readonly voices: readonly SurveyedVoice[];
  /** Profiles that it cannot, engines that are away or unlike the others. */
  readonly problems: readonly Failure[];
};

const speakersOf = ({ facts, voices }: BackendSurvey): readonly OfferedSpeaker[] | null => {
  if (facts?.styles === undefined) return null;
  const speakers = new Map<string, OfferedStyle[]>();
  for (const style of facts.styles) {
    const users = voices.filter((voice) => voice.style === style).map(({ voice }) => voice);
    const offered = { style: style.style, id: style.id, voices: [...new Set(users)] };
    speakers.set(style.speaker, [...(speakers.get(style.speaker) ?? []), offered]);
  }
  return [...speakers].map(([speaker, styles]) => ({ speaker, styles }));
};

const problemsOf = ({ backend, engines, difference, voices }: BackendSurvey): readonly Failure[] => {
  const away = engines.flatMap(({ facts, address, error, hint }): Failure[] => {
    if (facts !== null) return [];
    const message = `${backend} at ${address}: ${error ?? 'no answer'}`;
    return [{ code: 'backend-unavailable', message, ...(hint === null ? {} : { hint }) }];
  });
  const unlike: Failure[] =
    difference === null
      ? []
      : [{ code: 'engines-differ', message: `The ${backend} engines do not sound alike (${difference})` }];
  return [...away, ...unlike, ...voices.flatMap(({ failure }) => (failure === null ? [] : [failure]))];
};

/** Asks the engines of the chosen backend what they offer; a failure when none of them answers. */
export const offeredVoices = async (
  open: OpenProject,
  signal: AbortSignal,
): Promise<Result<OfferedVoices, Failure>> => {
  const driver = await backendNamed(open.project.config.backend);
  if (!driver.ok) return driver;
  const survey = await surveyBackend(open, driver.value, signal);
  const { backend, engines, facts, voices } = survey;
  if (facts === null) {
    const troubles = engines.map(({ hint, ...engine }) => ({
      ...engine,
      ...(hint === null ? {} : { hint }),
    }));
    const place = placeOfEngine(
      open.project,
      driver.value,
      engines.map(({ address }) => address),
    );
    return err({ ...place, ...backendUnavailable(backend, troubles).failure });
  }
  return ok({
    backend,
    version: facts.version,
    addresses: engines.filter((engine) => engine.facts !== null).map(({ address }) => address),
    speakers: speakersOf(survey),
    voices: voices.filter(({ failure }) => failure === null),
    problems: problemsOf(survey),
  });
};
