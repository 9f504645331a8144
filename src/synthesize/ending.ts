import { cancelled } from './cancelled.js';

/** Tells work that nobody wants its result any more. Lighter than an AbortController while nothing listens. */
export class Ending {
  #controller: AbortController | null = null;
  #isOver = false;

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Aborts with HosoError `cancelled`. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#isOver) this.#controller.abort(cancelled());
    return this.#controller.signal;
  }

  end(): void {
    this.#isOver = true;
    this.#controller?.abort(cancelled());
  }
}
