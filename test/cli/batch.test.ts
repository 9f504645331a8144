import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { batchReportSchema } from '../../src/domain/batch-report.js';
import { commandProject } from '../support/command-project.js';
import { jsonLines, runHoso, toneProject } from '../support/run-hoso.js';
import { endOf, spawnHoso } from '../support/spawn-hoso.js';
import { verifyCache } from '../support/verify-cache.js';

const PROGRAM = '株式会社ずんだもん技術室AI放送局_podcast_';
const nameOf = (day: string): string => `${PROGRAM}${day.replaceAll('-', '')}`;

/** Of the week 2026-W02: 5 January 2026 is a Monday. */
const DAYS = ['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08', '2026-01-09'];

const textOf = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日なのだ。\n${date}さつめの本を読みおわったのだ。\nしおりはあした作るのだ。\n`;
};

const week = (days: readonly string[] = DAYS): Record<string, string> =>
  Object.fromEntries(days.map((day) => [`${nameOf(day)}.txt`, textOf(day)]));

const reportOf = (dir: string) =>
  batchReportSchema.parse(JSON.parse(readFileSync(join(dir, 'output', 'batch-report.json'), 'utf8')));

const mp3s = (dir: string): string[] =>
  readdirSync(join(dir, 'output'))
    .filter((name) => name.endsWith('.mp3'))
    .sort();

describe('the report', () => {
  it('is a table on stderr and the same as JSON in the output folder', async () => {
    const dir = toneProject(week());
    const run = await runHoso(dir, ['batch', 'scripts', '--week', '2026-W02']);
    expect(run.code).toBe(0);
    const report = reportOf(dir);
    expect(report.episodes.map(({ script }) => script)).toEqual(
      DAYS.map((day) => join('scripts', `${nameOf(day)}.txt`)),
    );
    expect(report.episodes.map(({ date }) => date)).toEqual(DAYS);
    expect(report).toMatchObject({ formatVersion: 1, warnings: [], failures: [] });
    // Two sentences of each are its own; the third is made once for all.
    expect(report.episodes.reduce((sum, { made }) => sum + made, 0)).toBe(11);
    for (const episode of report.episodes) {
      expect(episode).toMatchObject({ host: 'zundamon', result: 'rendered', failures: [] });
      expect(episode.made + episode.cached).toBe(3);
      expect(existsSync(episode.file ?? '')).toBe(true);
      expect(episode.durationMs).toBeGreaterThan(3_000);
    }
    expect(run.stdout.trimEnd().split('\n')).toEqual(report.episodes.map(({ file }) => file));
    const table = run.stderr.slice(run.stderr.indexOf('episode '));
    expect(table.split('\n')[0]).toMatch(/^episode +host +length +made +cached +time +result$/);
    for (const day of DAYS)
      expect(table).toMatch(new RegExp(`^${nameOf(day)}  zundamon +0:\\d\\d .*rendered$`, 'm'));
    expect(table).toContain('5 scripts: 5 rendered, 0 up to date, 0 failed');
  });

  it('is the one line on stdout with --json', async () => {
    const dir = toneProject(week());
    const run = await runHoso(dir, ['batch', 'scripts', '--json']);
    const [report, ...others] = jsonLines(run.stdout);
    expect(others).toEqual([]);
    expect(batchReportSchema.parse(report)).toEqual(reportOf(dir));
  });

  it('tells of a second run that all is up to date', async () => {
    const dir = toneProject(week());
    await runHoso(dir, ['batch', 'scripts']);
    const run = await runHoso(dir, ['batch', 'scripts']);
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('5 scripts: 0 rendered, 5 up to date, 0 failed');
    expect(reportOf(dir).episodes.every(({ made, result }) => made === 0 && result === 'up-to-date')).toBe(
      true,
    );
  });

  it('says nothing on stderr with --quiet', async () => {
    const run = await runHoso(toneProject(week()), ['batch', 'scripts', '--quiet']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('which scripts', () => {
  const three = () => {
    const dir = toneProject(week(DAYS.slice(0, 2)));
    mkdirSync(join(dir, 'more', 'deep'), { recursive: true });
    for (const [folder, day] of [
      ['more', DAYS[2] ?? ''],
      ['more/deep', DAYS[3] ?? ''],
    ] as const) {
      writeFileSync(join(dir, folder, `${nameOf(day)}.txt`), textOf(day));
    }
    writeFileSync(join(dir, 'more', 'notes.md'), 'no script');
    return dir;
  };

  it.each([
    [['scripts', 'more'], 3],
    [['scripts', 'scripts', `scripts/${nameOf('2026-01-05')}.txt`], 2],
    [['*/*_2026010[56].txt'], 2],
    [['**/*.txt'], 4],
    [['more/**/*.txt', 'scripts/*06.txt'], 3],
    [[`{scripts,more}/${PROGRAM}*.txt`], 3],
    [['m*e'], 1],
  ])('%j', async (paths, count) => {
    const run = await runHoso(three(), ['batch', ...paths, '--quiet']);
    expect(run.code).toBe(0);
    expect(run.stdout.trimEnd().split('\n')).toHaveLength(count);
  });

  it('finds a decomposed file name by a composed pattern', async () => {
    const name = 'マジカルラブリー☆つむぎのピュアピュアA.I.放送局_podcast_20260105';
    const dir = toneProject({ [`${name}.txt`.normalize('NFD')]: 'ピアノをひくよ。\n' });
    const run = await runHoso(dir, ['batch', 'scripts/*ピュアピュア*.txt'.normalize('NFC')]);
    expect(run.code).toBe(0);
    expect(mp3s(dir)).toEqual([`${name}.mp3`]);
  });

  it('a pattern that fits nothing is a failure that names it; the others are rendered', async () => {
    const dir = three();
    const run = await runHoso(dir, ['batch', 'scripts/*.text', 'scripts']);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('scripts/*.text: fits no script');
    expect(mp3s(dir)).toHaveLength(2);
    expect(reportOf(dir).failures).toMatchObject([{ file: 'scripts/*.text' }]);
  });
});

describe('warnings before any synthesis', () => {
  const untilSynthesis = (stderr: string): string => stderr.split(' utterances\n')[0] ?? '';

  it.each([
    [DAYS, ['--week', '2026-W02'], null],
    [DAYS.slice(0, 4), ['--week', '2026-W02'], '2026-01-09'],
    [DAYS.filter((_, at) => at !== 2), [], '2026-01-07'],
    [DAYS.slice(1, 3), ['--from', '2026-01-05', '--to', '2026-01-07'], '2026-01-05'],
    [DAYS.slice(0, 1), [], null],
  ])('of %j with %j: %s is missing', async (days, flags, missing) => {
    const dir = toneProject(week(days));
    const run = await runHoso(dir, ['batch', 'scripts', ...flags]);
    expect(run.code).toBe(0);
    const warned = /no script for ([\d, -]+) \(/.exec(untilSynthesis(run.stderr))?.[1] ?? null;
    expect(warned).toBe(missing);
    expect(reportOf(dir).warnings).toHaveLength(missing === null ? 0 : 1);
  });

  it('two scripts of one name: the second is not rendered', async () => {
    const dir = toneProject(week());
    mkdirSync(join(dir, 'more'));
    const twin = join('more', `${nameOf('2026-01-06')}.txt`);
    writeFileSync(join(dir, twin), 'べつの台本なのだ。\n');
    const run = await runHoso(dir, ['batch', 'scripts', 'more']);
    expect(run.code).toBe(1);
    expect(untilSynthesis(run.stderr)).toMatch(new RegExp(`warning: ${twin}.*is the episode of scripts/`));
    const failed = reportOf(dir).episodes.filter(({ result }) => result === 'failed');
    expect(failed).toMatchObject([{ script: twin, failures: [{ code: 'usage', file: twin }] }]);
    expect(mp3s(dir)).toHaveLength(5);
  });

  it('a date in the text unlike that of the name', async () => {
    const dir = toneProject({ ...week(), [`${nameOf('2026-01-07')}.txt`]: textOf('2026-01-06') });
    const run = await runHoso(dir, ['batch', 'scripts']);
    expect(untilSynthesis(run.stderr)).toMatch(/20260107\.txt:1:\d+: date-differs/);
    expect(reportOf(dir).warnings).toHaveLength(1);
  });
});

describe('failures', () => {
  const failing = (day: string, seconds = 0) => {
    const scripts = week();
    const name = `${nameOf(day)}.txt`;
    return commandProject(
      { ...scripts, [name]: `${scripts[name]}ここでつまずくのだ。\n` },
      { fails: 'つまずく', seconds },
    );
  };

  it('are named by script and line; finished episodes stay, and a second run makes only what is missing', async () => {
    const { dir, spoken } = failing('2026-01-06');
    const run = await runHoso(dir, ['batch', 'scripts']);
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/error: scripts\/\S+_20260106\.txt:4:1: .*つまずく/);
    expect(mp3s(dir)).toHaveLength(4);
    const failed = reportOf(dir).episodes[1];
    expect(failed).toMatchObject({ result: 'failed', durationMs: null, file: null });
    expect(failed?.failures).toMatchObject([{ code: 'synthesis-failed', line: 4 }]);

    const before = spoken().length;
    const script = join(dir, 'scripts', `${nameOf('2026-01-06')}.txt`);
    writeFileSync(script, readFileSync(script, 'utf8').replace('つまずく', 'たちあがる'));
    const again = await runHoso(dir, ['batch', 'scripts']);
    expect(again.code).toBe(0);
    expect(spoken().slice(before)).toEqual(['ここでたちあがるのだ。']);
    expect(mp3s(dir)).toHaveLength(5);
  });

  it('end the batch with --on-error stop; what was not begun is told', async () => {
    // The first one fails long before two others have ended, so that the last one is never begun.
    const { dir } = failing('2026-01-05', 0.3);
    const run = await runHoso(dir, ['batch', 'scripts', '--on-error', 'stop', '--jobs', '1']);
    expect(run.code).toBe(1);
    const results = reportOf(dir).episodes.map(({ result }) => result);
    expect(results[0]).toBe('failed');
    expect(results.at(-1)).toBe('not-begun');
    // Those that were in work are whole; nothing else was made.
    const rendered = results.filter((result) => result === 'rendered').length;
    expect(mp3s(dir)).toHaveLength(rendered);
    expect(run.stderr).toMatch(/1 failed, \d not made/);
  });

  it('of a script that cannot be read keep all from being begun with --on-error stop', async () => {
    const dir = toneProject({ ...week(), 'page.txt': '---\nlayout: post\n---\nx\n' });
    const run = await runHoso(dir, ['batch', 'scripts', '--on-error', 'stop']);
    expect(run.code).toBe(1);
    expect(mp3s(dir)).toEqual([]);
    expect(reportOf(dir).episodes.filter(({ result }) => result === 'not-begun')).toHaveLength(5);
  });

  it('--on-error takes nothing else', async () => {
    const run = await runHoso(toneProject(week()), ['batch', 'scripts', '--on-error', 'shout']);
    expect(run.code).toBe(2);
  });
});

it('an abort is told in the report, ends with 130, and finished episodes stay', async () => {
  // The last one takes minutes.
  const endless = Array.from({ length: 600 }, (_, at) => `${at + 1}ばんめの貝がらをひろうのだ。`).join('\n');
  const scripts = { ...week(), [`${nameOf('2026-01-09')}.txt`]: endless };
  const { dir } = commandProject(scripts, { seconds: 0.1 });
  const controller = new AbortController();
  const running = runHoso(dir, ['batch', 'scripts', '--jobs', '1'], { signal: controller.signal });
  const whole = join(dir, 'output', `${nameOf('2026-01-05')}.mp3`);
  await expect.poll(() => existsSync(whole), { timeout: 25_000 }).toBe(true);
  controller.abort();
  expect((await running).code).toBe(130);
  expect(existsSync(whole)).toBe(true);
  const report = reportOf(dir);
  expect(report.episodes[0]?.result).toBe('rendered');
  expect(report.episodes.at(-1)?.result).toBe('cancelled');
});

it('two batches on one folder at once: all episodes right, no clip torn, nothing synthesized twice', async () => {
  const { dir, spoken } = commandProject(week(), { seconds: 0.05 });
  const both = await Promise.all([1, 2].map(() => endOf(spawnHoso(dir, ['batch', 'scripts', '--json']))));
  for (const { code, stdout, stderr } of both) {
    expect(code, stderr).toBe(0);
    const report = batchReportSchema.parse(JSON.parse(stdout));
    expect(report.episodes.flatMap(({ failures }) => failures)).toEqual([]);
  }
  expect(await verifyCache(join(dir, '.cache'))).toMatchObject({ clips: 11, damaged: [] });
  // The sentence that all scripts share may be on its way in both processes at once.
  expect(new Set(spoken()).size).toBe(11);
  expect(spoken().length).toBeLessThanOrEqual(12);
  const alone = await runHoso(dir, ['batch', 'scripts', '--no-cache', '--out', 'alone', '--quiet']);
  expect(alone.code).toBe(0);
  for (const day of DAYS) {
    const bytes = (folder: string) => readFileSync(join(dir, folder, `${nameOf(day)}.mp3`));
    expect(bytes('output').equals(bytes('alone')), day).toBe(true);
  }
  const strangers = readdirSync(join(dir, 'output')).filter((name) => name.startsWith('.'));
  expect(strangers).toEqual([]);
}, 90_000);
