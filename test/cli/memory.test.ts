import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runChild } from '../support/run-child.js';
import { repositoryRoot, toneProject } from '../support/run-hoso.js';

const NAME = '株式会社ずんだもん技術室AI放送局_podcast_20260106';
const SHORT_SENTENCES = 60;
/** Half an hour more than the short one: 159 MB of sound, 22 MB of MP3. */
const LONG_SENTENCES = SHORT_SENTENCES + 310;
/** Measured: 6. */
const MOST_GROWTH_MB = 15;
/** Measured: 135, of which Node.js and the program without any sound are 80. */
const MOST_MB = 200;

/**
 * Tells at the end the most that was in use two times in a row (after collecting garbage, which is done four times a
 * second) and the most that the process ever had, both in MB.
 */
const TELL = `
let used = 0;
let last = 0;
setInterval(() => {
  gc();
  gc();
  const { heapUsed, external } = process.memoryUsage();
  used = Math.max(used, Math.min(last, heapUsed + external));
  last = heapUsed + external;
}, 250).unref();
process.on('exit', () => {
  const peak = process.resourceUsage().maxRSS * 1024;
  process.stderr.write(JSON.stringify({ usedMb: used / 1e6, peakMb: peak / 1e6 }) + '\\n');
});
`;

const script = (sentences: number, extra = ''): string =>
  Array.from(
    { length: sentences },
    (_, index) =>
      `${index + 1}番めの引き出しには、古い地図と、まだ読んでいない手紙が${(index % 97) + 3}通はいっていて、${index === 20 ? extra : ''}だれもあけたことがないのだ。`,
  ).join('\n');

const render = async (dir: string): Promise<{ usedMb: number; peakMb: number }> => {
  const hook = `--import=data:text/javascript,${encodeURIComponent(TELL)}`;
  const main = join(repositoryRoot, 'dist/cli/main.js');
  const args = ['--expose-gc', hook, main, 'render', `scripts/${NAME}.txt`, '--quiet'];
  const run = await runChild(process.execPath, args, { cwd: dir, env: process.env });
  expect(run.code, run.stderr).toBe(0);
  return JSON.parse(run.stderr.trim().split('\n').at(-1) ?? '');
};

const partsOf = (dir: string): number =>
  readdirSync(join(dir, '.cache/parts'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.blob'),
  ).length;

it('half an hour of sound more does not stand in memory, neither at first nor after one sentence has changed', async () => {
  const measure = async (sentences: number) => {
    const dir = toneProject({ [`${NAME}.txt`]: script(sentences) });
    const cold = await render(dir);
    const parts = partsOf(dir);
    writeFileSync(join(dir, 'scripts', `${NAME}.txt`), script(sentences, 'ほんとうに、'));
    const edit = await render(dir);
    expect(partsOf(dir)).toBeGreaterThan(parts);
    return { cold, edit };
  };
  const short = await measure(SHORT_SENTENCES);
  const long = await measure(LONG_SENTENCES);
  for (const run of ['cold', 'edit'] as const) {
    expect(short[run].usedMb, run).toBeGreaterThan(5);
    expect(long[run].usedMb - short[run].usedMb, run).toBeLessThan(MOST_GROWTH_MB);
    expect(long[run].peakMb, run).toBeLessThan(MOST_MB);
  }
}, 400_000);
