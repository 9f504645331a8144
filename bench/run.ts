import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { hoso, median, repositoryRoot, seconds } from './hoso.js';
import { measureLimit } from './limit.js';

const RUNS = 3;

/** The corpus script of 2024-09-11 where the corpus is, else the longest of our own. */
const scriptToRender = (): string => {
  const corpus = resolve(repositoryRoot, '../shared/corpus/scripts');
  const real = existsSync(corpus)
    ? readdirSync(corpus).find((name) => name.endsWith('_20240911.txt'))
    : undefined;
  if (real !== undefined) return join(corpus, real);
  const own = readdirSync(join(repositoryRoot, 'scripts')).find((name) => name.endsWith('_20261117.txt'));
  return join(repositoryRoot, 'scripts', own ?? '');
};

const dir = await mkdtemp(join(tmpdir(), 'hoso-bench-'));
try {
  const script = scriptToRender();
  const flags = (run: number) => [
    '--quiet',
    '--cache-dir',
    join(dir, `cache-${run}`),
    '--out',
    join(dir, `out-${run}`),
  ];
  const cold: number[] = [];
  const warm: number[] = [];
  let mp3 = '';
  for (let run = 0; run < RUNS; run += 1) {
    const first = await hoso(['render', script, ...flags(run)]);
    mp3 = first.stdout.trim();
    cold.push(first.wallMs);
    warm.push((await hoso(['render', script, ...flags(run)])).wallMs);
  }
  const limits = [];
  for (let run = 0; run < RUNS; run += 1) limits.push(await measureLimit(script, mp3, dir));
  const limitMs = median(limits.map((limit) => limit.limitMs));
  const engineMs = median(limits.map((limit) => limit.engineMs));
  const encodeMs = median(limits.map((limit) => limit.encodeMs));
  console.log(`script        ${script.split('/').at(-1)}`);
  console.log(
    `bare engine   ${seconds(engineMs)}   bare encode ${seconds(encodeMs)}   limit ${seconds(limitMs)}`,
  );
  console.log(`cold render   ${seconds(median(cold))}   ${(median(cold) / limitMs).toFixed(2)} x the limit`);
  console.log(`up to date    ${seconds(median(warm))}`);
} finally {
  await rm(dir, { recursive: true, force: true });
}
