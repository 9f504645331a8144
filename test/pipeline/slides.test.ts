import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifestSchema } from '../../src/domain/manifest.js';
import { jsonLines, runHoso, toneProject } from '../support/run-hoso.js';

const NAME = '株式会社ずんだもん技術室AI放送局_podcast_20260106';
const SCRIPT = `scripts/${NAME}.txt`;
const script = `みんな、おはようなのだ！きょうわ2026年1月6日、火曜日なのだ。
1つ目の記事は、「冬の星をながめる会」という記事なのだ。とてもさむいのだ。
2つ目の記事は、「ふるい時計をなおす」という記事なのだ。かちかちなるのだ。
`;
const slides = `[
  { "type": "film", "start_ms": 0, "end_ms": 2500 },
  { "notes": "みんな、おはようなのだ！きょうわ2026年1月6日、火曜日なのだ。" },
  { "notes": "1つ目の記事は、「冬の星をながめる会」という記事なのだ。" },
  { "notes": "この文はどこにもありません。" },
  { "notes": "----2つ目の記事は、「ふるい時計を" }
]
`;

const rendered = async (text = slides): Promise<string> => {
  const dir = toneProject({ [`${NAME}.txt`]: script });
  writeFileSync(join(dir, 'slides.json'), text);
  expect((await runHoso(dir, ['render', SCRIPT])).code).toBe(0);
  return dir;
};
type Slide = { readonly start_ms: number; readonly end_ms: number };
const slidesIn = (dir: string): Slide[] =>
  JSON.parse(readFileSync(join(dir, 'slides.json'), 'utf8')) as Slide[];

describe('hoso slides', () => {
  it('times the slides by the episode, and says which notes it did not find', async () => {
    const dir = await rendered();
    const run = await runHoso(dir, ['slides', SCRIPT, 'slides.json']);
    expect(run).toMatchObject({ code: 0, stdout: `${join(dir, 'slides.json')}\n` });
    expect(run.stderr).toContain('4 slides with notes, 3 found');
    expect(run.stderr).toContain('notes of slides 4 are not said');
    const { timeline, durationMs } = manifestSchema.parse(
      JSON.parse(readFileSync(join(dir, 'output', `${NAME}.json`), 'utf8')),
    );
    const startOf = (words: string): number =>
      2_500 +
      Math.round(
        timeline.find((entry) => entry.type === 'utterance' && entry.text.startsWith(words))?.startMs ??
          Number.NaN,
      );
    const timed = slidesIn(dir);
    expect(timed.map(({ start_ms }) => start_ms)).toEqual([
      0,
      2_500,
      startOf('1つ目'),
      startOf('とても'),
      startOf('2つ目'),
    ]);
    expect(timed.map(({ end_ms }) => end_ms)).toEqual([
      ...timed.slice(1).map(({ start_ms }) => start_ms),
      Math.round(2_500 + durationMs),
    ]);
    const text = readFileSync(join(dir, 'slides.json'), 'utf8');
    expect(text).toContain('{ "notes": "この文はどこにもありません。", "start_ms": ');
    // A second time nothing changes, by the MP3's name too.
    expect((await runHoso(dir, ['slides', `output/${NAME}.mp3`, 'slides.json', '--quiet'])).stderr).toBe('');
    expect(readFileSync(join(dir, 'slides.json'), 'utf8')).toBe(text);
  });

  it('begins the speech at --offset', async () => {
    const dir = await rendered();
    const run = await runHoso(dir, ['slides', SCRIPT, 'slides.json', '--offset', '4000', '--json']);
    expect(jsonLines(run.stdout)).toMatchObject([{ type: 'slides', withNotes: 4, notFound: [4] }]);
    expect(slidesIn(dir)[1]?.start_ms).toBe(4_000);
  });

  it.each([
    ['[{"notes":"まったく別の話"}]', ['slides', SCRIPT, 'slides.json'], 2, /nothing of its notes is said/],
    ['[{"type":"film"}]', ['slides', SCRIPT, 'slides.json'], 2, /no slide with notes/],
    ['{}', ['slides', SCRIPT, 'slides.json'], 2, /is no list of slides/],
    [slides, ['slides', SCRIPT, 'slides.json', '--offset', '100'], 2, /2500 ms before the speech/],
    [slides, ['slides', SCRIPT, 'slides.json', '--offset', '-1'], 2, /whole number/],
    [slides, ['slides', SCRIPT, 'none.json'], 2, /no such file/],
    [slides, ['slides', 'scripts/none.txt', 'slides.json'], 3, /no such file/],
  ])('%j with %j ends with %i', async (text, args, code, message) => {
    const dir = await rendered(text);
    const run = await runHoso(dir, args);
    expect(run).toMatchObject({ code, stdout: '' });
    expect(run.stderr).toMatch(message);
    expect(readFileSync(join(dir, 'slides.json'), 'utf8')).toBe(text);
  });

  it('wants a rendered episode', async () => {
    const dir = toneProject({ [`${NAME}.txt`]: script });
    const run = await runHoso(dir, ['slides', SCRIPT, 'slides.json']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(`hoso render ${SCRIPT}`);
  });
});
