import { availableParallelism } from 'node:os';
import { type Backend, BackendError, type BackendSession, type OpenContext } from '../backends/backend.js';
import type { OnEvent } from '../domain/events.js';
import type { EngineFacts } from '../domain/facts.js';
import { HosoError } from '../domain/failure.js';
import { type Clock, systemClock } from '../util/clock.js';
import { backendUnavailable } from './backend-unavailable.js';
import { Engine } from './engine.js';
import { EnginePool } from './engine-pool.js';
import { lateEngine } from './engine-recovery.js';
import { versionDifference, voiceDifference } from './facts-difference.js';
import { mixedFacts } from './mixed-facts.js';
import { withDeadline } from './with-deadline.js';

const OPEN_DEADLINE_MS = 15_000;
const GIVE_UP_AFTER_MS = 15_000;
const VERSION_HINT =
  'Give all of them the same version and user dictionary, or go on with --allow-mixed-engines.';
const VOICE_HINT =
  'Give all of them the same voices, or take the address of the other one out of the settings.';

export type OpenEnginePoolOptions = {
  readonly context: Omit<OpenContext, 'signal'>;
  readonly signal: AbortSignal;
  /** Requests in flight per address (`--jobs`). */
  readonly jobs?: number;
  /** Go on with engines of different versions or dictionaries (`--allow-mixed-engines`). */
  readonly allowMixedEngines?: boolean;
  readonly onEvent: OnEvent;
  readonly clock?: Clock;
  /** How long a pool without any engine waits for one to come back. */
  readonly giveUpAfterMs?: number;
};

type Opened = { readonly engine: Engine; readonly session: BackendSession | null };

const openOne = async (
  backend: Backend,
  address: string | null,
  slots: number,
  { context, signal, clock = systemClock }: OpenEnginePoolOptions,
): Promise<Opened> => {
  const engine = new Engine(address, slots, (ending) =>
    backend.open(address, { ...context, signal: ending }),
  );
  try {
    const session = await withDeadline(engine.reopen, {
      deadlineMs: OPEN_DEADLINE_MS,
      signal,
      clock,
      late: () => lateEngine(backend.name, engine, OPEN_DEADLINE_MS),
    });
    return { engine, session };
  } catch (error) {
    if (!(error instanceof BackendError)) throw error;
    engine.lastError = error.message;
    engine.lastHint = error.hint;
    return { engine, session: null };
  }
};

type Difference = { readonly text: string; readonly hint: string };

const mixedEngines = (
  backend: string,
  all: readonly BackendSession[],
  { text, hint }: Difference,
): HosoError => {
  const lines = all.map(
    ({ address, facts }) => `${address ?? backend}: version ${facts.version ?? 'unknown'}`,
  );
  return new HosoError({
    code: 'engines-differ',
    message: `The ${backend} engines do not sound alike (${text}):\n  ${lines.join('\n  ')}`,
    hint,
  });
};

/**
 * Opens a session with every address of a backend. Those that do not answer are out, and taken in later. Throws
 * HosoError `backend-unavailable` when none answers, `engines-differ` when they would not sound alike, `cancelled`.
 * The pool must be closed.
 */
export const openEnginePool = async (
  backend: Backend,
  options: OpenEnginePoolOptions,
): Promise<EnginePool> => {
  const { context, jobs, onEvent, clock = systemClock } = options;
  const serving = backend.serving?.(context.settings) ?? null;
  const slots = Math.min(
    jobs ?? backend.capabilities.maxConcurrency ?? availableParallelism(),
    serving?.maxInFlight ?? Number.POSITIVE_INFINITY,
  );
  const addresses = backend.addresses(context.settings, context.env);
  const opened = await Promise.all(addresses.map((address) => openOne(backend, address, slots, options)));
  const sessions = opened.flatMap(({ session }) => (session === null ? [] : [session]));
  const [first] = sessions;
  if (first === undefined) {
    throw backendUnavailable(
      backend.name,
      opened.map(({ engine }) => ({
        address: engine.address,
        error: engine.lastError,
        hint: engine.lastHint,
      })),
    );
  }
  const difference = (facts: EngineFacts): Difference | null => {
    const version = options.allowMixedEngines === true ? null : versionDifference(first.facts, facts);
    if (version !== null) return { text: version, hint: VERSION_HINT };
    const voice = voiceDifference(backend, context.voices, first.facts, facts);
    return voice === null ? null : { text: voice, hint: VOICE_HINT };
  };
  for (const { facts } of sessions) {
    const differs = difference(facts);
    if (differs === null) continue;
    await Promise.allSettled(sessions.map((session) => session.close()));
    throw mixedEngines(backend.name, sessions, differs);
  }
  for (const { engine, session } of opened) engine.session = session;
  return new EnginePool({
    backend: backend.name,
    facts: mixedFacts(
      first.facts,
      sessions.map(({ facts }) => facts),
    ),
    engines: opened.map(({ engine }) => engine),
    difference: (facts) => difference(facts)?.text ?? null,
    ...(serving === null ? {} : { kindOf: serving.kindOf }),
    onEvent,
    clock,
    giveUpAfterMs: options.giveUpAfterMs ?? GIVE_UP_AFTER_MS,
  });
};
