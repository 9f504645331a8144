import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Backend } from '../src/backends/backend.js';
import { openClipStore } from '../src/cache/clip-store.js';
import type { ClipKey } from '../src/domain/clip-key.js';
import type { Pcm } from '../src/domain/pcm.js';
import { openEnginePool } from '../src/synthesize/open-engine-pool.js';
import { createSynthesizer } from '../src/synthesize/synthesizer.js';
import { ok } from '../src/util/result.js';
import { sha256 } from '../src/util/sha256.js';

const UTTERANCES = 600;
const LATENCY_MS = 100;
const SLOTS_PER_ENGINE = 2;
const READING = 'これは模擬の文です。長さはいつも同じです。';
const SECONDS = 4;
const RATE_HZ = 24_000;

export type SchedulingResult = {
  readonly engines: number;
  readonly idealMs: number;
  readonly wallMs: number;
  /** Wall time over ideal: work divided by the places of all engines. */
  readonly ratio: number;
};

const sound = (): Pcm => ({
  format: { sampleRateHz: RATE_HZ, channels: 1 },
  samples: new Int16Array(SECONDS * RATE_HZ).map((_, at) => (at % 100 < 50 ? 5000 : -5000)),
});

/** Engines that take a fixed time for each request; what they really took is added up by `note`. */
const simulatedBackend = (engines: number, note: (ms: number) => void): Backend => {
  const pcm = sound();
  return {
    name: 'simulated',
    revision: 1,
    settingsSchema: z.unknown(),
    optionsSchema: z.unknown(),
    audibleOptions: [],
    environment: () => [],
    capabilities: { maxTextLength: 200, maxConcurrency: SLOTS_PER_ENGINE, timing: 'none', readsWell: [] },
    addresses: () => Array.from({ length: engines }, (_, at) => `http://engine-${at}`),
    open: async (address) => ({
      address,
      facts: { version: '1', dictionaryHash: null, voiceFiles: {} },
      synthesize: async () => {
        const startedMs = performance.now();
        await new Promise((resolve) => setTimeout(resolve, LATENCY_MS));
        note(performance.now() - startedMs);
        return { pcm };
      },
      close: async () => {},
    }),
    resolve: () => ok({ options: {}, voiceHash: null }),
  };
};

const measure = async (engines: number): Promise<SchedulingResult> => {
  const dir = await mkdtemp(join(tmpdir(), 'hoso-bench-'));
  const { signal } = new AbortController();
  let workMs = 0;
  const backend = simulatedBackend(engines, (ms) => {
    workMs += ms;
  });
  const pool = await openEnginePool(backend, {
    context: { settings: {}, voices: [], baseDir: dir, hashFile: async () => '', env: {} },
    signal,
    onEvent: () => {},
  });
  const synthesizer = createSynthesizer({
    pools: new Map([[backend.name, pool]]),
    store: await openClipStore(join(dir, 'clips')),
    signal,
    onEvent: () => {},
  });
  const startedMs = performance.now();
  await Promise.all(
    Array.from({ length: UTTERANCES }, (_, at) =>
      synthesizer.clip({
        script: 'bench',
        index: at + 1,
        segment: 1,
        file: 'bench.txt',
        line: at + 1,
        column: 1,
        key: sha256(`${at}`) as ClipKey,
        backend: backend.name,
        options: {},
        reading: READING,
      }),
    ),
  );
  const wallMs = performance.now() - startedMs;
  await pool.close();
  await rm(dir, { recursive: true });
  const idealMs = workMs / (engines * SLOTS_PER_ENGINE);
  return { engines, idealMs, wallMs, ratio: wallMs / idealMs };
};

/** How well a pool keeps 1, 2, 4 and 8 engines busy, with a real clip store on disk behind it. */
export const benchScheduling = async (): Promise<SchedulingResult[]> => {
  const results: SchedulingResult[] = [];
  for (const engines of [1, 2, 4, 8]) results.push(await measure(engines));
  return results;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const { engines, idealMs, wallMs, ratio } of await benchScheduling()) {
    process.stdout.write(
      `${engines} engine(s): ${Math.round(wallMs)} ms, ideal ${Math.round(idealMs)} ms, ratio ${ratio.toFixed(3)}\n`,
    );
  }
}
