import { setMaxListeners } from 'node:events';
import { openCache } from '../cache/cache.js';
import type { ClipStore } from '../cache/clip-store.js';
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
/** A look does not wait longer for an engine: one that hangs takes 15 s to be given up. */
const PATIENCE_MS = 1_500;

/** What a look at a script needs: nothing is made. */
export type Seen = { readonly engines: Engines; readonly clips: ClipStore };

type Kept = {
  readonly open: OpenProject;
  readonly voices: string;
  readonly session: Promise<RenderSession>;
  /** Lets go of all that listens, once it is closed. */
  readonly end: () => void;
  /** When it was opened, or given up; until then when that began. */
  sinceMs: number;
  freshMs: number;
  /** Somebody has looked without it. */
  isMissed: boolean;
  users: number;
  isDropped: boolean;
};

const isAway = ({ engines }: RenderSession): boolean =>
  [...engines.pools.values()].some((pool) => pool instanceof HosoError);

const isSettledWithin = async (promise: Promise<unknown>, ms: number): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((done) => {
    timer = setTimeout(() => done(false), ms);
  });
  const settled = promise.then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([settled, late]);
  } finally {
    clearTimeout(timer);
  }
};

const unanswered = (backend: string): HosoError =>
  new HosoError({ code: 'backend-unavailable', message: `${backend} has not answered yet` });

/** Engines that stay open between requests: one session for each project and set of voices. */
export class KeptSessions {
  /** Told what happens while sounds are made: of engines that go away. */
  onEvent: OnEvent = () => {};
  /** Called when an engine has been opened, or given up, that a look did not wait for. */
  onLate: () => void = () => {};
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
      return await work(session);
    } catch (error) {
      if (!isOpened || (error instanceof HosoError && error.failure.code !== 'cancelled')) this.#drop(kept);
      throw error;
    } finally {
      kept.users -= 1;
      await this.#closeUnused(kept);
    }
  }

  /**
   * Calls `work` with what is known of the script's engines: as they are, or, where they take long to answer, as they
   * were. Throws what `use` throws.
   */
  async look<T>(open: OpenProject, prepared: PreparedScript, work: (seen: Seen) => Promise<T>): Promise<T> {
    const kept = this.#find(open, prepared);
    if (await isSettledWithin(kept.session, PATIENCE_MS))
      return this.use(open, prepared, ({ engines, cache }) => work({ engines, clips: cache.clips }));
    kept.isMissed = true;
    const backends = new Set(
      [...prepared.voices.values()].flatMap(({ parts }) => parts.map(({ backend }) => backend)),
    );
    const facts = this.#facts.get(open)?.get(kept.voices) ?? new Map();
    const unknown = [...backends].filter((backend) => !facts.has(backend));
    const pools = new Map(unknown.map((backend) => [backend, unanswered(backend)]));
    const { clips } = await openCache(open.project.cacheDir);
    return work({ engines: { pools, facts, voices: new Map(), close: async () => {} }, clips });
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
    if (known !== undefined && now - known.sinceMs < known.freshMs) return known;
    if (known !== undefined) this.#retire(known);
    const oldest = this.#kept.length >= MOST_KEPT ? this.#kept[0] : undefined;
    if (oldest !== undefined) this.#retire(oldest);
    const ending = new AbortController();
    setMaxListeners(0, ending.signal);
    const abort = (): void => ending.abort(this.#signal.reason);
    if (this.#signal.aborted) abort();
    else this.#signal.addEventListener('abort', abort, { once: true });
    const session = this.#open(open, prepared, voices, ending.signal);
    const end = (): void => this.#signal.removeEventListener('abort', abort);
    const kept: Kept = {
      ...{ open, voices, session, end, sinceMs: now, freshMs: FRESH_MS },
      ...{ isMissed: false, users: 0, isDropped: false },
    };
    this.#kept.push(kept);
    const settle = (freshMs: number): void => {
      kept.sinceMs = performance.now();
      kept.freshMs = freshMs;
      if (kept.isMissed) this.onLate();
    };
    session.then(
      (opened) => settle(isAway(opened) ? FRESH_WITHOUT_ENGINE_MS : FRESH_MS),
      () => settle(FRESH_WITHOUT_ENGINE_MS),
    );
    return kept;
  }

  /** What was known of an engine that went away still holds: what it has made before can be heard. */
  async #open(
    open: OpenProject,
    prepared: PreparedScript,
    voices: string,
    signal: AbortSignal,
  ): Promise<RenderSession> {
    const session = await openRenderSession(open, [prepared], {
      signal,
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
    kept.end();
  }
}
