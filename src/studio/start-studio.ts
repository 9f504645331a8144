import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { join } from 'node:path';
import type { Environment } from '../config/environment.js';
import type { ConfigFlags } from '../config/load-config.js';
import { packageRoot } from '../config/package-root.js';
import type { Failure } from '../domain/failure.js';
import { Mp3Measures } from '../pipeline/mp3-measures.js';
import { readScriptText } from '../pipeline/script-text.js';
import { Workbench } from '../pipeline/workbench.js';
import { err, ok, type Result } from '../util/result.js';
import { createApp } from './create-app.js';
import { DictionaryDesk } from './dictionary-desk.js';
import { EngineWatch } from './engine-watch.js';
import { EventHub } from './event-hub.js';
import { LOOPBACK, listen } from './listen.js';
import { ProjectWatch } from './project-watch.js';
import { readPort, rememberPort } from './remembered-port.js';
import { RenderQueue } from './render-queue.js';
import { ScriptDesk } from './script-desk.js';
import { SoundStore } from './sound-store.js';
import type { Studio } from './studio.js';
import { listWeeks, today, viewWeek } from './weeks.js';

export type StudioOptions = {
  readonly cwd: string;
  readonly flags: ConfigFlags;
  readonly host?: string | undefined;
  readonly environment: Environment;
  /** A script to begin with: its absolute path, and how messages name it. */
  readonly script: { readonly file: string; readonly path: string } | null;
  /** This one and no other. */
  readonly port?: number | undefined;
  readonly version: string;
  /** Ends requests and renders; `close` has to be called all the same. */
  readonly signal: AbortSignal;
  /** Told what nobody expected. */
  readonly onBug: (error: unknown) => void;
  /** Folder of the built page; default: the one that comes with hoso. */
  readonly pageDir?: string;
};

export type RunningStudio = {
  readonly url: string;
  readonly studio: Studio;
  /** What is wrong with the project; the page shows it, too. */
  readonly problems: readonly Failure[];
  close(): Promise<void>;
};

/** Opens engines and reads what the page shows first. */
const warmUp = async (desk: ScriptDesk, script: string | null): Promise<void> => {
  const known = script === null ? null : await desk.find(script);
  if (known !== null) {
    await desk.view(known);
    return;
  }
  const { start } = await listWeeks(desk, today());
  if (start !== null) await viewWeek(desk, start);
};

/**
 * Starts the studio's server. Fails when there is no config to go by, or the script is not there. Throws HosoError
 * `usage` when the port is taken.
 */
export const startStudio = async (
  options: StudioOptions,
): Promise<Result<RunningStudio, readonly Failure[]>> => {
  const { cwd, flags, environment, host, script: named, version, onBug } = options;
  const ending = new AbortController();
  const signal = AbortSignal.any([options.signal, ending.signal]);
  // Every request and every page listens.
  setMaxListeners(0, signal);
  const opened = await Workbench.open(cwd, flags, environment, signal);
  if (!opened.ok) return opened;
  const bench = opened.value;
  if (named !== null) {
    const text = await readScriptText(named.file, named.path);
    if (!text.ok) return err([text.error]);
  }
  const { cacheDir } = bench.open.project;
  const measures = new Mp3Measures(cacheDir, environment.ffmpegPath ?? 'ffmpeg', signal);
  const file = named?.file ?? null;
  const hub = new EventHub();
  const desk = new ScriptDesk(bench, { named: file, host, measures });
  const renders = new RenderQueue(bench, hub, host, onBug);
  desk.renderState = (id) => renders.stateOf(id);
  const watch = new ProjectWatch(bench, desk, hub, { named: file, onBug });
  const engines = new EngineWatch(bench, hub, onBug);
  bench.sessions.onLate = () => hub.emit({ type: 'project-changed' });
  renders.onEvent = (event) => engines.notice(event);
  const script =
    named === null ? null : ((await desk.scripts()).find(({ file }) => file === named.file)?.id ?? null);
  const studio: Studio = {
    run: randomBytes(9).toString('base64url'),
    token: randomBytes(32).toString('base64url'),
    version,
    bench,
    desk,
    hub,
    sounds: new SoundStore(),
    measures,
    renders,
    dictionary: new DictionaryDesk(bench),
    watch,
    engines,
    script,
    pageDir: options.pageDir ?? join(packageRoot(), 'dist', 'web', 'studio'),
    signal,
  };
  let port = 0;
  const app = createApp(studio, () => port, onBug);
  const server = await listen(app, { port: options.port, wanted: await readPort(cacheDir) });
  port = server.port;
  await rememberPort(cacheDir, port);
  await watch.start();
  // The page asks for these first; without waiting, since the browser has to start as well.
  const warming = warmUp(desk, script).catch((error: unknown) => {
    if (!signal.aborted) onBug(error);
  });
  return ok({
    url: `http://${LOOPBACK}:${port}/`,
    studio,
    problems: bench.failures,
    async close() {
      ending.abort();
      watch.close();
      engines.close();
      await server.close();
      await renders.close();
      await warming;
      await bench.close();
    },
  });
};
