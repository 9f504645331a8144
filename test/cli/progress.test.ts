import { describe, expect, it } from 'vitest';
import { batchTable } from '../../src/cli/batch-table.js';
import { clockText } from '../../src/cli/clock-text.js';
import { displayWidth, fitColumns, padColumns, shortenMiddle } from '../../src/cli/display-width.js';
import { createProgress } from '../../src/cli/progress.js';
import { ProgressModel } from '../../src/cli/progress-model.js';
import { createTerminalBlock } from '../../src/cli/terminal-block.js';
import type { BatchEpisode, BatchReport } from '../../src/domain/batch-report.js';
import type { RenderEvent } from '../../src/domain/events.js';

const NAMES = ['マジカルラブリー☆つむぎのピュアピュアA.I.放送局_podcast_20260105', 'ずんだの回_20260106'];

const start = (script: string, utterances: number): RenderEvent => ({
  type: 'render-start',
  script,
  utterances,
  distinct: utterances,
});
const clip = (type: 'clip-end' | 'clip-cached', script: string, segment = 1): RenderEvent => ({
  type,
  script,
  index: 1,
  segment,
  durationMs: 5_000,
});
const end = (script: string): RenderEvent => ({
  type: 'render-end',
  script,
  file: 'x.mp3',
  durationMs: 60_000,
  made: 3,
  cached: 1,
  upToDate: false,
});

describe('the model', () => {
  it('shows segment, utterances, sound made and the time left from the measured speed', () => {
    const model = new ProgressModel();
    const [script = ''] = NAMES;
    model.take(start(script, 10), 0);
    expect(model.lines(200, 0)).toEqual([`0/10  0:00 of sound  segment 1  ${script}`]);
    model.take({ type: 'clip-start', script, index: 1, segment: 1 }, 1_000);
    model.take(clip('clip-end', script, 1), 3_000);
    model.take(clip('clip-end', script, 2), 5_000);
    // Two in four seconds: eight more in sixteen.
    expect(model.lines(200, 5_000)).toEqual([`2/10  0:16 left  0:10 of sound  segment 2  ${script}`]);
  });

  it('shows each episode of a batch in work, and all of them together', () => {
    const model = new ProgressModel();
    const [first = '', second = ''] = NAMES;
    model.take(
      {
        type: 'batch-start',
        scripts: [
          { script: first, characters: 100 },
          { script: second, characters: 100 },
          { script: 'third', characters: 200 },
        ],
      },
      0,
    );
    model.take(start(first, 10), 0);
    model.take(start(second, 10), 0);
    model.take({ type: 'clip-start', script: first, index: 1, segment: 1 }, 0);
    for (let at = 0; at < 10; at += 1) model.take(clip('clip-end', first), 10_000);
    // Ten made in ten seconds; before it are ten of the second script and twenty of the third.
    expect(model.lines(200, 10_000).at(-1)).toBe('0/3 episodes  0:50 of sound  0:30 left');
    expect(model.lines(200, 10_000)).toHaveLength(3);
    model.take(end(first), 10_000);
    expect(model.lines(200, 10_000)).toEqual([
      `0/10  0:00 of sound  segment 1  ${second}`,
      '1/3 episodes  0:50 of sound  0:30 left',
    ]);
  });

  it('puts the numbers of several episodes under one another, and tells when one has all its sound', () => {
    const model = new ProgressModel();
    const [first = '', second = ''] = NAMES;
    model.take(start(first, 12), 0);
    model.take(start(second, 1), 0);
    for (let at = 0; at < 10; at += 1) model.take(clip('clip-cached', first), 0);
    model.take(clip('clip-cached', second), 0);
    expect(model.lines(200, 0)).toEqual([
      `10/12  0:50 of sound  segment 1  ${first}`,
      `  1/1  0:05 of sound  encoding   ${second}`,
    ]);
  });

  it('leaves out what matters less where there is little room, before the name', () => {
    const model = new ProgressModel();
    const [script = ''] = NAMES;
    model.take(start(script, 10), 0);
    model.take({ type: 'clip-start', script, index: 1, segment: 1 }, 0);
    model.take(clip('clip-end', script, 2), 1_000);
    expect(model.lines(48, 1_000)[0]).toMatch(/^1\/10 {2}0:09 left {2}0:05 of sound {2}マ.*0105$/);
    expect(model.lines(34, 1_000)[0]).toMatch(/^1\/10 {2}0:09 left {2}マ.*0105$/);
    expect(model.lines(12, 1_000)[0]).toBe('1/10  0:09 l');
  });

  it.each([200, 100, 79, 60, 40, 25, 10, 1])('no line is wider than %i columns', (columns) => {
    const model = new ProgressModel();
    model.take({ type: 'batch-start', scripts: NAMES.map((script) => ({ script, characters: 1 })) }, 0);
    for (const script of NAMES) {
      model.take(start(script, 10_000), 0);
      model.take({ type: 'clip-start', script, index: 1, segment: 1 }, 0);
      model.take(clip('clip-end', script, 12), 90_000_000);
    }
    const lines = model.lines(columns, 90_000_000);
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
  });
});

