import { setMaxListeners } from 'node:events';
import {
  BackendError,
  type BackendSession,
  type ResolvedVoice,
  type SynthesisRequest,
} from '../backends/backend.js';
import type { OnEvent } from '../domain/events.js';
import type { EngineFacts } from '../domain/facts.js';
import type { HosoError } from '../domain/failure.js';
import type { Clock } from '../util/clock.js';
import { backendUnavailable } from './backend-unavailable.js';
import { cancelled } from './cancelled.js';
import type { Engine } from './engine.js';
import { EngineQueue } from './engine-queue.js';
import { requestDeadlineMs } from './retry.js';
import { withDeadline } from './with-deadline.js';

const PROBE_DEADLINE_MS = 10_000;
const PREPARE_DEADLINE_MS = 180_000;
const FIRST_PROBE_MS = 500;
const MAX_PROBE_MS = 15_000;
const CLOSE_DEADLINE_MS = 500;
/** A server that asks for a longer rest is out, not busy. */
const MAX_REST_MS = 300_000;

export type EnginePoolOptions = {
  readonly backend: string;
  /** What all engines agree on. */
  readonly facts: EngineFacts;
  /** Those without a session are out from the start. */
  readonly engines: readonly Engine[];
  /** How an engine's facts differ from the pool's, in words; null when they agree. */
  readonly difference: (facts: EngineFacts) => string | null;
  readonly onEvent: OnEvent;
  readonly clock: Clock;
  /** How long a pool without any engine waits for one to come back. */
  readonly giveUpAfterMs: number;
};

export type RunOptions = {
  /** Smaller is served first. */
  readonly order: number;
  readonly reading: string;
  /** Addresses that failed this request before: avoided where there are others. */
  readonly failed: ReadonlySet<string | null>;
  readonly signal: AbortSignal;
};

export type EngineTask<T> = (session: BackendSession, signal: AbortSignal) => Promise<T>;

/**
 * The engines of one backend. A request goes to the least busy one that works; one that fails or hangs is taken
 * out, asked again and again how it is, and taken back.
 */
export class EnginePool {
  readonly backend: string;
  readonly facts: EngineFacts;
  /** Requests in flight when all engines work. */
  readonly slots: number;
  readonly #options: EnginePoolOptions;
  readonly #queue: EngineQueue;
  readonly #closing = new AbortController();
  #voices: readonly ResolvedVoice[] = [];
  #downSinceMs: number | null = null;

