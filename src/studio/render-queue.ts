import type { OnEvent, RenderEvent } from '../domain/events.js';
import { type Failure, HosoError } from '../domain/failure.js';
import type { RenderProgress, StudioProblem } from '../domain/studio-api.js';
import type { KnownScript } from '../pipeline/known-scripts.js';
import { problemOf } from '../pipeline/problem-of.js';
import { renderScripts } from '../pipeline/render-scripts.js';
import type { Workbench } from '../pipeline/workbench.js';
import { withLinkedSignal } from '../util/with-linked-signal.js';
import type { EventHub } from './event-hub.js';
import type { RenderState } from './script-desk.js';

/** Pages are told of each clip; how far the whole queue is, this often. */
const TELL_MS = 250;

type Entry = {
  readonly known: KnownScript;
  readonly ending: AbortController;
  isRendering: boolean;
  done: number;
  total: number | null;
};

/** Renders episodes one after the other, as `hoso render` does. */
export class RenderQueue {
  /** Told of everything that happens in a render. */
  onEvent: OnEvent = () => {};
  readonly #bench: Workbench;
  readonly #hub: EventHub;
  readonly #host: string | undefined;
  readonly #onBug: (error: unknown) => void;
  readonly #queue: Entry[] = [];
  readonly #failed = new Map<string, readonly StudioProblem[]>();
  #running: Promise<void> = Promise.resolve();
  #telling: NodeJS.Timeout | undefined;

  constructor(bench: Workbench, hub: EventHub, host: string | undefined, onBug: (error: unknown) => void) {
    this.#bench = bench;
    this.#hub = hub;
    this.#host = host;
    this.#onBug = onBug;
  }

  get queue(): readonly RenderProgress[] {
    return this.#queue.map(({ known, isRendering, done, total }) => ({
      id: known.id,
      state: isRendering ? 'rendering' : 'waiting',
      done,
      total,
    }));
  }

  stateOf(id: string): RenderState | null {
    const entry = this.#queue.find(({ known }) => known.id === id);
    if (entry !== undefined) return { state: entry.isRendering ? 'rendering' : 'waiting', problems: [] };
    const problems = this.#failed.get(id);
    return problems === undefined ? null : { state: 'failed', problems };
  }

  /** Those that wait or run already are not taken twice. */
  add(scripts: readonly KnownScript[]): void {
    for (const known of scripts) {
      if (this.#queue.some((entry) => entry.known.id === known.id)) continue;
      const ending = new AbortController();
      const entry = { known, ending, isRendering: false, done: 0, total: null };
      this.#failed.delete(known.id);
      this.#queue.push(entry);
      this.#running = this.#running.then(() => this.#render(entry));
    }
    this.#tell();
  }

  /**
   * What it has synthesized is kept. False: it neither waits nor runs. One that runs still has to end, but it leaves the
   * queue at once: asked for again, it is rendered again.
   */
  cancel(id: string): boolean {
    const entry = this.#queue.find(({ known }) => known.id === id);
    if (entry === undefined) return false;
    entry.ending.abort();
    this.#remove(entry);
    this.#tell();
    return true;
  }

  /** Waits until what was in work has ended. */
  async close(): Promise<void> {
    for (const entry of [...this.#queue]) {
      entry.ending.abort();
      this.#remove(entry);
    }
    await this.#running;
    clearTimeout(this.#telling);
  }

  async #render(entry: Entry): Promise<void> {
    const { known, ending } = entry;
    if (ending.signal.aborted) return;
    entry.isRendering = true;
    this.#tell();
    const failures = await this.#failuresOf(entry).catch((error: unknown): readonly Failure[] => {
      if (error instanceof HosoError) return [error.failure];
      this.#onBug(error);
      return [{ code: 'synthesis-failed', message: 'This is a bug in hoso: the terminal says more.' }];
    });
    this.#remove(entry);
    const isFailed = failures.length > 0 && !ending.signal.aborted && !this.#bench.signal.aborted;
    if (isFailed) this.#failed.set(known.id, failures.map(problemOf));
    this.#hub.emit({ type: 'episode-changed', id: known.id });
    this.#tell();
  }

  async #failuresOf(entry: Entry): Promise<readonly Failure[]> {
    const { known, ending } = entry;
    const open = this.#bench.sound;
    if (!open.ok) return open.error;
    const [outcome] = await withLinkedSignal([ending.signal, this.#bench.signal], (signal) =>
      renderScripts(open.value, open.value.project.root, [known.path], {
        host: this.#host,
        usesCache: true,
        signal,
        onEvent: (event) => this.#onEvent(entry, event),
      }),
    );
    return outcome?.result?.ok === false ? outcome.result.error : [];
  }

  #onEvent(entry: Entry, event: RenderEvent): void {
    if (event.type === 'render-start') entry.total = event.utterances;
    if (event.type === 'clip-cached' || event.type === 'clip-end') entry.done += 1;
    this.#hub.emit({ type: 'render', id: entry.known.id, event });
    this.onEvent(event);
    this.#telling ??= setTimeout(() => this.#tell(), TELL_MS);
  }

  #remove(entry: Entry): void {
    const at = this.#queue.indexOf(entry);
    if (at !== -1) this.#queue.splice(at, 1);
  }

  #tell(): void {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    this.#hub.emit({ type: 'renders-changed', queue: this.queue });
  }
}
