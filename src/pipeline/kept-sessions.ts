import type { OnEvent } from '../domain/events.js';
import { HosoError } from '../domain/failure.js';
import type { Engines } from './open-engines.js';
import type { OpenProject } from './open-project.js';
import { openRenderSession, type PreparedScript, type RenderSession } from './render-session.js';

/** An engine may be given another dictionary or version meanwhile: after this long it is asked anew. */
const FRESH_MS = 30_000;
/** One that was away may be back soon. */
const FRESH_WITHOUT_ENGINE_MS = 2_000;
const MOST_KEPT = 6;

type Kept = {
  readonly open: OpenProject;
  readonly voices: string;
  readonly session: Promise<RenderSession>;
  readonly openedAtMs: number;
  freshMs: number;
  users: number;
  isDropped: boolean;
};

const isAway = ({ engines }: RenderSession): boolean =>
  [...engines.pools.values()].some((pool) => pool instanceof HosoError);

/** Engines that stay open between requests: one session for each project and set of voices. */
export class KeptSessions {
  /** Told what happens while sounds are made: of engines that go away. */
  onEvent: OnEvent = () => {};
  readonly #signal: AbortSignal;
  readonly #kept: Kept[] = [];
  /** The last facts of the engines, by the voices they were asked for. */
  readonly #facts = new WeakMap<OpenProject, Map<string, Engines['facts']>>();

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /**
   * Calls `work` with a session for the script's voices, which stays open while it is used. Throws what opening an
   * engine throws (HosoError `engines-differ`), and what `work` throws; an engine that failed is opened anew next time.
   */
  async use<T>(
    open: OpenProject,
    prepared: PreparedScript,
    work: (session: RenderSession) => Promise<T>,
  ): Promise<T> {
    const kept = this.#find(open, prepared);
    kept.users += 1;
    let isOpened = false;
    try {
      const session = await kept.session;
      isOpened = true;
      if (isAway(session)) kept.freshMs = FRESH_WITHOUT_ENGINE_MS;
      return await work(session);
    } catch (error) {
      if (!isOpened || (error instanceof HosoError && error.failure.code !== 'cancelled')) this.#drop(kept);
      throw error;
    } finally {
      kept.users -= 1;
      await this.#closeUnused(kept);
    }
  }

  /** From now on engines are opened anew. */
  forget(): void {
    for (const kept of [...this.#kept]) {
      this.#drop(kept);
      // What it could not close is of no use any more.
      this.#closeUnused(kept).catch(() => {});
    }
  }

  /** Those in use are closed by their last user. */
  async close(): Promise<void> {
    const all = [...this.#kept];
    for (const kept of all) this.#drop(kept);
    await Promise.all(all.map((kept) => this.#closeUnused(kept)));
  }

  #find(open: OpenProject, prepared: PreparedScript): Kept {
    const voices = [...prepared.voices.keys()].sort().join('\n');
    const now = performance.now();
    const known = this.#kept.find((kept) => kept.open === open && kept.voices === voices);
    if (known !== undefined && now - known.openedAtMs < known.freshMs) return known;
    if (known !== undefined) this.#retire(known);
    const oldest = this.#kept.length >= MOST_KEPT ? this.#kept[0] : undefined;
    if (oldest !== undefined) this.#retire(oldest);
    const session = this.#open(open, prepared, voices);
    const kept = { open, voices, session, openedAtMs: now, freshMs: FRESH_MS, users: 0, isDropped: false };
    this.#kept.push(kept);
    return kept;
  }

  /** What was known of an engine that went away still holds: what it has made before can be heard. */
  async #open(open: OpenProject, prepared: PreparedScript, voices: string): Promise<RenderSession> {
    const session = await openRenderSession(open, [prepared], {
      signal: this.#signal,
      onEvent: (event) => this.onEvent(event),
      usesCache: true,
    });
    const ofProject = this.#facts.get(open) ?? new Map<string, Engines['facts']>();
    this.#facts.set(open, ofProject);
    const facts = new Map([...(ofProject.get(voices) ?? []), ...session.engines.facts]);
    ofProject.set(voices, facts);
    return { ...session, engines: { ...session.engines, facts } };
  }

  #retire(kept: Kept): void {
    this.#drop(kept);
    this.#closeUnused(kept).catch(() => {});
  }

  #drop(kept: Kept): void {
    kept.isDropped = true;
    const at = this.#kept.indexOf(kept);
    if (at !== -1) this.#kept.splice(at, 1);
  }

  async #closeUnused(kept: Kept): Promise<void> {
    if (!kept.isDropped || kept.users > 0) return;
    const session = await kept.session.catch(() => null);
    await session?.close();
  }
}
