import type { RenderEvent } from '../domain/events.js';
import type { EngineView } from '../domain/studio-api.js';
import { listEngines } from '../pipeline/list-engines.js';
import type { Workbench } from '../pipeline/workbench.js';
import type { EventHub } from './event-hub.js';

const POLL_MS = 10_000;
/** What was seen so recently is true still. */
const FRESH_MS = 1_000;

/** Asks the engines now and then while a page is connected, and tells it when one comes or goes. */
export class EngineWatch {
  readonly #bench: Workbench;
  readonly #hub: EventHub;
  readonly #onBug: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #last: { readonly seen: readonly EngineView[]; readonly atMs: number } | null = null;
  #asking: Promise<readonly EngineView[]> | null = null;

  constructor(bench: Workbench, hub: EventHub, onBug: (error: unknown) => void) {
    this.#bench = bench;
    this.#hub = hub;
    this.#onBug = onBug;
    hub.onCount((pages) => this.#follow(pages));
    bench.sessions.onEvent = (event) => this.notice(event);
  }

  /** An engine that fails is looked at at once. */
  notice({ type }: RenderEvent): void {
    if (type === 'engine-away' || type === 'engine-back') this.#look();
  }

  /** The engines as they are now. */
  async engines(): Promise<readonly EngineView[]> {
    const last = this.#last;
    if (last !== null && performance.now() - last.atMs < FRESH_MS) return last.seen;
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #look(): void {
    if (this.#last !== null) this.#last = { ...this.#last, atMs: Number.NEGATIVE_INFINITY };
    this.engines().catch((error: unknown) => {
      if (!this.#bench.signal.aborted) this.#onBug(error);
    });
  }

  async #ask(): Promise<readonly EngineView[]> {
    const seen = await listEngines(this.#bench.open, this.#bench.signal);
    const before = this.#last;
    this.#last = { seen, atMs: performance.now() };
    if (before !== null && JSON.stringify(before.seen) !== JSON.stringify(seen)) {
      // What was known of an engine that came, went or is another version is no longer true.
      this.#bench.sessions.forget();
      this.#hub.emit({ type: 'engines-changed', engines: seen });
    }
    return seen;
  }

  #follow(pages: number): void {
    if (pages === 0) {
      this.close();
      return;
    }
    this.#timer ??= setInterval(() => this.#look(), POLL_MS);
  }
}
