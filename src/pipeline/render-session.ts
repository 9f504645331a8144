import { join } from 'node:path';
import { type Cache, openCache } from '../cache/cache.js';
import { openFileHashes } from '../cache/file-hashes.js';
import type { OnEvent } from '../domain/events.js';
import type { Failure } from '../domain/failure.js';
import type { Script } from '../domain/script.js';
import { createSynthesizer, type Synthesizer } from '../synthesize/synthesizer.js';
import type { Result } from '../util/result.js';
import { type Engines, openEngines } from './open-engines.js';
import type { OpenProject } from './open-project.js';
import type { PageTitles } from './publishing.js';
import { NO_CACHE, openStaging } from './staging.js';
import { type SpeakingVoice, speakingVoices, voiceIdsOf } from './voice-parts.js';

/** A script with the voices it needs. */
export type PreparedScript = {
  readonly script: Script;
  readonly voices: ReadonlyMap<string, SpeakingVoice>;
  /** What the episode's page says of it, where there is one. */
  readonly page?: PageTitles | null;
  /** The page, or the folder of pages, to be filled in after the render. */
  readonly pagePath?: string | null;
};

/** What all scripts of one run share: engines, cache, one limit on the requests in flight. */
export type RenderSession = {
  readonly open: OpenProject;
  readonly engines: Engines;
  readonly cache: Cache;
  readonly synthesizer: Synthesizer;
  readonly signal: AbortSignal;
  readonly onEvent: OnEvent;
  /** False with `--no-cache`: nothing of earlier runs counts, nothing is up to date. */
  readonly usesCache: boolean;
  /** Whether every episode gets a page that plays it; one that has it keeps it in any case. */
  readonly player: boolean;
  close(): Promise<void>;
};

export type SessionOptions = {
  readonly signal: AbortSignal;
  readonly onEvent: OnEvent;
  readonly usesCache: boolean;
  readonly player?: boolean | undefined;
  readonly allowMixedEngines?: boolean | undefined;
};

/** Finds the voices of a script and checks that each has a block for the chosen backend. */
export const prepareScript = async (
  open: OpenProject,
  script: Script,
): Promise<Result<PreparedScript, readonly Failure[]>> => {
  const voices = await speakingVoices(open, voiceIdsOf(script));
  return voices.ok ? { ok: true, value: { script, voices: voices.value } } : voices;
};

/** Opens engines and cache for some scripts. The session must be closed. */
export const openRenderSession = async (
  open: OpenProject,
  prepared: readonly PreparedScript[],
  options: SessionOptions,
): Promise<RenderSession> => {
  const { signal, onEvent, usesCache } = options;
  const voices = new Map(prepared.flatMap((each) => [...each.voices]));
  const engines = await openEngines(open, voices.values(), {
    hashes: openFileHashes(join(open.project.cacheDir, 'file-hashes.json')),
    signal,
    onEvent,
    allowMixedEngines: options.allowMixedEngines ?? false,
  });
  // Beside the output, not in the system's folder for temporary files: that may be memory.
  const temporary = usesCache ? null : await openStaging(open.project.outDir, NO_CACHE);
  const cache = await openCache(temporary?.dir ?? open.project.cacheDir, { durable: usesCache });
  return {
    open,
    engines,
    cache,
    synthesizer: createSynthesizer({
      pools: engines.pools,
      voices: engines.voices,
      store: cache.clips,
      signal,
      onEvent,
    }),
    signal,
    onEvent,
    usesCache,
    player: options.player ?? false,
    async close() {
      await engines.close();
      await temporary?.remove();
    },
  };
};
