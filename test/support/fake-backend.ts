import { z } from 'zod';
import {
  type Backend,
  BackendError,
  type BackendErrorKind,
  type SynthesisRequest,
  type SynthesisResult,
} from '../../src/backends/backend.js';
import type { EngineFacts } from '../../src/domain/facts.js';
import type { Pcm } from '../../src/domain/pcm.js';
import type { Clock } from '../../src/util/clock.js';
import { ok } from '../../src/util/result.js';

export type FakeFault =
  | { readonly kind: BackendErrorKind; readonly retryAfterMs?: number; readonly message?: string }
  | { readonly hang: true; readonly deaf?: boolean }
  | { readonly bug: Error }
  | { readonly pcm: Pcm };

/** What a test decides about one engine; it may change it at any time. */
export type FakeEngine = {
  facts: EngineFacts;
  /** Nothing answers: neither `open` nor requests in flight. */
  isDown: boolean;
  latencyMs: number;
  /** The fault of the request, if it has one. `count` is the engine's requests so far, this one included. */
  fault: (request: SynthesisRequest, count: number) => FakeFault | undefined;
  readonly requests: string[];
  inFlight: number;
  mostInFlight: number;
  opened: number;
  closed: number;
  prepared: number;
  /** What it does when it is warmed up. */
  warmUp: (signal: AbortSignal) => Promise<void>;
};

export type FakeBackend = {
  readonly backend: Backend<unknown, unknown>;
  readonly engines: ReadonlyMap<string | null, FakeEngine>;
  engine(address: string | null): FakeEngine;
  /** Readings of all requests to all engines. */
  requests(): string[];
};

export const FAKE_FACTS: EngineFacts = { version: '1.0', dictionaryHash: null, voiceFiles: {} };
const MS_PER_CHARACTER = 100;
const RATE_HZ = 8_000;

/** A square wave whose pitch tells readings apart. */
export const fakePcm = (reading: string): Pcm => {
  const samples = new Int16Array(Math.max(1, [...reading].length) * (RATE_HZ / 1000) * MS_PER_CHARACTER);
  const half = 4 + ([...reading].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % 60);
  for (let at = 0; at < samples.length; at += 1) samples[at] = Math.floor(at / half) % 2 === 0 ? 5000 : -5000;
  return { format: { sampleRateHz: RATE_HZ, channels: 1 }, samples };
};

const forever = (signal: AbortSignal, isDeaf: boolean): Promise<never> =>
  new Promise((_resolve, reject) => {
    if (!isDeaf) signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

/** A backend in memory that obeys the contract, with faults and delays on demand. */
export const createFakeBackend = (
  clock: Clock,
  addresses: readonly (string | null)[] = ['http://a'],
  maxConcurrency: number | null = 2,
): FakeBackend => {
  const name = 'fake';
  const engines = new Map<string | null, FakeEngine>(
    addresses.map((address) => [
      address,
      {
        facts: FAKE_FACTS,
        isDown: false,
        latencyMs: 0,
        fault: () => undefined,
        requests: [],
        inFlight: 0,
        mostInFlight: 0,
        opened: 0,
        closed: 0,
        prepared: 0,
        warmUp: async () => {},
      },
    ]),
  );
  const engineAt = (address: string | null): FakeEngine => {
    const engine = engines.get(address);
    if (engine === undefined) throw new Error(`no fake engine at ${address}`);
    return engine;
  };
  const refused = (address: string | null): BackendError =>
    new BackendError('unavailable', name, 'connection refused', { address });

  const answer = async (
    address: string | null,
    request: SynthesisRequest,
    signal: AbortSignal,
  ): Promise<SynthesisResult> => {
    const engine = engineAt(address);
    signal.throwIfAborted();
    if (engine.isDown) throw refused(address);
    const fault = engine.fault(request, engine.requests.push(request.reading));
    if (fault !== undefined && 'hang' in fault) return forever(signal, fault.deaf ?? false);
    if (engine.latencyMs > 0) await clock.sleep(engine.latencyMs, signal);
    if (engine.isDown) throw new BackendError('transient', name, 'connection reset', { address });
    if (fault === undefined) return { pcm: fakePcm(request.reading) };
    if ('bug' in fault) throw fault.bug;
    if ('pcm' in fault) return { pcm: fault.pcm };
    const { kind, message = `fault: ${kind}`, retryAfterMs } = fault;
    throw new BackendError(kind, name, message, {
      address,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  };

  const backend: Backend<unknown, unknown> = {
    name,
    revision: 1,
    settingsSchema: z.unknown(),
    optionsSchema: z.unknown(),
    audibleOptions: ['id'],
    environment: () => [],
    capabilities: { maxTextLength: 200, maxConcurrency, timing: 'none', readsWell: [] },
    addresses: () => addresses,
    async open(address) {
      const engine = engineAt(address);
      engine.opened += 1;
      if (engine.isDown) throw refused(address);
      return {
        address,
        facts: engine.facts,
        prepare: async (_voices, signal) => {
          engine.prepared += 1;
          await engine.warmUp(signal);
        },
        pronounce: async ({ reading }) => `カナ${reading}`,
        async synthesize(request, signal) {
          engine.inFlight += 1;
          engine.mostInFlight = Math.max(engine.mostInFlight, engine.inFlight);
          try {
            return await answer(address, request, signal);
          } finally {
            engine.inFlight -= 1;
          }
        },
        close: async () => {
          engine.closed += 1;
        },
      };
    },
    resolve: (options, facts) => {
      const id = facts.styles?.[0]?.id ?? 0;
      return ok({ options: { id, ...(options as object) }, voiceHash: null });
    },
  };
  return {
    backend,
    engines,
    engine: engineAt,
    requests: () => [...engines.values()].flatMap((engine) => engine.requests),
  };
};
