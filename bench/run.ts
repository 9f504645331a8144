import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { bareScript, measureLimit, measureNaiveLoop } from './bare.js';
import { hoso, median, seconds } from './hoso.js';
import { benchScripts, withOneSentenceChanged } from './scripts.js';

const RUNS = 3;

const COLD_AIM = 1.05;
/** With the gate, which decodes the changed part. */
const CHANGED_AIM = 0.15;
const WARM_AIM_MS = 500;
const BATCH_AIM = 1.03;

const line = (what: string, ms: number, of = ''): void =>
  console.log(`${what.padEnd(24)}${seconds(ms).padStart(9)}   ${of}`);

/** `1.02 x the limit (aim 1.05)`, or by how much the aim is missed. */
const against = (ratio: number, what: string, aim: number): string => {
  const missed = ratio > aim ? `, missed by ${(ratio - aim).toFixed(2)}` : '';
  return `${ratio.toFixed(2)} x ${what} (aim ${aim.toFixed(2)}${missed})`;
};

const flagsOf = (dir: string): string[] => [
  '--quiet',
  '--cache-dir',
  join(dir, 'cache'),
  '--out',
  join(dir, 'out'),
];

/** Cold, nothing changed, one sentence changed, and the limit, in turn, so that a busy machine is busy for all. */
const benchScript = async (original: string, dir: string, withNaiveLoop: boolean): Promise<void> => {
  const text = readFileSync(original, 'utf8');
  const script = join(dir, basename(original));
  copyFileSync(original, script);
  const bare = await bareScript(script, dir);
  const times: Record<'cold' | 'warm' | 'changed' | 'engine' | 'encode' | 'limit', number[]> = {
    cold: [],
    warm: [],
    changed: [],
    engine: [],
    encode: [],
    limit: [],
  };
  for (let run = 0; run < RUNS; run += 1) {
    const flags = flagsOf(join(dir, `run-${run}`));
    writeFileSync(script, text);
    const cold = await hoso(['render', script, ...flags]);
    times.cold.push(cold.wallMs);
    times.warm.push((await hoso(['render', script, ...flags])).wallMs);
    const limit = await measureLimit([bare], [cold.stdout.trim()], dir);
    times.limit.push(limit.limitMs);
    times.engine.push(limit.engineMs);
    times.encode.push(limit.encodeMs);
    writeFileSync(script, withOneSentenceChanged(text, bare.utterances, (run + 1) / (RUNS + 1)));
    times.changed.push((await hoso(['render', script, ...flags])).wallMs);
  }
  writeFileSync(script, text);
  const [cold, limit] = [median(times.cold), median(times.limit)];
  console.log(`\n${basename(original)}: ${bare.utterances.length} utterances, ${bare.jobs.size} distinct`);
  line('bare engine', median(times.engine));
  line('bare encode', median(times.encode));
  line('limit', limit);
  line('cold', cold, against(cold / limit, 'the limit', COLD_AIM));
  const warm = median(times.warm);
  const missed = warm > WARM_AIM_MS ? `, missed by ${seconds(warm - WARM_AIM_MS)}` : '';
  line('nothing changed', warm, `(aim ${seconds(WARM_AIM_MS)}${missed})`);
  const changed = median(times.changed);
  line('one sentence changed', changed, against(changed / cold, 'cold', CHANGED_AIM));
  if (withNaiveLoop) {
    const naive = await measureNaiveLoop(bare, dir);
    line('naive shell loop', naive, `${(naive / limit).toFixed(2)} x the limit`);
  }
};

const benchBatch = async (scripts: readonly string[], dir: string): Promise<void> => {
  const bare = await Promise.all(scripts.map((script) => bareScript(script, dir)));
  const batches: number[] = [];
  const limits: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const batch = await hoso(['batch', ...scripts, ...flagsOf(join(dir, `batch-${run}`))]);
    batches.push(batch.wallMs);
    limits.push((await measureLimit(bare, batch.stdout.trim().split('\n'), dir)).limitMs);
  }
  const [batch, limit] = [median(batches), median(limits)];
  console.log(`\na batch of ${scripts.length}`);
  line('limit', limit);
  line('cold', batch, against(batch / limit, 'the limit', BATCH_AIM));
};

const dir = await mkdtemp(join(tmpdir(), 'hoso-bench-'));
try {
  const { usual, long, batch, isCorpus } = benchScripts(dir);
  const load = (loadavg()[0] ?? 0).toFixed(1);
  console.log(`${availableParallelism()} cores, load ${load} at the start, medians of ${RUNS} runs`);
  if (!isCorpus) console.log('the corpus is not here: our own scripts');
  for (const script of [usual, long]) {
    const own = join(dir, script === usual ? 'usual' : 'long');
    mkdirSync(own);
    await benchScript(script, own, script === usual);
  }
  mkdirSync(join(dir, 'batch'));
  await benchBatch(batch, join(dir, 'batch'));
} finally {
  await rm(dir, { recursive: true, force: true });
}
