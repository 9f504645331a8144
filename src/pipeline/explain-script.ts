import { join, resolve } from 'node:path';
import { openCache } from '../cache/cache.js';
import { openFileHashes } from '../cache/file-hashes.js';
import type { Failure } from '../domain/failure.js';
import type { Sound } from '../domain/plan.js';
import type { Script } from '../domain/script.js';
import { ok, type Result } from '../util/result.js';
import { type ExplainedItem, explainMisses } from './explain-misses.js';
import { openEngines } from './open-engines.js';
import type { OpenProject } from './open-project.js';
import { planScript } from './plan-script.js';
import { readManifest } from './read-manifest.js';
import { readScript } from './read-script.js';
import { prepareScript } from './render-session.js';
import { storedKeys } from './stored-keys.js';

export type ExplainedScript = {
  readonly script: Script;
  readonly items: readonly ExplainedItem[];
  readonly sounds: readonly Sound[];
  /** Engines that did not answer. */
  readonly away: readonly Failure[];
};

export type ExplainOptions = {
  readonly host: string | undefined;
  readonly usesCache: boolean;
  readonly allowMixedEngines?: boolean | undefined;
  readonly signal: AbortSignal;
};

/** Plans a script and looks up its clips; synthesizes nothing. */
export const explainScript = async (
  open: OpenProject,
  cwd: string,
  path: string,
  { host, usesCache, allowMixedEngines = false, signal }: ExplainOptions,
): Promise<Result<ExplainedScript, readonly Failure[]>> => {
  const read = await readScript(open, resolve(cwd, path), path, host);
  if (!read.ok) return read;
  const script = read.value;
  const prepared = await prepareScript(open, script);
  if (!prepared.ok) return prepared;
  const engines = await openEngines(open, prepared.value.voices.values(), {
    hashes: openFileHashes(join(open.project.cacheDir, 'file-hashes.json')),
    signal,
    onEvent: () => {},
    allowMixedEngines,
  });
  try {
    const last = await readManifest(join(open.project.outDir, `${script.name}.json`));
    const planned = planScript(open, prepared.value, engines, last);
    if (!planned.ok) return planned;
    const { plan, facts, away } = planned.value;
    const stored = usesCache
      ? await storedKeys((await openCache(open.project.cacheDir)).clips, plan.items)
      : null;
    return ok({ script, items: explainMisses({ plan, facts, last, stored }), sounds: plan.sounds, away });
  } finally {
    await engines.close();
  }
};
