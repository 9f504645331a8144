import { onTestFinished } from 'vitest';
import type { ClipStore } from '../../src/cache/clip-store.js';
import type { Clip } from '../../src/domain/clip.js';
import type { ClipKey } from '../../src/domain/clip-key.js';
import type { RenderEvent } from '../../src/domain/events.js';
import { HosoError } from '../../src/domain/failure.js';
import type { EnginePool } from '../../src/synthesize/engine-pool.js';
import { type OpenEnginePoolOptions, openEnginePool } from '../../src/synthesize/open-engine-pool.js';
import { createSynthesizer, type Synthesizer } from '../../src/synthesize/synthesizer.js';
import type { Utterance } from '../../src/synthesize/utterance.js';
import type { Clock } from '../../src/util/clock.js';
import { sha256 } from '../../src/util/sha256.js';
import { createFakeBackend, type FakeBackend } from './fake-backend.js';
import { FakeClock } from './fake-clock.js';
import { createMemoryClipStore } from './memory-clip-store.js';

export const keyOf = (reading: string): ClipKey => sha256(reading) as ClipKey;

export const utteranceOf = (reading: string, index = 1): Utterance => ({
  script: 'episode',
  index,
  segment: 1,
  file: 'scripts/episode.txt',
  line: 10 + index,
  column: 3,
  key: keyOf(reading),
  backend: 'fake',
  options: {},
  reading,
});

/** `一番`, `二番`… made distinct by number. */
export const utterances = (count: number): Utterance[] =>
  Array.from({ length: count }, (_, at) => utteranceOf(`これは${at + 1}番目の文です。`, at + 1));

export const failureOf = (outcome: PromiseSettledResult<unknown>) => {
  if (outcome.status === 'fulfilled') throw new Error('it did not fail');
  if (!(outcome.reason instanceof HosoError)) throw outcome.reason;
  return outcome.reason.failure;
};

export type Rig = {
  readonly clock: FakeClock;
  readonly fake: FakeBackend;
  readonly pool: EnginePool;
  readonly store: ClipStore;
  readonly events: RenderEvent[];
  readonly abort: AbortController;
  readonly synthesizer: Synthesizer;
  /** Asks for all clips at once and lets time pass until all is settled. */
  clips(asked: readonly Utterance[]): Promise<PromiseSettledResult<Clip>[]>;
  eventsOf<T extends RenderEvent['type']>(type: T): Extract<RenderEvent, { type: T }>[];
};

export type RigOptions = {
  readonly addresses?: readonly (string | null)[];
  readonly store?: ClipStore;
  readonly maxConcurrency?: number;
  readonly pool?: Partial<OpenEnginePoolOptions>;
  /** Before the pool is opened. */
  readonly prepare?: (fake: FakeBackend) => void;
};

/** A synthesizer over fake engines, in a time that passes when the test says so. */
export const createRig = async (options: RigOptions = {}): Promise<Rig> => {
  const clock = new FakeClock();
  const fake = createFakeBackend(clock, options.addresses, options.maxConcurrency ?? 2);
  options.prepare?.(fake);
  const events: RenderEvent[] = [];
  const onEvent = (event: RenderEvent): void => {
    events.push(event);
  };
  const abort = new AbortController();
  const pool = await clock.runUntil(
    openFakePool(fake, clock, { onEvent, signal: abort.signal, ...options.pool }),
  );
  const store = options.store ?? createMemoryClipStore();
  const synthesizer = createSynthesizer({
    pools: new Map([['fake', pool]]),
    store,
    signal: abort.signal,
    onEvent,
    clock,
    random: () => 0.5,
  });
  onTestFinished(async () => {
    await clock.runUntil(pool.close());
  });
  return {
    clock,
    fake,
    pool,
    store,
    events,
    abort,
    synthesizer,
    clips: (asked) =>
      clock.runUntil(Promise.allSettled(asked.map((utterance) => synthesizer.clip(utterance)))),
    eventsOf: <T extends RenderEvent['type']>(type: T) =>
      events.filter((event): event is Extract<RenderEvent, { type: T }> => event.type === type),
  };
};

export const openFakePool = (
  fake: FakeBackend,
  clock: Clock,
  options: Partial<OpenEnginePoolOptions> = {},
): Promise<EnginePool> =>
  openEnginePool(fake.backend, {
    context: {
      settings: {},
      voices: [{}],
      baseDir: '/',
      hashFile: async () => '',
      env: {},
    },
    signal: new AbortController().signal,
    onEvent: () => {},
    clock,
    ...options,
  });
