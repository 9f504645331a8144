import { setMaxListeners } from 'node:events';
import {
  BackendError,
  type BackendSession,
  type ResolvedVoice,
  type SynthesisRequest,
} from '../backends/backend.js';
import type { EngineFacts } from '../domain/facts.js';
import type { HosoError } from '../domain/failure.js';
import { cancelled } from './cancelled.js';
import type { Engine } from './engine.js';
import { EngineQueue } from './engine-queue.js';
import { type EnginePoolOptions, EngineRecovery, lateEngine } from './engine-recovery.js';
import { requestDeadlineMs } from './retry.js';
import { withDeadline } from './with-deadline.js';

/** The order of what is no request. */
const WARM_UP = -1;
const CLOSE_DEADLINE_MS = 500;
/** A server that asks for a longer rest is out, not busy. */
const MAX_REST_MS = 300_000;

export type RunOptions = {
  /** Smaller is served first. */
  readonly order: number;
  readonly request: SynthesisRequest;
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
  /** Requests that may ask for an engine at a time: enough that none is idle, or all when it can choose by kind. */
  readonly waiting: number;
  readonly #options: EnginePoolOptions;
  readonly #queue: EngineQueue;
  readonly #recovery: EngineRecovery;
  readonly #closing = new AbortController();

  constructor(options: EnginePoolOptions) {
    this.#options = options;
    // A few listeners for each engine that is out.
    setMaxListeners(0, this.#closing.signal);
    this.backend = options.backend;
    this.facts = options.facts;
    const slots = options.engines.reduce((total, engine) => total + engine.slots, 0);
    // Twice the places: an engine is never idle while one request waits to be tried again or is being stored.
    this.waiting = options.kindOf === undefined ? 2 * slots : Number.POSITIVE_INFINITY;
    this.#queue = new EngineQueue(options.engines, options.clock, this.#closing.signal);
    this.#recovery = new EngineRecovery(options, this.#queue, this.#closing.signal);
    for (const engine of options.engines) {
      if (engine.session === null) this.#recovery.takeOut(engine, engine.lastError ?? 'no answer');
    }
  }

  /** Warms every engine up; each takes requests as soon as it is warm. One that fails at it is taken out. */
  prepare(voices: readonly ResolvedVoice[]): void {
    this.#recovery.voices = voices;
    for (const engine of this.#options.engines) {
      if (engine.session !== null) void this.#warmUp(engine, engine.session);
    }
  }

  async #warmUp(engine: Engine, session: BackendSession): Promise<void> {
    engine.isInDoubt = true;
    let problem: unknown;
    try {
      await this.#recovery.prepare(engine, session, this.#closing.signal);
    } catch (error) {
      problem = error;
    }
    if (this.#closing.signal.aborted) return;
    engine.isInDoubt = false;
    if (problem instanceof BackendError) this.#noteFailure(engine, session, problem, WARM_UP);
    else if (problem instanceof Error) this.#queue.fail(problem);
    this.#queue.serve();
  }

  /**
   * Runs one request on an engine. Throws BackendError when the engine fails (with its address), HosoError
   * `backend-unavailable` when none is left, HosoError `cancelled`.
   */
  async run<T>(task: EngineTask<T>, { order, request, failed, signal }: RunOptions): Promise<T> {
    const { clock, kindOf } = this.#options;
    const { reading, options } = request;
    const kind = kindOf?.(options) ?? null;
    const { engine, session } = await this.#queue.take({ order, kind, failed }, signal);
    const startedMs = clock.nowMs();
    const deadlineMs = requestDeadlineMs(reading);
    try {
      const value = await withDeadline((ending) => task(session, ending), {
        deadlineMs,
        signal,
        clock,
        late: () => lateEngine(this.backend, engine, deadlineMs),
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
      request,
      failed: new Set(),
      signal,
    });
  }

  /** Every engine is out, or fails whatever it is sent. */
  isFailing(): boolean {
    return this.#options.engines.every((engine) => engine.isFailing());
  }

  unavailable(): HosoError {
    return this.#recovery.unavailable();
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
    if (isOut) this.#recovery.takeOut(engine, error.message);
    else if (error.kind === 'transient' && retryAfterMs === undefined)
      this.#recovery.lookAfter(engine, session);
  }
}