  constructor(options: EnginePoolOptions) {
    this.#options = options;
    // A few listeners for each engine that is out.
    setMaxListeners(0, this.#closing.signal);
    this.backend = options.backend;
    this.facts = options.facts;
    this.slots = options.engines.reduce((total, engine) => total + engine.slots, 0);
    this.#queue = new EngineQueue(options.engines, options.clock, this.#closing.signal);
    for (const engine of options.engines) {
      if (engine.session === null) this.#takeOut(engine, engine.lastError ?? 'no answer');
    }
  }

  /** Warms every engine up. One that fails at it is taken out. Throws HosoError `cancelled`. */
  async prepare(voices: readonly ResolvedVoice[], signal: AbortSignal): Promise<void> {
    this.#voices = voices;
    await Promise.all(
      this.#options.engines.map(async (engine) => {
        const { session } = engine;
        if (session === null) return;
        try {
          await this.#prepareSession(engine, session, signal);
        } catch (error) {
          if (!(error instanceof BackendError)) throw error;
          this.#noteFailure(engine, session, error, -1);
        }
      }),
    );
  }

  /**
   * Runs one request on an engine. Throws BackendError when the engine fails (with its address), HosoError
   * `backend-unavailable` when none is left, HosoError `cancelled`.
   */
  async run<T>(task: EngineTask<T>, { order, reading, failed, signal }: RunOptions): Promise<T> {
    const { clock } = this.#options;
    const { engine, session } = await this.#queue.take(order, failed, signal);
    const startedMs = clock.nowMs();
    const deadlineMs = requestDeadlineMs(reading);
    try {
      const value = await withDeadline((ending) => task(session, ending), {
        deadlineMs,
        signal,
        clock,
        late: () => this.#late(engine, deadlineMs),
      });
      if (engine.session === session) {
        engine.noteSuccess((clock.nowMs() - startedMs) / Math.max(1, reading.length));
      }
      return value;
    } catch (error) {
      if (signal.aborted) throw cancelled();
      if (!(error instanceof BackendError)) throw error;
      const placed = this.#placed(engine, error);
      this.#noteFailure(engine, session, placed, order);
      throw placed;
    } finally {
      engine.inFlight -= 1;
      this.#queue.serve();
    }
  }

  /** The kana that the engine will say; null where the backend cannot tell. */
  async pronounce(request: SynthesisRequest, signal: AbortSignal): Promise<string | null> {
    return this.run(async (session, ending) => (await session.pronounce?.(request, ending)) ?? null, {
      order: 0,
      reading: request.reading,
      failed: new Set(),
      signal,
    });
  }

  /** Every engine is out, or fails whatever it is sent. */
  isFailing(): boolean {
    return this.#options.engines.every((engine) => engine.isFailing());
  }

  unavailable(): HosoError {
    return backendUnavailable(
      this.backend,
      this.#options.engines.map(({ address, lastError, lastHint }) => ({
        address,
        error: lastError,
        hint: lastHint,
      })),
    );
  }

  /** Ends within half a second, whatever the engines do. */
  async close(): Promise<void> {
    this.#closing.abort(cancelled());
    this.#queue.fail(cancelled());
    const closed = this.#options.engines.map(async ({ session }) => session?.close());
    const late = new AbortController();
    await Promise.race([
      Promise.allSettled(closed),
      this.#options.clock.sleep(CLOSE_DEADLINE_MS, late.signal).catch(() => {}),
    ]);
    late.abort();
  }

  #late({ address }: Engine, deadlineMs: number): BackendError {
    const seconds = Math.round(deadlineMs / 1000);
    return new BackendError('timeout', this.backend, `no answer within ${seconds} s`, { address });
  }

  #placed({ address }: Engine, error: BackendError): BackendError {
    if (error.address === address) return error;
    const { kind, backend, message, hint, retryAfterMs } = error;
    return new BackendError(kind, backend, message, {
      address,
      ...(hint === undefined ? {} : { hint }),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      cause: error,
    });
  }

  #noteFailure(engine: Engine, session: BackendSession, error: BackendError, order: number): void {
    // The request may have begun before the engine was taken out and came back.
    if (engine.session !== session) return;
    const { retryAfterMs } = error;
    if (retryAfterMs !== undefined && retryAfterMs <= MAX_REST_MS) {
      engine.restsUntilMs = Math.max(engine.restsUntilMs, this.#options.clock.nowMs() + retryAfterMs);
    }
    const isOut = engine.noteFailure(error, order) || (retryAfterMs ?? 0) > MAX_REST_MS;
    if (isOut) this.#takeOut(engine, error.message);
    else if (error.kind === 'transient' && retryAfterMs === undefined) void this.#lookAfter(engine, session);
  }

  /** A server may have been restarted, and be another version by now: it is asked before it is sent more. */
  async #lookAfter(engine: Engine, session: BackendSession): Promise<void> {
    if (engine.address === null || engine.isInDoubt) return;
    engine.isInDoubt = true;
    try {
      const probed = await this.#probe(engine);
      await probed.close();
      engine.isInDoubt = false;
      this.#queue.serve();
    } catch (error) {
      if (this.#closing.signal.aborted || engine.session !== session) return;
      engine.lastError = error instanceof Error ? error.message : String(error);
      this.#takeOut(engine, engine.lastError);
    }
  }

  #takeOut(engine: Engine, reason: string): void {
    const { session } = engine;
    engine.takeOut();
    this.#options.onEvent({ type: 'engine-away', backend: this.backend, address: engine.address, reason });
    void this.#bringBack(engine, session);
    this.#watchForNone();
  }

  #prepareSession(engine: Engine, session: BackendSession, signal: AbortSignal): Promise<void> {
    return withDeadline(async (ending) => session.prepare?.(this.#voices, ending), {
      deadlineMs: PREPARE_DEADLINE_MS,
      signal,
      clock: this.#options.clock,
      late: () => this.#late(engine, PREPARE_DEADLINE_MS),
    });
  }

  /** One look at an engine that is out: a session when it works again and still agrees with the others. */
  async #probe(engine: Engine): Promise<BackendSession> {
    const { clock, difference } = this.#options;
    const { signal } = this.#closing;
    let isLate = true;
    const opening = async (ending: AbortSignal): Promise<BackendSession> => {
      const session = await engine.reopen(ending);
      if (isLate && ending.aborted) await session.close();
      return session;
    };
    const session = await withDeadline(opening, {
      deadlineMs: PROBE_DEADLINE_MS,
      signal,
      clock,
      late: () => this.#late(engine, PROBE_DEADLINE_MS),
    });
    isLate = false;
    try {
      const differs = difference(session.facts);
      if (differs !== null) {
        throw new BackendError('unavailable', this.backend, `it came back as another one: ${differs}`, {
          address: engine.address,
        });
      }
      if (this.#voices.length > 0) await this.#prepareSession(engine, session, signal);
      return session;
    } catch (error) {
      await session.close().catch(() => {});
      throw error;
    }
  }

  async #bringBack(engine: Engine, old: BackendSession | null): Promise<void> {
    const { clock, onEvent } = this.#options;
    for (let probes = 0; engine.session === null; probes += 1) {
      try {
        const exponent = Math.min(10, engine.timesOut - 1 + probes);
        await clock.sleep(Math.min(MAX_PROBE_MS, FIRST_PROBE_MS * 2 ** exponent), this.#closing.signal);
        engine.session = await this.#probe(engine);
      } catch (error) {
        if (this.#closing.signal.aborted) return;
        engine.lastError = error instanceof Error ? error.message : String(error);
      }
    }
    this.#downSinceMs = null;
    this.#queue.reopen();
    onEvent({ type: 'engine-back', backend: this.backend, address: engine.address });
    this.#queue.serve();
    await old?.close().catch(() => {});
  }

  /** With no engine left, those who wait are told after a while; until then one may come back. */
  #watchForNone(): void {
    const { engines, clock, giveUpAfterMs } = this.#options;
    if (this.#downSinceMs !== null || engines.some(({ session }) => session !== null)) return;
    const sinceMs = clock.nowMs();
    this.#downSinceMs = sinceMs;
    clock.sleep(giveUpAfterMs, this.#closing.signal).then(
      () => {
        if (this.#downSinceMs === sinceMs) this.#queue.fail(this.unavailable());
      },
      () => {},
    );
  }
}
