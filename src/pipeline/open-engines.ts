import type { ResolvedVoice } from '../backends/backend.js';
import type { FileHashes } from '../cache/file-hashes.js';
import type { OnEvent } from '../domain/events.js';
import type { EngineFacts } from '../domain/facts.js';
import { type FailureCode, HosoError } from '../domain/failure.js';
import type { EnginePool } from '../synthesize/engine-pool.js';
import { openEnginePool } from '../synthesize/open-engine-pool.js';
import { backendEnvironment } from './backend-environment.js';
import type { OpenProject } from './open-project.js';
import { placeOfEngine } from './place-of-engine.js';
import type { SpeakingVoice, VoicePart } from './voice-parts.js';

/** The engines of each backend that a run needs; a HosoError stands for one that does not answer. */
export type Engines = {
  readonly pools: ReadonlyMap<string, EnginePool | HosoError>;
  /** Of the engines that answered, by backend name. */
  readonly facts: ReadonlyMap<string, EngineFacts>;
  /** The voices as those engines know them; one that an engine does not have is missing here. */
  readonly voices: ReadonlyMap<string, readonly ResolvedVoice[]>;
  close(): Promise<void>;
};

export type OpenEnginesOptions = {
  readonly hashes: FileHashes;
  readonly signal: AbortSignal;
  readonly onEvent: OnEvent;
  /** Go on with engines of different versions or dictionaries. */
  readonly allowMixedEngines?: boolean;
};

const OF_ENGINES: ReadonlySet<FailureCode> = new Set(['backend-unavailable', 'engines-differ']);

const openPool = async (
  open: OpenProject,
  parts: readonly VoicePart[],
  options: OpenEnginesOptions,
): Promise<EnginePool | HosoError> => {
  const [first] = parts;
  if (first === undefined) throw new Error('a pool needs a voice');
  const { driver } = first;
  const { project, environment } = open;
  const settings = driver.settingsSchema.parse(project.config.backends[driver.name] ?? {});
  const env = backendEnvironment(driver, settings, environment);
  try {
    return await openEnginePool(driver, {
      context: {
        settings,
        voices: parts.map((part) => part.checked),
        baseDir: project.root,
        hashFile: (path) => options.hashes.hash(path),
        env,
      },
      signal: options.signal,
      ...(project.jobs === undefined ? {} : { jobs: project.jobs }),
      ...(options.allowMixedEngines === undefined ? {} : { allowMixedEngines: options.allowMixedEngines }),
      onEvent: options.onEvent,
    });
  } catch (error) {
    if (!(error instanceof HosoError) || !OF_ENGINES.has(error.failure.code)) throw error;
    const place = placeOfEngine(project, driver, driver.addresses(settings, env));
    const placed = new HosoError({ ...place, ...error.failure }, { cause: error });
    if (error.failure.code === 'backend-unavailable') return placed;
    throw placed;
  }
};

/**
 * Opens the engines that the voices speak through. One that does not answer is no error yet; throws HosoError
 * `engines-differ` when those of one backend would not sound alike.
 */
export const openEngines = async (
  open: OpenProject,
  voices: Iterable<SpeakingVoice>,
  options: OpenEnginesOptions,
): Promise<Engines> => {
  const byBackend = new Map<string, VoicePart[]>();
  for (const voice of voices) {
    for (const part of voice.parts)
      byBackend.set(part.backend, [...(byBackend.get(part.backend) ?? []), part]);
  }
  const opened = await Promise.allSettled(
    [...byBackend].map(async ([name, parts]) => [name, await openPool(open, parts, options)] as const),
  );
  const pools = new Map(opened.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])));
  const close = async (): Promise<void> => {
    await Promise.all(
      [...pools.values()].map((pool) => (pool instanceof HosoError ? undefined : pool.close())),
    );
  };
  const failed = opened.find((each) => each.status === 'rejected');
  if (failed !== undefined) {
    await close();
    throw failed.reason;
  }
  const facts = new Map(
    [...pools].flatMap(([name, pool]) => (pool instanceof HosoError ? [] : [[name, pool.facts] as const])),
  );
  const resolved = new Map(
    [...facts].map(([name, known]) => [
      name,
      (byBackend.get(name) ?? []).flatMap((part) => {
        const voice = part.driver.resolve(part.checked, known);
        return voice.ok ? [voice.value] : [];
      }),
    ]),
  );
  return {
    pools,
    facts,
    voices: resolved,
    close,
  };
};
