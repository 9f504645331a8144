import { join } from 'node:path';
import { BackendError } from '../backends/backend.js';
import { openCache } from '../cache/cache.js';
import { openFileHashes } from '../cache/file-hashes.js';
import { type Failure, HosoError } from '../domain/failure.js';
import type { Manifest } from '../domain/manifest.js';
import type { AudibleOptions, Plan, UtteranceItem } from '../domain/plan.js';
import type { Script } from '../domain/script.js';
import { withRetry } from '../synthesize/retry.js';
import { systemClock } from '../util/clock.js';
import { err, ok, type Result } from '../util/result.js';
import { type LastUtterance, lastKana, pairWithLast, withoutSigns } from './last-pronunciations.js';
import { type Engines, openEngines } from './open-engines.js';
import type { OpenProject } from './open-project.js';
import { planScript } from './plan-script.js';
import { readPronunciations, writePronunciations } from './pronunciation-cache.js';
import { readManifest } from './read-manifest.js';
import { type PreparedScript, prepareScript } from './render-session.js';

/** Against the last render: `new` words were not in it; `unknown` is what nobody can tell any more. */
export type PronunciationChange = 'same' | 'changed' | 'new' | 'unknown';

export type PronouncedUtterance = {
  readonly index: number;
  readonly segment: number;
  readonly line: number;
  readonly column: number;
  readonly voice: string;
  readonly backend: string;
  readonly text: string;
  readonly reading: string;
  /** What the engine says; null where its backend cannot tell. */
  readonly kana: string | null;
  readonly change: PronunciationChange;
  /** As it was in the last render, where that differs. */
  readonly last?: { readonly reading: string; readonly kana: string | null };
};

export type PronouncedUtterances = {
  readonly utterances: readonly PronouncedUtterance[];
  /** Engines that did not answer; what they say was known. */
  readonly away: readonly Failure[];
  /** False when the script was never rendered: then nothing is compared. */
  readonly isCompared: boolean;
};

export type PronouncedScript = {
  readonly script: Script;
  readonly result: Result<PronouncedUtterances, readonly Failure[]>;
};

/** What a reading is; also where its kana cannot be told. */
type Told = { readonly kana: string | null };

/** Asks an engine what it says for a reading. Throws HosoError; a reading that it refuses is `synthesis-failed`. */
const askEngine = async (
  engines: Engines,
  backend: string,
  request: { readonly reading: string; readonly options: AudibleOptions },
  signal: AbortSignal,
): Promise<string | null> => {
  const pool = engines.pools.get(backend);
  if (pool === undefined) return null;
  if (pool instanceof HosoError) throw pool;
  try {
    return await withRetry(() => pool.pronounce(request, signal), {
      clock: systemClock,
      random: Math.random,
      signal,
      onRetry: () => {},
    });
  } catch (error) {
    if (!(error instanceof BackendError)) throw error;
    const hint = error.hint === undefined ? {} : { hint: error.hint };
    throw new HosoError({ code: 'synthesis-failed', message: error.message, ...hint }, { cause: error });
  }
};

/** Waits for all, then throws the first failure with the place of its utterance. */
const askAll = async (
  script: Script,
  items: readonly UtteranceItem[],
  ask: (item: UtteranceItem) => Promise<string | null>,
): Promise<ReadonlyMap<UtteranceItem, Told>> => {
  const asked = new Map<string, Promise<string | null>>();
  const settled = await Promise.allSettled(
    items.map(async (item) => {
      const key = item.key ?? `${item.index}`;
      const running = asked.get(key) ?? ask(item);
      asked.set(key, running);
      return [item, { kana: await running }] as const;
    }),
  );
  settled.forEach((each, index) => {
    if (each.status === 'fulfilled') return;
    const item = items[index];
    const { reason } = each;
    if (!(reason instanceof HosoError) || reason.failure.code !== 'synthesis-failed') throw reason;
    throw new HosoError({
      ...reason.failure,
      file: script.path,
      ...(item === undefined ? {} : { line: item.line, column: item.column }),
    });
  });
  return new Map(settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])));
};

