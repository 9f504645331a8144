import { BackendError, type BackendSession, type ResolvedVoice, type Serving } from '../backends/backend.js';
import type { OnEvent } from '../domain/events.js';
import type { EngineFacts } from '../domain/facts.js';
import type { HosoError } from '../domain/failure.js';
import type { Clock } from '../util/clock.js';
import { backendUnavailable } from './backend-unavailable.js';
import type { Engine } from './engine.js';
import type { EngineQueue } from './engine-queue.js';
import { withDeadline } from './with-deadline.js';

const PROBE_DEADLINE_MS = 10_000;
const PREPARE_DEADLINE_MS = 180_000;
const FIRST_PROBE_MS = 500;
const MAX_PROBE_MS = 15_000;

export type EnginePoolOptions = {
  readonly backend: string;
  /** What all engines agree on. */
  readonly facts: EngineFacts;
  /** Those without a session are out from the start. */
  readonly engines: readonly Engine[];
  /** How an engine's facts differ from the pool's, in words; null when they agree. */
  readonly difference: (facts: EngineFacts) => string | null;
  /** Requests of one kind go one after the other where there is a choice. */
  readonly kindOf?: Serving['kindOf'];
  readonly onEvent: OnEvent;
  readonly clock: Clock;
  /** How long a pool without any engine waits for one to come back. */
  readonly giveUpAfterMs: number;
};

export const lateEngine = (backend: string, { address }: Engine, deadlineMs: number): BackendError =>
  new BackendError('timeout', backend, `no answer within ${Math.round(deadlineMs / 1000)} s`, { address });

/** Takes engines out that do not work, asks them how they are, and takes them back. */
export class EngineRecovery {
  /** What an engine is warmed up with when it comes back. */
  voices: readonly ResolvedVoice[] = [];
  readonly #options: EnginePoolOptions;
  readonly #queue: EngineQueue;
  readonly #closing: AbortSignal;
  /** Since when no engine is left; null while there is one. */
  #downSinceMs: number | null = null;

  constructor(options: EnginePoolOptions, queue: EngineQueue, closing: AbortSignal) {
    this.#options = options;
    this.#queue = queue;
    this.#closing = closing;
  }

  takeOut(engine: Engine, reason: string): void {
    const { backend, onEvent } = this.#options;
    const { session } = engine;
    engine.takeOut();
    onEvent({ type: 'engine-away', backend, address: engine.address, reason });
    void this.#bringBack(engine, session);
    this.#watchForNone();
  }

  /** After a reset a server may be another version than before: it is asked before it is sent more. */
  lookAfter(engine: Engine, session: BackendSession): void {
    if (engine.address === null || engine.isInDoubt) return;
    engine.isInDoubt = true;
    this.#probe(engine).then(
      (probed) => {
        probed.close().catch(() => {});
        engine.isInDoubt = false;
        this.#queue.serve();
      },
      (error) => {
        if (this.#closing.aborted || engine.session !== session) return;
        this.takeOut(engine, this.#note(engine, error));
      },
    );
  }

  /** Throws BackendError, HosoError `cancelled`. */
  prepare(engine: Engine, session: BackendSession, signal: AbortSignal): Promise<void> {
    const { backend, clock } = this.#options;
    return withDeadline(async (ending) => session.prepare?.(this.voices, ending), {
      deadlineMs: PREPARE_DEADLINE_MS,
      signal,
      clock,
      late: () => lateEngine(backend, engine, PREPARE_DEADLINE_MS),
    });
  }

  unavailable(): HosoError {
    return backendUnavailable(
      this.#options.backend,
      this.#options.engines.map(({ address, lastError, lastHint }) => ({
        address,
        error: lastError,
        hint: lastHint,
      })),
      { inWork: true },
    );
  }

  #note(engine: Engine, error: unknown): string {
    engine.lastError = error instanceof Error ? error.message : String(error);
    engine.lastHint = error instanceof BackendError ? error.hint : undefined;
    return engine.lastError;
  }

  /** One look at an engine: a session when it works and still agrees with the others. */
  async #probe(engine: Engine): Promise<BackendSession> {
    const { backend, clock, difference } = this.#options;
    const opening = async (ending: AbortSignal): Promise<BackendSession> => {
      const session = await engine.reopen(ending);
      // Nobody waits for it any more.
      if (ending.aborted) await session.close();
      return session;
    };
    const session = await withDeadline(opening, {
      deadlineMs: PROBE_DEADLINE_MS,
      signal: this.#closing,
      clock,
      late: () => lateEngine(backend, engine, PROBE_DEADLINE_MS),
    });
    try {
      const differs = difference(session.facts);
      if (differs !== null) {
        const { address } = engine;
        throw new BackendError('unavailable', backend, `it came back as another one: ${differs}`, {
          address,
        });
      }
      if (this.voices.length > 0) await this.prepare(engine, session, this.#closing);
      return session;
    } catch (error) {
      await session.close().catch(() => {});
      throw error;
    }
  }

  async #bringBack(engine: Engine, old: BackendSession | null): Promise<void> {
    const { backend, clock, onEvent } = this.#options;
    for (let probes = 0; engine.session === null; probes += 1) {
      try {
        const exponent = Math.min(10, engine.timesOut - 1 + probes);
        await clock.sleep(Math.min(MAX_PROBE_MS, FIRST_PROBE_MS * 2 ** exponent), this.#closing);
        engine.session = await this.#probe(engine);
      } catch (error) {
        if (this.#closing.aborted) return;
        this.#note(engine, error);
      }
    }
    this.#downSinceMs = null;
    this.#queue.reopen();
    onEvent({ type: 'engine-back', backend, address: engine.address });
    this.#queue.serve();
    await old?.close().catch(() => {});
  }

  /** With no engine left, those who wait are told after a while; until then one may come back. */
  #watchForNone(): void {
    const { engines, clock, giveUpAfterMs } = this.#options;
    if (this.#downSinceMs !== null || engines.some(({ session }) => session !== null)) return;
    const sinceMs = clock.nowMs();
    this.#downSinceMs = sinceMs;
    clock.sleep(giveUpAfterMs, this.#closing).then(
      () => {
        if (this.#downSinceMs === sinceMs) this.#queue.fail(this.unavailable());
      },
      () => {},
    );
  }
}
