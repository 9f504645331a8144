import pLimit from 'p-limit';
import { episodeStamp, projectStamp, studioFiles } from '../pipeline/project-stamps.js';
import { openFileWatch } from '../pipeline/watch-files.js';
import type { Workbench } from '../pipeline/workbench.js';
import type { EventHub } from './event-hub.js';
import type { ScriptDesk } from './script-desk.js';

/** An editor writes a file in several steps: this long after the last one it is looked at. */
const SETTLE_MS = 150;

type Snapshot = {
  readonly project: string;
  /** Stamps by the id of the script. */
  readonly scripts: ReadonlyMap<string, string>;
  readonly episodes: ReadonlyMap<string, string>;
};

const differing = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): readonly string[] =>
  [...b].filter(([id, stamp]) => a.has(id) && a.get(id) !== stamp).map(([id]) => id);

const isSameSet = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a.keys()].every((id) => b.has(id));

/** Follows what changes on disk, and tells the pages. */
export class ProjectWatch {
  readonly #bench: Workbench;
  readonly #desk: ScriptDesk;
  readonly #hub: EventHub;
  readonly #named: string | null;
  readonly #one = pLimit(1);
  readonly #files: ReturnType<typeof openFileWatch>;
  #settling: NodeJS.Timeout | undefined;
  #last: Snapshot | null = null;
  #isClosed = false;

  constructor(
    bench: Workbench,
    desk: ScriptDesk,
    hub: EventHub,
    options: { readonly named: string | null; readonly onBug: (error: unknown) => void },
  ) {
    this.#bench = bench;
    this.#desk = desk;
    this.#hub = hub;
    this.#named = options.named;
    this.#files = openFileWatch(() => {
      clearTimeout(this.#settling);
      this.#settling = setTimeout(() => this.check().catch(options.onBug), SETTLE_MS);
    });
  }

  async start(): Promise<void> {
    this.#files.watch(studioFiles(this.#bench, this.#named));
    this.#last = await this.#look();
  }

  /** Looks what has changed since the last time, reads the project anew if it has, and tells the pages. */
  check(): Promise<void> {
    return this.#one(() => this.#check());
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#settling);
    this.#files.close();
  }

  async #check(): Promise<void> {
    if (this.#isClosed) return;
    const last = this.#last ?? (await this.#look());
    const seen = await this.#look();
    const isOther = seen.project !== last.project;
    if (isOther) await this.#bench.reload();
    // Another config may name other folders.
    const now = isOther ? await this.#look() : seen;
    this.#last = now;
    if (this.#isClosed) return;
    this.#files.watch(studioFiles(this.#bench, this.#named));
    if (isOther) this.#hub.emit({ type: 'project-changed' });
    if (!isSameSet(last.scripts, now.scripts)) this.#hub.emit({ type: 'scripts-changed' });
    for (const id of differing(last.scripts, now.scripts)) this.#hub.emit({ type: 'script-changed', id });
    for (const id of differing(last.episodes, now.episodes)) this.#hub.emit({ type: 'episode-changed', id });
  }

  async #look(): Promise<Snapshot> {
    const { outDir } = this.#bench.open.project;
    const scripts = await this.#desk.scripts();
    const episodes = scripts.map(async ({ id, name }) => [id, await episodeStamp(outDir, name)] as const);
    return {
      project: await projectStamp(this.#bench),
      scripts: new Map(scripts.map(({ id, stamp }) => [id, stamp])),
      episodes: new Map(await Promise.all(episodes)),
    };
  }
}
