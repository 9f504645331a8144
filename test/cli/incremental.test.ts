import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { RenderEvent } from '../../src/domain/events.js';
import { jsonLines, runHoso, toneProject } from '../support/run-hoso.js';

const NAME = '株式会社ずんだもん技術室AI放送局_podcast_20260106';
const SCRIPT = `scripts/${NAME}.txt`;

/** Six minutes or so, in articles of 15 sentences. */
const sentences = Array.from(
  { length: 75 },
  (_, index) =>
    `${index + 1}本めの映画では、主人公が${(index * 7) % 50}回も電車をのりかえて、海のある町までいくのだ。`,
);
const textOf = (lines: readonly string[]): string =>
  lines.map((line, index) => (index % 15 === 14 ? `${line}\n----` : line)).join('\n');

const render = async (dir: string, flags: readonly string[] = []): Promise<RenderEvent[]> => {
  const run = await runHoso(dir, ['render', SCRIPT, '--json', ...flags]);
  expect(run.code, run.stderr).toBe(0);
  return jsonLines(run.stdout) as RenderEvent[];
};

const count = (events: readonly RenderEvent[], type: RenderEvent['type']): number =>
  events.filter((event) => event.type === type).length;

it('one changed sentence costs one synthesis and the encoding of one part; nothing changed costs nothing', async () => {
  const dir = toneProject({ [`${NAME}.txt`]: textOf(sentences) });
  const first = await render(dir);
  const parts = count(first, 'part-start');
  expect(parts).toBeGreaterThan(4);
  expect(count(first, 'clip-end')).toBe(sentences.length);

  const again = await render(dir);
  expect(again).toMatchObject([{ type: 'render-end', upToDate: true, made: 0 }]);

  const changed = [...sentences];
  for (const index of [0, 14, 15, 40, 74]) {
    changed[index] = (changed[index] ?? '').replace('いくのだ', 'たどりつくのだ');
    writeFileSync(join(dir, SCRIPT), textOf(changed));
    const events = await render(dir);
    const about = `sentence ${index + 1}`;
    expect(count(events, 'clip-start'), about).toBe(1);
    expect(count(events, 'clip-end'), about).toBe(1);
    expect(count(events, 'part-start'), about).toBe(1);
    expect(count(events, 'part-cached'), about).toBe(parts - 1);
  }
  // What was put together from old and new parts is what a render at one go gives.
  const mp3 = readFileSync(join(dir, 'output', `${NAME}.mp3`));
  await render(dir, ['--no-cache', '--out', 'anew']);
  expect(readFileSync(join(dir, 'anew', `${NAME}.mp3`)).equals(mp3)).toBe(true);
}, 120_000);

it('is not up to date when the MP3 was touched, even if its size and time are the same', async () => {
  const dir = toneProject({ [`${NAME}.txt`]: textOf(sentences.slice(0, 5)) });
  await render(dir);
  const mp3 = join(dir, 'output', `${NAME}.mp3`);
  const whole = readFileSync(mp3);
  const { atime, mtime } = statSync(mp3);
  const bent = Buffer.from(whole);
  bent[bent.length - 1000] = (bent[bent.length - 1000] ?? 0) ^ 1;
  writeFileSync(mp3, bent);
  utimesSync(mp3, atime, mtime);
  const events = await render(dir);
  expect(events.at(-1)).toMatchObject({ type: 'render-end', upToDate: false, made: 0 });
  expect(readFileSync(mp3).equals(whole)).toBe(true);
});

it('renders again when a title, the sound settings or the pauses change, without synthesizing', async () => {
  const dir = toneProject({ [`${NAME}.txt`]: textOf(sentences.slice(0, 5)) });
  await render(dir);
  for (const setting of ['pauses:\n  line: 450\n', 'audio:\n  bitrateKbps: 64\n']) {
    writeFileSync(join(dir, 'hoso.config.yaml'), `backend: tone\n${setting}`);
    const events = await render(dir);
    expect(events.at(-1)).toMatchObject({ type: 'render-end', upToDate: false, made: 0 });
    expect(await render(dir)).toMatchObject([{ type: 'render-end', upToDate: true }]);
  }
});
