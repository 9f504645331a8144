import type { BackendSession } from '../backends/backend.js';
import type { Clock } from '../util/clock.js';
import { cancelled } from './cancelled.js';
import type { Engine } from './engine.js';

export type TakenEngine = { readonly engine: Engine; readonly session: BackendSession };

export type Place = Pick<Waiter, 'order' | 'kind' | 'failed'>;

type Waiter = {
  readonly order: number;
  /** Null where it makes no difference to an engine what it did before. */
  readonly kind: string | null;
  readonly failed: ReadonlySet<string | null>;
  readonly give: (taken: TakenEngine) => void;
  readonly fail: (error: Error) => void;
};

const load = (engine: Engine): number => engine.inFlight / engine.slots;

/** Hands the free places of engines to those who wait, in their order. */
export class EngineQueue {
  readonly #engines: readonly Engine[];
  readonly #clock: Clock;
  readonly #closing: AbortSignal;
  #waiters: Waiter[] = [];
  #failure: Error | null = null;
  #wakesAtMs = Number.POSITIVE_INFINITY;

  constructor(engines: readonly Engine[], clock: Clock, closing: AbortSignal) {
    this.#engines = engines;
    this.#clock = clock;
    this.#closing = closing;
  }

  /** Waits for a place; who takes it lowers `engine.inFlight` and calls `serve` when done. Throws HosoError. */
  take({ order, kind, failed }: Place, signal: AbortSignal): Promise<TakenEngine> {
    return new Promise((resolve, reject) => {
      if (signal.aborted || this.#failure !== null) {
        reject(signal.aborted ? cancelled() : this.#failure);
        return;
      }
      const onAbort = (): void => {
        this.#waiters = this.#waiters.filter((other) => other !== waiter);
        reject(cancelled());
      };
      const done = (): void => signal.removeEventListener('abort', onAbort);
      const waiter: Waiter = {
        order,
        kind,
        failed,
        give: (taken) => {
          done();
          resolve(taken);
        },
        fail: (error) => {
          done();
          reject(error);
        },
      };
      signal.addEventListener('abort', onAbort, { once: true });
      const behind = this.#waiters.findIndex((other) => other.order > order);
      this.#waiters.splice(behind === -1 ? this.#waiters.length : behind, 0, waiter);
      this.serve();
    });
  }

  serve(): void {
    for (;;) {
      const next = this.#next();
      if (next === null) break;
      const { waiter, engine, session } = next;
      engine.inFlight += 1;
      engine.lastKind = waiter.kind;
      this.#waiters = this.#waiters.filter((other) => other !== waiter);
      waiter.give({ engine, session });
    }
    if (this.#waiters.length > 0) this.#wakeAfterRest();
  }

  /** Sends everybody away, also those who come later, until `reopen`. */
  fail(error: Error): void {
    this.#failure = error;
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const waiter of waiters) waiter.fail(error);
  }

  reopen(): void {
    this.#failure = null;
  }

  /**
   * Who is served next, and by whom: the first one, in their order, whose kind a free engine did last; else one of
   * a kind that no engine is at; else the first one.
   */
  #next(): (TakenEngine & { readonly waiter: Waiter }) | null {
    const kinds = new Set(this.#engines.map(({ lastKind }) => lastKind));
    let best: (TakenEngine & { readonly waiter: Waiter }) | null = null;
    let bestRank = Number.POSITIVE_INFINITY;
    for (const waiter of this.#waiters) {
      const engine = this.#pick(waiter);
      if (engine === null || engine.session === null) continue;
      const { kind } = waiter;
      const rank = kind === null || engine.lastKind === kind ? 0 : kinds.has(kind) ? 2 : 1;
      if (rank >= bestRank) continue;
      best = { waiter, engine, session: engine.session };
      bestRank = rank;
      if (rank === 0) break;
    }
    return best;
  }

  /**
   * The engine that did the like last, else the least busy one, of two the faster one. One that failed the request
   * only when no other is up.
   */
  #pick({ failed, kind }: Waiter): Engine | null {
    const nowMs = this.#clock.nowMs();
    const working = this.#engines.filter((engine) => engine.isWorking(nowMs));
    const others = working.filter(({ address }) => !failed.has(address));
    const free = (others.length > 0 ? others : working).filter(({ inFlight, slots }) => inFlight < slots);
    const like = kind === null ? undefined : free.find(({ lastKind }) => lastKind === kind);
    if (like !== undefined) return like;
    let best: Engine | null = null;
    for (const engine of free) {
      const isBetter =
        best === null ||
        load(engine) < load(best) ||
        (load(engine) === load(best) && engine.msPerCharacter < best.msPerCharacter);
      if (isBetter) best = engine;
    }
    return best;
  }

  #wakeAfterRest(): void {
    const nowMs = this.#clock.nowMs();
    const rests = this.#engines
      .filter(({ session, restsUntilMs }) => session !== null && restsUntilMs > nowMs)
      .map(({ restsUntilMs }) => restsUntilMs);
    const wakesAtMs = Math.min(...rests);
    if (rests.length === 0 || wakesAtMs >= this.#wakesAtMs) return;
    this.#wakesAtMs = wakesAtMs;
    this.#clock.sleep(wakesAtMs - nowMs, this.#closing).then(
      () => {
        this.#wakesAtMs = Number.POSITIVE_INFINITY;
        this.serve();
      },
      () => {},
    );
  }
}
