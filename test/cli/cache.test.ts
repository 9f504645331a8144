import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { jsonLines, runHoso, toneProject } from '../support/run-hoso.js';

const NAME = '株式会社ずんだもん技術室AI放送局_podcast_20260106';
const TEXT = 'きょうわ2026年1月6日なのだ。\n庭に小さな池を作ったのだ。\nかえるが3匹きたのだ。\n';

type Amount = { entries: number; bytes: number };
type Stats = { dir: string; clips: Amount; parts: Amount; total: Amount };

const rendered = async (): Promise<string> => {
  const dir = toneProject({ [`${NAME}.txt`]: TEXT });
  expect((await runHoso(dir, ['render', `scripts/${NAME}.txt`])).code).toBe(0);
  return dir;
};

const statsOf = async (dir: string): Promise<Stats> =>
  jsonLines((await runHoso(dir, ['cache', 'stats', '--json'])).stdout)[0] as Stats;

const clipsOf = (dir: string): string[] =>
  readdirSync(join(dir, '.cache', 'clips'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.wav'))
    .map((name) => join(dir, '.cache', 'clips', name));

it('stats counts clips and parts and their bytes', async () => {
  const dir = await rendered();
  const stats = await statsOf(dir);
  const bytes = clipsOf(dir).reduce((total, file) => total + readFileSync(file).length, 0);
  expect(stats).toMatchObject({
    dir: join(dir, '.cache'),
    clips: { entries: 3, bytes },
  });
  expect(stats.parts.entries).toBeGreaterThan(0);
  expect(stats.total).toEqual({ entries: 3 + stats.parts.entries, bytes: bytes + stats.parts.bytes });
  const told = await runHoso(dir, ['cache', 'stats']);
  expect(told.stdout).toMatch(/clips +3 .*\nparts +\d+ .*\ntotal +\d+ /);
});

it('stats of a project that rendered nothing is zero, and makes no folder', async () => {
  const dir = toneProject({});
  expect((await statsOf(dir)).total).toEqual({ entries: 0, bytes: 0 });
  expect(existsSync(join(dir, '.cache'))).toBe(false);
});

it('prune --older-than takes only what was not used since', async () => {
  const dir = await rendered();
  const { total } = await statsOf(dir);
  const [old = '', ...young] = clipsOf(dir);
  const longAgo = Date.now() / 1000 - 40 * 86_400;
  utimesSync(old, longAgo, longAgo);
  const run = await runHoso(dir, ['cache', 'prune', '--older-than', '30d', '--json']);
  expect(run.code).toBe(0);
  expect(jsonLines(run.stdout)[0]).toMatchObject({
    removed: { entries: 1 },
    kept: { entries: total.entries - 1 },
  });
  expect(clipsOf(dir).sort()).toEqual(young.sort());
});

it('prune --max-size leaves no more than that, the latest used', async () => {
  const dir = await rendered();
  const { total } = await statsOf(dir);
  const [old = ''] = clipsOf(dir);
  const yesterday = Date.now() / 1000 - 86_400;
  utimesSync(old, yesterday, yesterday);
  const run = await runHoso(dir, ['cache', 'prune', '--max-size', `${total.bytes - 1}B`]);
  expect(run).toMatchObject({
    code: 0,
    stdout: expect.stringContaining(`kept    ${total.entries - 1} entries`),
  });
  expect(existsSync(old)).toBe(false);
  expect((await runHoso(dir, ['cache', 'prune', '--max-size', '0B'])).code).toBe(0);
  expect((await statsOf(dir)).total.entries).toBe(0);
});

it('clear takes clips and parts and nothing else; the next render makes them again', async () => {
  const dir = await rendered();
  mkdirSync(join(dir, '.cache', 'voices', 'mei'), { recursive: true });
  const kept = [
    join(dir, '.cache', 'voices', 'mei', 'mei_normal.htsvoice'),
    join(dir, '.cache', 'file-hashes.json'),
    join(dir, '.cache', 'clips', 'notes.wav'),
  ];
  for (const file of kept) writeFileSync(file, 'x');
  expect((await runHoso(dir, ['cache', 'clear'])).code).toBe(0);
  expect((await statsOf(dir)).total).toEqual({ entries: 0, bytes: 0 });
  expect(kept.filter((file) => !existsSync(file))).toEqual([]);
  // The episode itself is still whole, so nothing has to be made; when it is gone, everything has.
  expect((await runHoso(dir, ['render', `scripts/${NAME}.txt`])).stderr).toContain('up to date');
  const again = await runHoso(dir, ['render', `scripts/${NAME}.txt`, '--out', 'again']);
  expect(again.stderr).toMatch(/3 made/);
});

it.each([
  [['prune'], '--max-size 2GB'],
  [['prune', '--max-size', '2'], 'a size such as'],
  [['prune', '--max-size', 'lots'], 'a size such as'],
  [['prune', '--older-than', '1 month'], 'a duration such as'],
  [['prune', '--older-than', '-3d'], 'a duration such as'],
  [['shrink'], 'shrink'],
])('%j is a wrong call', async (args, told) => {
  const run = await runHoso(toneProject({}), ['cache', ...args]);
  expect(run.code).toBe(2);
  expect(run.stdout).toBe('');
  expect(run.stderr).toContain(told);
});

it('a mistake in a voice profile is no obstacle', async () => {
  const dir = await rendered();
  writeFileSync(join(dir, 'voices', 'zundamon.yaml'), 'nonsense: [');
  expect((await runHoso(dir, ['cache', 'stats'])).code).toBe(0);
});
