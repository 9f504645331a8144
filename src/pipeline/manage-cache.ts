import { type Cache, openCache } from '../cache/cache.js';
import type { CacheStats, PruneLimits, PruneResult } from '../cache/prune.js';
import { type ConfigFlags, loadConfig } from '../config/load-config.js';
import type { Failure } from '../domain/failure.js';
import { ok, type Result } from '../util/result.js';

export type CacheContents = {
  readonly dir: string;
  readonly clips: CacheStats;
  /** Encoded parts of episodes. */
  readonly parts: CacheStats;
};

/** The project's cache. Voices and backends do not matter to it, so a mistake in them is no obstacle. */
const projectCache = async (cwd: string, flags: ConfigFlags): Promise<Result<Cache, readonly Failure[]>> => {
  const project = await loadConfig(cwd, flags, async () => null);
  return project.ok ? ok(await openCache(project.value.cacheDir)) : project;
};

/** What the cache holds. */
export const cacheContents = async (
  cwd: string,
  flags: ConfigFlags,
): Promise<Result<CacheContents, readonly Failure[]>> => {
  const cache = await projectCache(cwd, flags);
  return cache.ok ? ok({ dir: cache.value.dir, ...(await cache.value.stats()) }) : cache;
};

/**
 * Removes clips and parts, those that were used longest ago first, until the limits hold; without limits all of
 * them. Installed voices and whatever else lies in the folder stay. Throws HosoError `cache-unwritable`.
 */
export const trimCache = async (
  cwd: string,
  flags: ConfigFlags,
  limits: PruneLimits | null,
): Promise<Result<PruneResult & { readonly dir: string }, readonly Failure[]>> => {
  const cache = await projectCache(cwd, flags);
  if (!cache.ok) return cache;
  const { dir } = cache.value;
  return ok({ dir, ...(await (limits === null ? cache.value.clear() : cache.value.prune(limits))) });
};
