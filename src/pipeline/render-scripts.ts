import { resolve } from 'node:path';
import type { OnEvent, RenderEvent } from '../domain/events.js';
import { type Failure, HosoError } from '../domain/failure.js';
import type { Script } from '../domain/script.js';
import { err, type Result } from '../util/result.js';
import type { OpenProject } from './open-project.js';
import { overlapped } from './overlapped.js';
import { planVoices } from './plan-voices.js';
import { prepareScripts, readScripts, type ScriptToRender } from './prepare-scripts.js';
import { type Rendered, renderScript } from './render-script.js';
import { openRenderSession, type PreparedScript, type RenderSession } from './render-session.js';

/** What became of one script. */
export type RenderOutcome = {
  /** As the caller named it. */
  readonly path: string;
  /** Null when it could not be read. */
  readonly script: Script | null;
  /** Null when it was not begun, since another one failed and `onError` is `stop`. */
  readonly result: Result<Rendered, readonly Failure[]> | null;
  /** Utterances synthesized now, and those whose clip was there or was made for another one. */
  readonly made: number;
  readonly cached: number;
  readonly elapsedMs: number;
};

export type SessionRenderOptions = {
  readonly usesCache: boolean;
  /** Also a page beside each MP3 that plays it. */
  readonly player?: boolean | undefined;
  readonly allowMixedEngines?: boolean | undefined;
  readonly signal: AbortSignal;
  readonly onEvent: OnEvent;
  /** Scripts in work at a time: the next one's requests fill the engines while one ends. Default 1. */
  readonly overlap?: number;
  /** `stop`: after a failure no further script is begun; those in work are ended. Default `continue`. */
  readonly onError?: 'continue' | 'stop';
};

export type RenderOptions = SessionRenderOptions & {
  readonly host?: string | undefined;
  /** The page to be filled in, or the folder of the pages; relative to `cwd`. */
  readonly page?: string | undefined;
};

type Counts = { made: number; cached: number };

/** Counts clips by script while events go by, and notes which scripts have asked for theirs, or wait for a lock. */
const counting = (
  onEvent: OnEvent,
  counts: Map<string, Counts>,
  underWay: ReadonlyMap<string, () => void>,
): OnEvent => {
  return (event: RenderEvent) => {
    if (event.type === 'render-start' || event.type === 'lock-wait') underWay.get(event.script)?.();
    if (event.type === 'clip-end' || event.type === 'clip-cached') {
      const count = counts.get(event.script) ?? { made: 0, cached: 0 };
      counts.set(event.script, count);
      if (event.type === 'clip-end') count.made += 1;
      else count.cached += 1;
    }
    onEvent(event);
  };
};

const notBegun = ({ path, script }: Pick<ScriptToRender, 'path' | 'script'>): RenderOutcome => ({
  path,
  script,
  result: null,
  made: 0,
  cached: 0,
  elapsedMs: 0,
});

const tellFailures = (
  { onEvent }: RenderSession,
  { script }: PreparedScript,
  failures: readonly Failure[],
): void => {
  for (const failure of failures) onEvent({ type: 'render-failed', script: script.name, failure });
};

/** The voices of a script that the engines which answer do not have, and then the engines that do not answer. */
const voiceFailures = ({ open, engines }: RenderSession, { voices }: PreparedScript): readonly Failure[] => {
  const planned = planVoices(open, voices, engines.facts);
  if (planned.ok) return [];
  const needed = new Set([...voices.values()].flatMap(({ parts }) => parts.map(({ backend }) => backend)));
  const away = [...needed].map((name) => engines.pools.get(name)).filter((pool) => pool instanceof HosoError);
  return [...planned.error, ...away.map(({ failure }) => failure)];
};

const renderOne = async (
  session: RenderSession,
  path: string,
  prepared: PreparedScript,
  counts: ReadonlyMap<string, Counts>,
): Promise<RenderOutcome> => {
  const { name } = prepared.script;
  const startedAtMs = performance.now();
  const result = await renderScript(session, prepared);
  const { made, cached } = counts.get(name) ?? { made: 0, cached: 0 };
  if (result.ok) {
    const { file, manifest, upToDate } = result.value;
    const { durationMs } = manifest;
    session.onEvent({ type: 'render-end', script: name, file, durationMs, made, cached, upToDate });
  } else {
    tellFailures(session, prepared, result.error);
  }
  const elapsedMs = Math.round(performance.now() - startedAtMs);
  return { path, script: prepared.script, result, made, cached, elapsedMs };
};

/** Renders what can be rendered over one set of engines and one cache. Outcomes in the given order. */
export const renderPrepared = async (
  open: OpenProject,
  scripts: readonly ScriptToRender[],
  options: SessionRenderOptions,
): Promise<readonly RenderOutcome[]> => {
  const outcomes = scripts.map(notBegun);
  const queue: { readonly index: number; readonly path: string; readonly prepared: PreparedScript }[] = [];
  for (const [index, { path, script, result }] of scripts.entries()) {
    if (result.ok) queue.push({ index, path, prepared: result.value });
    else outcomes[index] = { ...notBegun({ path, script }), result };
  }
  let isStopped = options.onError === 'stop' && queue.length < scripts.length;
  if (queue.length === 0 || isStopped) return outcomes;
  const counts = new Map<string, Counts>();
  const underWay = new Map<string, () => void>();
  const session = await openRenderSession(
    open,
    queue.map(({ prepared }) => prepared),
    {
      signal: options.signal,
      onEvent: counting(options.onEvent, counts, underWay),
      usesCache: options.usesCache,
      player: options.player,
      allowMixedEngines: options.allowMixedEngines ?? false,
    },
  );
  try {
    // A speaker that an engine does not have is told before anything is made, of whichever script it is.
    for (const entry of [...queue]) {
      const failures = voiceFailures(session, entry.prepared);
      if (failures.length === 0) continue;
      queue.splice(queue.indexOf(entry), 1);
      const { index, path, prepared } = entry;
      outcomes[index] = { ...notBegun({ path, script: prepared.script }), result: err(failures) };
      tellFailures(session, prepared, failures);
      isStopped ||= options.onError === 'stop';
    }
    await overlapped(
      queue,
      async ({ index, path, prepared }, isUnderWay) => {
        underWay.set(prepared.script.name, isUnderWay);
        const outcome = await renderOne(session, path, prepared, counts);
        outcomes[index] = outcome;
        isStopped ||= outcome.result?.ok === false && options.onError === 'stop';
      },
      { overlap: options.overlap ?? 1, isStopped: () => isStopped },
    );
    return outcomes;
  } finally {
    await session.close();
  }
};

/** Reads and renders scripts; one that fails does not keep the others. Outcomes in the given order. */
export const renderScripts = async (
  open: OpenProject,
  cwd: string,
  paths: readonly string[],
  options: RenderOptions,
): Promise<readonly RenderOutcome[]> => {
  const read = await readScripts(open, cwd, paths, options.host);
  const pagePath = options.page === undefined ? null : resolve(cwd, options.page);
  return renderPrepared(open, await prepareScripts(open, read, options.onEvent, pagePath), options);
};
