import { setMaxListeners } from 'node:events';
import pLimit, { type LimitFunction } from 'p-limit';
import { BackendError, type ResolvedVoice, type SynthesisResult } from '../backends/backend.js';
import { ClipLostError, type ClipStore } from '../cache/clip-store.js';
import type { Clip } from '../domain/clip.js';
import type { ClipKey } from '../domain/clip-key.js';
import type { OnEvent } from '../domain/events.js';
import { HosoError } from '../domain/failure.js';
import { framesToMs } from '../domain/timeline.js';
import { type Clock, systemClock } from '../util/clock.js';
import { cancelled } from './cancelled.js';
import { replyProblem } from './check-reply.js';
import type { Ending } from './ending.js';
import type { EnginePool } from './engine-pool.js';
import { withRetry } from './retry.js';
import { type Shared, SharedWork } from './shared-work.js';
import { synthesisFailed } from './synthesis-failed.js';
import { Turns } from './turns.js';
import type { Utterance } from './utterance.js';

/** Cached clips that are looked up at a time: a few open files, whatever the length of the script. */
const LOOKUPS = 8;

export type SynthesizerOptions = {
  /** By backend name; a HosoError stands for a backend that could not be reached: what is cached still works. */
  readonly pools: ReadonlyMap<string, EnginePool | HosoError>;
  /** The voices that will speak, by backend name: their engines are warmed up with them. */
  readonly voices?: ReadonlyMap<string, readonly ResolvedVoice[]>;
  /** For `--no-cache`: one in a folder of this run alone. */
  readonly store: ClipStore;
  /** Ends everything at once, also requests that hang. */
  readonly signal: AbortSignal;
  readonly onEvent: OnEvent;
  readonly clock?: Clock;
  readonly random?: () => number;
};

export interface Synthesizer {
  /**
   * The utterance's clip, from the store or made now. Requests begin in the order of the calls; equal keys are
   * made once. May be called for a whole batch at once: no sound stays in memory. `signal` gives this call up
   * and, when nobody else waits for the clip, the request with it.
   * Throws HosoError `synthesis-failed` (with file, line, column), `backend-unavailable`, `cache-unwritable`,
   * `cancelled`. The clip's `read()` makes the sound again when the store has lost it, and throws the same.
   */
  clip(utterance: Utterance, signal?: AbortSignal): Promise<Clip>;
}

type Made = { readonly clip: Clip; readonly isNew: boolean };

export const createSynthesizer = (options: SynthesizerOptions): Synthesizer => {
  const { pools, store, onEvent, clock = systemClock, random = Math.random } = options;
  const jobs = new SharedWork<ClipKey, Made>();
  const turns = new Turns();
  const limits = new Map<string, LimitFunction>();
  const warm = new Set<string>();
  const limitLookup = pLimit(LOOKUPS);
  let orders = 0;

  options.signal.addEventListener('abort', () => jobs.giveUpAll());

  const poolOf = (backend: string): EnginePool => {
    const pool = pools.get(backend);
    if (pool === undefined) throw new TypeError(`no pool for backend ${backend}`);
    if (pool instanceof HosoError) throw pool;
    return pool;
  };

  const limitOf = (pool: EnginePool): LimitFunction => {
    const known = limits.get(pool.backend);
    if (known !== undefined) return known;
    const limit = pLimit(pool.waiting);
    limits.set(pool.backend, limit);
    return limit;
  };

  const request = (pool: EnginePool, utterance: Utterance, order: number, signal: AbortSignal) => {
    const { script, index, segment, reading } = utterance;
    let isStarted = false;
    return withRetry<SynthesisResult>(
      (failed) =>
        pool.run(
          async (session, ending) => {
            if (!isStarted) onEvent({ type: 'clip-start', script, index, segment });
            isStarted = true;
            const result = await session.synthesize({ reading, options: utterance.options }, ending);
            const problem = replyProblem(utterance, result);
            if (problem === null) return result;
            throw new BackendError('bad-audio', pool.backend, problem, { address: session.address });
          },
          { order, request: { reading, options: utterance.options }, failed, signal },
        ),
      {
        clock,
        random,
        signal,
        onRetry: (attempt, { message, address }) =>
          onEvent({ type: 'clip-retry', script, index, attempt, reason: message, address }),
      },
    );
  };

  /** Warms a backend's engines up before their first request: a render that finds all its clips asks for none. */
  const warmUp = (pool: EnginePool): void => {
    const voices = options.voices?.get(pool.backend);
    if (voices === undefined || warm.has(pool.backend)) return;
    warm.add(pool.backend);
    pool.prepare(voices);
  };

  const make = async (utterance: Utterance, order: number, ending: Ending): Promise<Made> => {
    const pool = poolOf(utterance.backend);
    return limitOf(pool)(async () => {
      if (ending.isOver) throw cancelled();
      warmUp(pool);
      const { pcm, timing = null } = await request(pool, utterance, order, ending.signal);
      return { clip: await store.put(utterance.key, { pcm, timing }), isNew: true };
    });
  };

  const findOrMake = async (utterance: Utterance, order: number, ending: Ending): Promise<Made> => {
    const turn = turns.ticket();
    try {
      const clip = await limitLookup(() => (ending.isOver ? null : store.get(utterance.key)));
      if (clip !== null) return { clip, isNew: false };
      // One behind the other, as they were asked for, although look-ups end in any order.
      await turns.wait(turn);
    } finally {
      turns.pass(turn);
    }
    return make(utterance, order, ending);
  };

  const obtain = async (
    utterance: Utterance,
    signal: AbortSignal | undefined,
    work: (ending: Ending) => Promise<Made>,
  ): Promise<Shared<Made>> => {
    if (options.signal.aborted) throw cancelled();
    // One listener for each clip that is waited for: many, and no leak.
    if (signal !== undefined) setMaxListeners(0, signal);
    try {
      return await jobs.share(utterance.key, signal, work);
    } catch (error) {
      throw synthesisFailed(utterance, pools.get(utterance.backend), error);
    }
  };

  /** A clip whose sound comes back when another process removed it, or the disk changed it. */
  const lasting = (utterance: Utterance, clip: Clip): Clip => ({
    ...clip,
    // Copied, it would be unpacked for each clip of the episode.
    get timing() {
      return clip.timing;
    },
    async read() {
      try {
        return await clip.read();
      } catch (error) {
        if (!(error instanceof ClipLostError)) throw error;
        const { script, index } = utterance;
        onEvent({ type: 'clip-retry', script, index, attempt: 1, reason: error.message, address: null });
      }
      let again: Made;
      // A look-up of the same key may be on its way, which would find the damaged clip.
      do again = (await obtain(utterance, undefined, (ending) => make(utterance, 0, ending))).value;
      while (!again.isNew);
      if (again.clip.frames === clip.frames) return again.clip.read();
      throw new HosoError({
        code: 'synthesis-failed',
        message: 'A clip in the cache was damaged, and made again it has another length',
        hint: 'It has been replaced: run the same command again.',
        file: utterance.file,
        line: utterance.line,
        column: utterance.column,
      });
    },
  });

  return {
    async clip(utterance, signal) {
      orders += 1;
      const order = orders;
      const { value: made, isOwn } = await obtain(utterance, signal, (ending) =>
        findOrMake(utterance, order, ending),
      );
      const { script, index, segment } = utterance;
      const durationMs = framesToMs(made.clip.frames, made.clip.format.sampleRateHz);
      onEvent({ type: made.isNew && isOwn ? 'clip-end' : 'clip-cached', script, index, segment, durationMs });
      return lasting(utterance, made.clip);
    },
  };
};
