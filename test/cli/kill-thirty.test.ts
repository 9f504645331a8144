import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { RenderEvent } from '../../src/domain/events.js';
import { commandProject } from '../support/command-project.js';
import { jsonLines } from '../support/run-hoso.js';
import { spawnHoso } from '../support/spawn-hoso.js';
import { verifyCache } from '../support/verify-cache.js';

const NAME = '株式会社ずんだもん技術室AI放送局_podcast_20260106';
const KILLS = 30;
const SENTENCES = 60;

/** Every sentence of every round is another one. */
const textOf = (round: number): string[] =>
  Array.from(
    { length: SENTENCES },
    (_, index) => `${round}回めの冬に、${index + 1}番の木箱から古い地図が見つかったのだ。`,
  );

/** A render as a process; killed `afterMs` after it began to make its clips, unless it ended before. */
const renderAndKill = async (
  dir: string,
  afterMs: number,
): Promise<{ wasKilled: boolean; events: RenderEvent[]; ms: number }> => {
  const child = spawnHoso(dir, ['render', `scripts/${NAME}.txt`, '--json', '--jobs', '2'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let stdout = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  const closed = once(child, 'close');
  while (!stdout.includes('"render-start"') && child.exitCode === null) await sleep(2);
  const startedAtMs = performance.now();
  await Promise.race([closed, sleep(afterMs)]);
  const ms = performance.now() - startedAtMs;
  const wasKilled = child.exitCode === null && child.kill('SIGKILL');
  await closed;
  const events = jsonLines(stdout.slice(0, stdout.lastIndexOf('\n') + 1)) as RenderEvent[];
  return { wasKilled, events, ms };
};

const count = (events: readonly RenderEvent[], type: RenderEvent['type']): number =>
  events.filter((event) => event.type === type).length;

it(`a render killed at ${KILLS} random moments leaves a valid store and no partial output, and little is made twice`, async () => {
  let round = 1;
  const { dir, spoken } = commandProject({ [`${NAME}.txt`]: textOf(round).join('\n') }, { seconds: 0.01 });
  const output = join(dir, 'output');
  const shown = (): string[] => readdirSync(output).filter((name) => !name.startsWith('.'));
  /** What killed renders of this round have shown: the whole one must show the same. */
  const seen = new Map<string, Buffer>();
  const moments: number[] = [];
  let inFlight = 0;
  // Long enough for a whole render, so that some are killed while they encode, or move files to their place.
  let wholeMs = 3_000;

  const finish = (): void => {
    for (const [name, bytes] of seen) expect(readFileSync(join(output, name)).equals(bytes), name).toBe(true);
    expect(readdirSync(output).filter((name) => name.startsWith('.'))).toEqual([]);
  };

  while (moments.length < KILLS) {
    const afterMs = Math.random() * wholeMs;
    const { wasKilled, events, ms } = await renderAndKill(dir, afterMs);
    if (!wasKilled) {
      expect(events.at(-1)?.type).toBe('render-end');
      finish();
      if (count(events, 'clip-end') === SENTENCES) wholeMs = ms;
      round += 1;
      seen.clear();
      rmSync(output, { recursive: true });
      writeFileSync(join(dir, 'scripts', `${NAME}.txt`), textOf(round).join('\n'));
      continue;
    }
    moments.push(Math.round(afterMs));
    inFlight += count(events, 'clip-start') - count(events, 'clip-end');
    const { damaged } = await verifyCache(join(dir, '.cache'));
    expect(damaged, `killed after ${moments.join(', ')} ms`).toEqual([]);
    if (existsSync(output)) for (const name of shown()) seen.set(name, readFileSync(join(output, name)));
  }
  const last = await renderAndKill(dir, 60_000);
  expect(last.events.at(-1)?.type).toBe('render-end');
  finish();

  const texts = Array.from({ length: round }, (_, index) => textOf(index + 1)).flat();
  expect(new Set(spoken())).toEqual(new Set(texts));
  expect(spoken().length, `killed after ${moments.join(', ')} ms`).toBeLessThanOrEqual(
    texts.length + inFlight,
  );
  const verified = await verifyCache(join(dir, '.cache'));
  expect(verified).toMatchObject({ clips: texts.length, damaged: [] });
  // Two requests at a time, and as many again that may be on their way into the store.
  expect(inFlight).toBeLessThanOrEqual(KILLS * 4);
}, 400_000);