/** What a terminal shows after these writes, as far as the block uses it. */
const screenOf = (text: string): string[] => {
  const lines = [''];
  let [row, column] = [0, 0];
  for (const [token] of text.matchAll(/\u001b\[(\d*)([AKJ])|[\s\S]/gu)) {
    const sequence = /^\u001b\[(\d*)([AKJ])$/.exec(token);
    if (sequence?.[2] === 'A') row -= Number(sequence[1]);
    else if (sequence?.[2] === 'K') lines[row] = (lines[row] ?? '').slice(0, column);
    else if (sequence?.[2] === 'J') {
      lines[row] = (lines[row] ?? '').slice(0, column);
      lines.length = row + 1;
    } else if (token === '\r') column = 0;
    else if (token === '\n') {
      row += 1;
      column = 0;
      lines[row] ??= '';
    } else {
      const line = lines[row] ?? '';
      lines[row] = line.slice(0, column).padEnd(column) + token + line.slice(column + 1);
      column += 1;
    }
    expect(row).toBeGreaterThanOrEqual(0);
  }
  return lines;
};

describe('the block', () => {
  it('is drawn over, grows and shrinks, and goes away', () => {
    let written = '';
    const block = createTerminalBlock(
      (text) => {
        written += text;
      },
      () => 80,
    );
    const shown = (): string[] => screenOf(written);
    block.draw(['one long line', 'two']);
    expect(shown()).toEqual(['one long line', 'two']);
    block.draw(['one', 'two', 'three']);
    expect(shown()).toEqual(['one', 'two', 'three']);
    block.draw(['short']);
    expect(shown()).toEqual(['short']);
    block.clear();
    written += 'told\n';
    block.draw(['again']);
    expect(shown()).toEqual(['told', 'again']);
    block.draw([]);
    block.clear();
    expect(shown()).toEqual(['told', '']);
  });
});

describe('a block on a terminal that was made narrower', () => {
  it('is drawn over with all the lines that were wrapped', () => {
    let columns = 80;
    let written = '';
    const block = createTerminalBlock(
      (text) => {
        written += text;
      },
      () => columns,
    );
    block.draw(['a'.repeat(70), '放'.repeat(20), 'c']);
    columns = 30;
    written = '';
    block.draw(['short']);
    // Three, two and one row: from the last to the first are five.
    expect(written).toMatch(/^\r\u001b\[5Ashort/);
  });
});

const told = (
  events: readonly RenderEvent[],
  io: { columns: number | null; ci: boolean },
  quiet = false,
): string => {
  let stderr = '';
  const progress = createProgress(
    {
      stdout: () => expect.fail('nothing belongs to stdout'),
      stderr: (text) => {
        stderr += text;
      },
      cwd: '.',
      environment: { get: () => undefined, ffmpegPath: undefined, ci: io.ci, noColor: true },
      terminalColumns: io.columns,
      signal: new AbortController().signal,
    },
    quiet ? { quiet: true } : {},
  );
  for (const event of events) progress.onEvent(event);
  return stderr;
};

describe('what is shown where', () => {
  const [script = ''] = NAMES;
  const events: RenderEvent[] = [
    start(script, 2),
    clip('clip-cached', script),
    { type: 'warning', script: null, message: 'no script for 2026-01-09' },
  ];

  it('on a terminal messages stay above the display', () => {
    expect(screenOf(told(events, { columns: 80, ci: false }))).toEqual([
      'warning: no script for 2026-01-09',
      expect.stringMatching(/^1\/2 {2}0:05 of sound {2}segment 1 {2}マジ.*20260105$/),
    ]);
  });

  it.each([
    { columns: null, ci: false },
    { columns: 80, ci: true },
  ])('plain lines with %j', (io) => {
    const plain = told([...events, end(script)], io);
    expect(plain).not.toContain('\u001b');
    expect(plain.trimEnd().split('\n')).toEqual([
      `${script}: 2 utterances`,
      'warning: no script for 2026-01-09',
      `${script}: 1:00 of sound, 3 made, 1 from the cache`,
    ]);
  });

  it('nothing with --quiet', () => {
    expect(told(events, { columns: 80, ci: false }, true)).toBe('');
  });
});

describe('texts in columns', () => {
  it.each([
    ['abc', 3],
    ['放送', 4],
    ['ｱ', 2],
    ['', 0],
  ])('%s is %i wide', (text, width) => expect(displayWidth(text)).toBe(width));

  it('are cut and filled by columns, never within a character', () => {
    expect(fitColumns('放送局', 5)).toBe('放送');
    expect(fitColumns('a😀b', 2)).toBe('a');
    expect(padColumns('放送', 6)).toBe('放送  ');
    expect(padColumns('12', 4, 'left')).toBe('  12');
  });

  it('keep the end of a name that is too long', () => {
    const name = NAMES[0] ?? '';
    expect(shortenMiddle(name, 30)).toMatch(/^マジ.*\.\..*_20260105$/);
    expect(displayWidth(shortenMiddle(name, 30))).toBeLessThanOrEqual(30);
    expect(shortenMiddle('short', 30)).toBe('short');
  });

  it.each([
    [0, '0:00'],
    [61, '1:01'],
    [3_599.6, '1:00:00'],
    [36_061, '10:01:01'],
    [-1, '0:00'],
  ])('%d seconds are %s', (seconds, text) => expect(clockText(seconds)).toBe(text));
});

const episode = (changes: Partial<BatchEpisode>): BatchEpisode => ({
  script: 'x.txt',
  episode: 'x',
  host: 'zundamon',
  date: null,
  durationMs: 61_000,
  made: 5,
  cached: 120,
  elapsedMs: 2_000,
  result: 'rendered',
  file: 'x.mp3',
  failures: [],
  ...changes,
});

const report = (episodes: readonly BatchEpisode[]): BatchReport => ({
  formatVersion: 1,
  startedAt: '2026-01-05T00:00:00.000Z',
  elapsedMs: 65_000,
  episodes: [...episodes],
  warnings: [],
  failures: [],
});

describe('the table', () => {
  it('lines up wide and narrow names', () => {
    const table = batchTable(
      report([
        episode({ episode: '放送の回' }),
        episode({ result: 'failed', durationMs: null, host: null, episode: null }),
        episode({ result: 'cancelled', durationMs: null }),
      ]),
    );
    expect(table).toBe(
      [
        'episode   host      length  made  cached  time  result',
        '放送の回  zundamon    1:01     5     120  0:02  rendered',
        'x.txt     -              -     5     120  0:02  FAILED',
        'x         zundamon       -     5     120  0:02  cancelled',
        '3 scripts: 1 rendered, 0 up to date, 1 failed, 1 not made, in 1:05',
        '',
      ].join('\n'),
    );
  });

  it.each([120, 80, 60, 40, 30])('fits a terminal of %i columns, with the date and the result', (columns) => {
    const table = batchTable(report(NAMES.map((name) => episode({ episode: name }))), columns);
    const lines = table.trimEnd().split('\n').slice(0, -1);
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
    for (const line of lines.slice(1)) expect(line).toMatch(/0(?:105|106)\s.*rendered$/);
    expect(lines[0]?.includes('cached')).toBe(columns >= 60);
  });
});
