import { type Backend, BackendError, type OpenContext } from '../backends/backend.js';
import type { EngineFacts } from '../domain/facts.js';
import { type Clock, systemClock } from '../util/clock.js';
import { Engine } from './engine.js';
import { lateEngine } from './engine-recovery.js';
import { withDeadline } from './with-deadline.js';

const DEADLINE_MS = 15_000;

/** What an engine says of itself; without facts it does not work, and `error` and `hint` say why. */
export type AskedEngine = {
  readonly address: string | null;
  readonly facts: EngineFacts | null;
  readonly error: string | null;
  readonly hint: string | null;
};

/** Looks at one engine and leaves it alone. Throws HosoError `cancelled`. */
export const askEngine = async (
  backend: Backend,
  address: string | null,
  context: Omit<OpenContext, 'signal'>,
  signal: AbortSignal,
  clock: Clock = systemClock,
): Promise<AskedEngine> => {
  const engine = new Engine(address, 1, (ending) => backend.open(address, { ...context, signal: ending }));
  try {
    const session = await withDeadline(engine.reopen, {
      deadlineMs: DEADLINE_MS,
      signal,
      clock,
      late: () => lateEngine(backend.name, engine, DEADLINE_MS),
    });
    await session.close();
    return { address: session.address, facts: session.facts, error: null, hint: null };
  } catch (error) {
    if (!(error instanceof BackendError)) throw error;
    return { address, facts: null, error: error.message, hint: error.hint ?? null };
  }
};
