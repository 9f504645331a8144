import type { StudioEvent } from '../domain/studio-api.js';

type Listener = (event: StudioEvent) => void;

/** Tells every connected page what happens. */
export class EventHub {
  readonly #listeners = new Set<Listener>();
  #onCount: (pages: number) => void = () => {};

  get pages(): number {
    return this.#listeners.size;
  }

  /** Called with the number of connected pages whenever one comes or goes. */
  onCount(listener: (pages: number) => void): void {
    this.#onCount = listener;
  }

  emit(event: StudioEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** Gives the function that ends it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    this.#onCount(this.pages);
    return () => {
      if (this.#listeners.delete(listener)) this.#onCount(this.pages);
    };
  }
}
