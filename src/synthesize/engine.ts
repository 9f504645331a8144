import type { BackendError, BackendSession } from '../backends/backend.js';

/** Failures in a row, of more than one request, after which an engine is taken out. */
const MAX_FAILURES = 3;

/** What a pool knows of one engine: whether it is up, how busy and how reliable it is. */
export class Engine {
  readonly address: string | null;
  readonly slots: number;
  /** Asks the engine anew how it is. Throws BackendError. */
  readonly reopen: (signal: AbortSignal) => Promise<BackendSession>;
  /** Null while the engine is out. */
  session: BackendSession | null = null;
  inFlight = 0;
  /** The kind of the last request that it took; null before the first. */
  lastKind: string | null = null;
  /** It failed a request, and is being asked how it is: nothing is sent to it meanwhile. */
  isInDoubt = false;
  /** It asked (Retry-After) not to be sent anything before. */
  restsUntilMs = 0;
  lastError: string | null = null;
  lastHint: string | undefined;
  /** Times it was taken out since it last answered well: it is left alone longer each time. */
  timesOut = 0;
  msPerCharacter = 0;
  /** The requests, by their order, that failed since the last one that went well. */
  #failed: number[] = [];

  constructor(address: string | null, slots: number, reopen: Engine['reopen']) {
    this.address = address;
    this.slots = slots;
    this.reopen = reopen;
  }

  isWorking(nowMs: number): boolean {
    return this.session !== null && !this.isInDoubt && this.restsUntilMs <= nowMs;
  }

  /** Fails whatever it is sent, not one request only. */
  isFailing(): boolean {
    return this.session === null || new Set(this.#failed).size > 1;
  }

  noteSuccess(msPerCharacter: number): void {
    this.#failed = [];
    this.timesOut = 0;
    this.msPerCharacter =
      this.msPerCharacter === 0 ? msPerCharacter : this.msPerCharacter * 0.8 + msPerCharacter * 0.2;
  }

  /** Whether the engine has to be taken out. */
  noteFailure(error: BackendError, order: number): boolean {
    if (error.kind === 'rejected') return false;
    this.lastError = error.message;
    this.lastHint = error.hint;
    // A program that is started anew for each request does not go away or hang as a server does.
    if (this.address === null) {
      this.#failed.push(order);
      return false;
    }
    if (error.kind === 'unavailable' || error.kind === 'timeout') return true;
    if (error.retryAfterMs !== undefined) return false;
    this.#failed.push(order);
    return this.#failed.length >= MAX_FAILURES && new Set(this.#failed).size > 1;
  }

  takeOut(): void {
    this.session = null;
    this.isInDoubt = false;
    this.timesOut += 1;
    this.#failed = [];
  }
}
