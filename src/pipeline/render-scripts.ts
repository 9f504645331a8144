import { resolve } from 'node:path';
import type { OnEvent, RenderEvent } from '../domain/events.js';
import type { Failure } from '../domain/failure.js';
import type { Manifest } from '../domain/manifest.js';
import { err, ok, type Result } from '../util/result.js';
import type { OpenProject } from './open-project.js';
import { readScript } from './read-script.js';
import { renderScript } from './render-script.js';
import {
  openRenderSession,
  type PreparedScript,
  prepareScript,
  type RenderSession,
} from './render-session.js';

/** What became of one script. */
export type RenderOutcome = {
  /** As the caller named it. */
  readonly path: string;
  readonly result: Result<RenderedEpisode, readonly Failure[]>;
};

export type RenderedEpisode = {
  readonly file: string;
  readonly manifest: Manifest;
  readonly upToDate: boolean;
  /** Utterances synthesized now, and those whose clip was there or was made for another one. */
  readonly made: number;
  readonly cached: number;
  readonly elapsedMs: number;
};

export type RenderOptions = {
  readonly host?: string | undefined;
  readonly usesCache: boolean;
  readonly allowMixedEngines?: boolean | undefined;
  readonly signal: AbortSignal;
  readonly onEvent: OnEvent;
  /** Scripts in work at a time: the next one's requests fill the engines while one ends. */
  readonly overlap?: number;
};

type Prepared = { readonly path: string; readonly result: Result<PreparedScript, readonly Failure[]> };

const prepare = async (
  open: OpenProject,
  cwd: string,
  path: string,
  { host, onEvent }: RenderOptions,
): Promise<Prepared> => {
  const read = await readScript(open, resolve(cwd, path), path, host);
  if (!read.ok) return { path, result: read };
  for (const { line, column, code, message } of read.value.warnings) {
    onEvent({
      type: 'warning',
      script: read.value.name,
      message: `${path}:${line}:${column}: ${code}: ${message}`,
    });
  }
  return { path, result: await prepareScript(open, read.value) };
};

/** Two scripts of one name would write one file: only the first may. */
const withoutClashes = (prepared: readonly Prepared[]): Prepared[] => {
  const owner = new Map<string, string>();
  return prepared.map(({ path, result }) => {
    if (!result.ok) return { path, result };
    const { name } = result.value.script;
    const other = owner.get(name);
    if (other === undefined) {
      owner.set(name, path);
      return { path, result };
    }
    const message = `${name}.mp3 is the episode of ${other} too`;
    return { path, result: err([{ code: 'usage', file: path, message, hint: 'Rename one of the two.' }]) };
  });
};

type Counts = { made: number; cached: number };

/** Counts clips by script while events go by. */
const counting = (onEvent: OnEvent, counts: Map<string, Counts>): OnEvent => {
  return (event: RenderEvent) => {
    if (event.type === 'clip-end' || event.type === 'clip-cached') {
      const count = counts.get(event.script) ?? { made: 0, cached: 0 };
      counts.set(event.script, count);
      if (event.type === 'clip-end') count.made += 1;
      else count.cached += 1;
    }
    onEvent(event);
  };
};

const renderOne = async (
  session: RenderSession,
  prepared: PreparedScript,
  counts: ReadonlyMap<string, Counts>,
): Promise<Result<RenderedEpisode, readonly Failure[]>> => {
  const script = prepared.script.name;
  const startedAtMs = performance.now();
  const rendered = await renderScript(session, prepared);
  if (!rendered.ok) {
    for (const failure of rendered.error) session.onEvent({ type: 'render-failed', script, failure });
    return rendered;
  }
  const { file, manifest, upToDate } = rendered.value;
  const { made, cached } = counts.get(script) ?? { made: 0, cached: 0 };
  const { durationMs } = manifest;
  session.onEvent({ type: 'render-end', script, file, durationMs, made, cached, upToDate });
  return ok({
    file,
    manifest,
    upToDate,
    made,
    cached,
    elapsedMs: Math.round(performance.now() - startedAtMs),
  });
};

/** Renders scripts over one set of engines; one that fails does not keep the others. Outcomes in the given order. */
export const renderScripts = async (
  open: OpenProject,
  cwd: string,
  paths: readonly string[],
  options: RenderOptions,
): Promise<readonly RenderOutcome[]> => {
  const prepared = withoutClashes(await Promise.all(paths.map((path) => prepare(open, cwd, path, options))));
  const good = prepared.flatMap(({ result }) => (result.ok ? [result.value] : []));
  if (good.length === 0) {
    return prepared.map(({ path, result }) => ({ path, result: result.ok ? err([]) : result }));
  }
  const counts = new Map<string, Counts>();
  const session = await openRenderSession(open, good, {
    signal: options.signal,
    onEvent: counting(options.onEvent, counts),
    usesCache: options.usesCache,
    allowMixedEngines: options.allowMixedEngines ?? false,
  });
  try {
    const outcomes: RenderOutcome[] = [];
    const queue = [...prepared.entries()];
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const [index, { path, result }] = next;
        outcomes[index] = {
          path,
          result: result.ok ? await renderOne(session, result.value, counts) : result,
        };
      }
    };
    await Promise.all(Array.from({ length: options.overlap ?? 1 }, work));
    return outcomes;
  } finally {
    await session.close();
  }
};