const changeOf = (
  item: UtteranceItem,
  now: string | null,
  before: LastUtterance | undefined,
  was: string | null,
): PronunciationChange => {
  if (before === undefined) return 'new';
  // One clip, one sound.
  if (before.key === item.key) return 'same';
  if (now === null || was === null) return before.reading === item.reading ? 'unknown' : 'changed';
  return withoutSigns(now) === withoutSigns(was) ? 'same' : 'changed';
};

const optionsOf = (entry: LastUtterance, last: Manifest | null): AudibleOptions =>
  (last?.sounds[entry.sound]?.options ?? {}) as AudibleOptions;

const pronouncePlan = async (
  open: OpenProject,
  script: Script,
  plan: Plan,
  engines: Engines,
  last: Manifest | null,
  signal: AbortSignal,
): Promise<readonly PronouncedUtterance[]> => {
  const { cacheDir } = open.project;
  const known = await readPronunciations(cacheDir, script.name);
  const items = plan.items.flatMap((item) => (item.type === 'utterance' ? [item] : []));
  const told = await askAll(script, items, async (item) => {
    const noted = item.key === null ? undefined : known.get(item.key);
    const options = plan.sounds[item.sound]?.options ?? {};
    return noted ?? askEngine(engines, item.backend, { reading: item.reading, options }, signal);
  });
  const { clips } = await openCache(cacheDir);
  const pairs = pairWithLast(items, last);
  const ask = (entry: LastUtterance) =>
    askEngine(engines, entry.backend, { reading: entry.reading, options: optionsOf(entry, last) }, signal);
  const noted = new Map<string, string>();
  const utterances: PronouncedUtterance[] = [];
  for (const item of items) {
    const kana = told.get(item)?.kana ?? null;
    if (item.key !== null && kana !== null) noted.set(item.key, kana);
    const before = pairs.get(item);
    const isOther = before !== undefined && before.key !== item.key;
    const was = isOther ? await lastKana(before, { known, clips, last, facts: engines.facts, ask }) : null;
    if (before !== undefined && was !== null) noted.set(before.key, was);
    const change = changeOf(item, kana, before, was);
    const { index, segment, line, column, voice, backend, text, reading } = item;
    utterances.push({
      ...{ index, segment, line, column, voice, backend, text, reading, kana, change },
      ...(isOther && change !== 'same' ? { last: { reading: before.reading, kana: was } } : {}),
    });
  }
  // Of clips that the script no longer has, only those of the last render are of use.
  const isNews = noted.size !== known.size || [...noted].some(([key, kana]) => known.get(key) !== kana);
  if (isNews) await writePronunciations(cacheDir, script.name, noted);
  return utterances;
};

const pronounceOne = async (
  open: OpenProject,
  prepared: PreparedScript,
  engines: Engines,
  signal: AbortSignal,
): Promise<Result<PronouncedUtterances, readonly Failure[]>> => {
  const { script } = prepared;
  const last = await readManifest(join(open.project.outDir, `${script.name}.json`));
  const planned = planScript(open, prepared, engines, last);
  if (!planned.ok) return planned;
  const { plan, away } = planned.value;
  try {
    const utterances = await pronouncePlan(open, script, plan, engines, last, signal);
    return ok({ utterances, away, isCompared: last !== null });
  } catch (error) {
    if (signal.aborted) return err([{ code: 'cancelled', message: 'cancelled' }]);
    if (error instanceof HosoError) return err([error.failure]);
    throw error;
  }
};

/** The kana that the engines will say for each utterance of scripts, and what changed since they were last rendered. */
export const pronounceScripts = async (
  open: OpenProject,
  scripts: readonly Script[],
  signal: AbortSignal,
): Promise<readonly PronouncedScript[]> => {
  const prepared = await Promise.all(scripts.map((script) => prepareScript(open, script)));
  const voices = new Map(prepared.flatMap((each) => (each.ok ? [...each.value.voices] : [])));
  const engines = await openEngines(open, voices.values(), {
    hashes: openFileHashes(join(open.project.cacheDir, 'file-hashes.json')),
    signal,
    onEvent: () => {},
  });
  try {
    const spoken: PronouncedScript[] = [];
    for (const [index, script] of scripts.entries()) {
      const ready = prepared[index];
      // What cannot be prepared has been told by lint.
      if (ready?.ok !== true) continue;
      spoken.push({ script, result: await pronounceOne(open, ready.value, engines, signal) });
    }
    return spoken;
  } finally {
    await engines.close();
  }
};
