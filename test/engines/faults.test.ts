import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { RenderEvent } from '../../src/domain/events.js';
import type { FakeVoicevoxEngine } from '../support/fake-voicevox-engine.js';
import { FAULTS, FAULTS_OF_ANY_REPLY } from '../support/fault-server.js';
import { jsonLines, runHoso } from '../support/run-hoso.js';
import { EPISODE, sentences, startEngine, voicevoxProject } from '../support/voicevox-project.js';

vi.mock('../../src/util/clock.js', () => import('../support/hurried-clock.js'));

const SCRIPT = `scripts/${EPISODE}.txt`;

const projectOf = (engines: readonly FakeVoicevoxEngine[], count: number): string =>
  voicevoxProject({ urls: engines.map(({ url }) => url), scripts: { [EPISODE]: sentences(count) } });

const mp3Of = (dir: string): Buffer => readFileSync(join(dir, 'output', `${EPISODE}.mp3`));

const faultless = new Map<number, Buffer>();

/** The MP3 that one engine makes without any fault. */
const faultlessMp3 = async (count: number): Promise<Buffer> => {
  const known = faultless.get(count);
  if (known !== undefined) return known;
  const dir = projectOf([await startEngine()], count);
  const run = await runHoso(dir, ['render', SCRIPT]);
  expect(run.code, run.stderr).toBe(0);
  expect(run.stderr).not.toContain('tried again');
  faultless.set(count, mp3Of(dir));
  return mp3Of(dir);
};

const eventsOf = <T extends RenderEvent['type']>(stdout: string, type: T) =>
  (jsonLines(stdout) as RenderEvent[]).filter(
    (event): event is Extract<RenderEvent, { type: T }> => event.type === type,
  );

describe('an episode of 150 utterances over three engines', () => {
  it('is the faultless one though one dies, one fails now and then and one is slow; the report says so', async () => {
    const expected = await faultlessMp3(150);
    const [dying, failing, slow] = [await startEngine(), await startEngine(), await startEngine()];
    dying.stopAfter(17, '/synthesis');
    failing.failOften({ rate: 0.05, seed: 'three engines' });
    slow.latencyMs = 40;
    const dir = projectOf([dying, failing, slow], 150);
    const run = await runHoso(dir, ['render', SCRIPT, '--json']);
    expect(run.code, run.stderr).toBe(0);
    expect(mp3Of(dir).equals(expected)).toBe(true);

    const retries = eventsOf(run.stdout, 'clip-retry');
    for (const { url } of [dying, failing]) expect(retries.map(({ address }) => address)).toContain(url);
    for (const { index, reason } of retries) {
      expect(index).toBeGreaterThan(0);
      expect(reason).not.toBe('');
    }
    expect(eventsOf(run.stdout, 'engine-away').map(({ address }) => address)).toContain(dying.url);
    expect(slow.countOf('/synthesis')).toBeGreaterThan(0);
  }, 240_000);

  it('ends with 4 when all die, naming each; the next run makes only what is missing', async () => {
    const expected = await faultlessMp3(150);
    const engines = [await startEngine(), await startEngine(), await startEngine()];
    for (const engine of engines) engine.stopAfter(20, '/synthesis');
    const dir = projectOf(engines, 150);
    const first = await runHoso(dir, ['render', SCRIPT]);
    expect(first.code).toBe(4);
    for (const { url } of engines) {
      expect(first.stderr).toMatch(new RegExp(`${url}: .*(ECONNREFUSED|connection broke)`));
    }
    expect(first.stderr).toContain('is kept');

    const before = engines.reduce((sum, engine) => sum + engine.countOf('/synthesis'), 0);
    for (const engine of engines) await engine.start();
    const second = await runHoso(dir, ['render', SCRIPT, '--json']);
    expect(second.code, second.stderr).toBe(0);
    const [end] = eventsOf(second.stdout, 'render-end');
    const after = engines.reduce((sum, engine) => sum + engine.countOf('/synthesis'), 0);
    // 20 of each engine were answered, of which the last ones may have been lost on their way.
    expect(end?.cached).toBeGreaterThan(45);
    expect(end?.made).toBe(150 - (end?.cached ?? 0));
    expect(after - before).toBe(end?.made);
    expect(mp3Of(dir).equals(expected)).toBe(true);
  }, 240_000);
});

const CASES = [
  ...FAULTS.map((fault) => [fault, '/synthesis'] as const),
  ...FAULTS_OF_ANY_REPLY.map((fault) => [fault, '/audio_query'] as const),
];

it.each(CASES)(
  '%s of %s costs no more than another attempt elsewhere',
  async (fault, path) => {
    const expected = await faultlessMp3(12);
    const [failing, other] = [await startEngine(), await startEngine()];
    failing.failNext(fault, { path });
    const dir = projectOf([failing, other], 12);
    const run = await runHoso(dir, ['render', SCRIPT]);
    expect(run.code, run.stderr).toBe(0);
    expect(mp3Of(dir).equals(expected)).toBe(true);
    expect(run.stderr).toMatch(new RegExp(`utterance \\d+ failed at ${failing.url} and is tried again: .+`));
  },
  60_000,
);
