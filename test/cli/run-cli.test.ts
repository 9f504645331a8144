import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { manifestSchema } from '../../src/domain/manifest.js';
import { jsonLines, runHoso, toneProject } from '../support/run-hoso.js';
import { tempDir } from '../support/temp-dir.js';

const TUESDAY = '株式会社ずんだもん技術室AI放送局_podcast_20260106.txt';
const WEDNESDAY = '株式会社ずんだもん技術室AI放送局_podcast_20260107.txt';
const EPISODE = TUESDAY.replace('.txt', '');

const script = `きょうわ2026年1月6日、火曜日なのだ。
1つ目の記事は、「冬の星をながめる会」という記事なのだ。よく見えるのだ！
----
　、。ここで英語スキル発動！AIずんだもんにへんしーん！　、。2つ目の記事は、「Seven Quiet Harbors」という記事なのだ。　、。
静かな港の話なのだ。
----
きょうはここまでなのだ。
`;

const project = () => toneProject({ [TUESDAY]: script });

/** Process ids of the children of this process that run `tail`. */
const hangingPrograms = (): string[] =>
  execFileSync('ps', ['-o', 'pid=,comm=', '--ppid', String(process.pid)], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.endsWith('tail'));

describe('render', () => {
  it('writes the MP3 and the manifest, tells the path on stdout and the rest on stderr', async () => {
    const dir = project();
    const run = await runHoso(dir, ['render', `scripts/${TUESDAY}`]);
    expect(run).toMatchObject({ code: 0, stdout: `${join(dir, 'output', EPISODE)}.mp3\n` });
    expect(readdirSync(join(dir, 'output')).sort()).toEqual(
      ['chapters.json', 'json', 'mp3', 'srt', 'transcript.json', 'transcript.txt', 'vtt'].map(
        (kind) => `${EPISODE}.${kind}`,
      ),
    );
    const manifest = manifestSchema.parse(
      JSON.parse(readFileSync(join(dir, 'output', `${EPISODE}.json`), 'utf8')),
    );
    expect(manifest).toMatchObject({ host: 'zundamon', date: '2026-01-06', formatVersion: 1 });
    expect(manifest.chapters.map((chapter) => chapter.title)).toEqual([
      'オープニング',
      '冬の星をながめる会',
      'Seven Quiet Harbors',
      'エンディング',
    ]);
    expect(manifest.segments.map((segment) => segment.index)).toEqual([1, 2, 3]);
    const ends = manifest.timeline.map((entry) => entry.endMs);
    const starts = manifest.timeline.map((entry) => entry.startMs);
    expect(starts[0]).toBe(0);
    expect(starts.slice(1)).toEqual(ends.slice(0, -1));
    expect(ends.at(-1)).toBe(manifest.durationMs);
  });

  it('is up to date when nothing changed, and renders again when something did', async () => {
    const dir = project();
    const args = ['render', `scripts/${TUESDAY}`];
    await runHoso(dir, args);
    expect((await runHoso(dir, args)).stderr).toContain('up to date');
    const mp3 = join(dir, 'output', `${EPISODE}.mp3`);
    const whole = readFileSync(mp3);
    writeFileSync(mp3, whole.subarray(0, 1000));
    const mended = await runHoso(dir, args);
    expect(mended.stderr).toContain('0 made');
    expect(readFileSync(mp3).equals(whole)).toBe(true);
    writeFileSync(join(dir, 'scripts', TUESDAY), script.replace('静かな港', 'しずかな港'));
    expect((await runHoso(dir, args)).stderr).toMatch(/, 1 made/);
  });

  it('makes everything anew with --no-cache', async () => {
    const dir = project();
    const args = ['render', `scripts/${TUESDAY}`, '--no-cache'];
    await runHoso(dir, args);
    expect(existsSync(join(dir, '.cache', 'clips'))).toBe(false);
    expect((await runHoso(dir, args)).stderr).not.toMatch(/up to date|, 0 made/);
  });

  it('gives the same bytes twice', async () => {
    const dir = project();
    await runHoso(dir, ['render', `scripts/${TUESDAY}`, '--no-cache', '--out', 'a']);
    await runHoso(dir, ['render', `scripts/${TUESDAY}`, '--no-cache', '--out', 'b']);
    const bytes = (folder: string) => readFileSync(join(dir, folder, `${EPISODE}.mp3`));
    expect(bytes('a').equals(bytes('b'))).toBe(true);
  });

  it('goes on after a failure; exit code is the one that all failures share, else 1', async () => {
    const dir = project();
    writeFileSync(join(dir, 'scripts', 'page.txt'), '---\nlayout: article\ntitle: x\n---\n本文\n');
    writeFileSync(join(dir, 'scripts', 'nobody.txt'), 'だれの番組でもない文です。\n');
    const shared = await runHoso(dir, [
      'render',
      'scripts/page.txt',
      `scripts/${TUESDAY}`,
      'scripts/nobody.txt',
    ]);
    expect(shared.code).toBe(3);
    expect(shared.stdout).toContain(`${EPISODE}.mp3`);
    expect(shared.stderr).toMatch(/scripts\/page\.txt.*layout/s);
    expect(shared.stderr).toMatch(/--host/);
  });

  it('makes nothing with --dry-run', async () => {
    const dir = project();
    const run = await runHoso(dir, ['render', `scripts/${TUESDAY}`, '--dry-run', '--json']);
    expect(run.code).toBe(0);
    const [summary] = jsonLines(run.stdout) as { utterances: number; toMake: number }[];
    expect(summary?.toMake).toBe(summary?.utterances);
    expect(existsSync(join(dir, 'output'))).toBe(false);
  });

  it('tells events as JSON lines with --json', async () => {
    const dir = project();
    const run = await runHoso(dir, ['render', `scripts/${TUESDAY}`, '--json']);
    const types = (jsonLines(run.stdout) as { type: string }[]).map((event) => event.type);
    expect(types[0]).toBe('render-start');
    expect(types.at(-1)).toBe('render-end');
    expect(types).toEqual(expect.arrayContaining(['clip-start', 'clip-end', 'part-start', 'part-end']));
  });
});

describe('preview', () => {
  it.each([
    ['2', '2'],
    ['1-2', '1-2'],
    ['quiet harb', '2'],
  ])('%s writes segment %s', async (wanted, label) => {
    const dir = project();
    const run = await runHoso(dir, ['preview', `scripts/${TUESDAY}`, wanted]);
    expect(run).toMatchObject({ code: 0, stdout: `${join(dir, 'output', EPISODE)}.segment-${label}.wav\n` });
    const wav = readFileSync(run.stdout.trim());
    expect(wav.subarray(0, 4).toString()).toBe('RIFF');
  });

  it('shares its clips with render', async () => {
    const dir = project();
    await runHoso(dir, ['preview', `scripts/${TUESDAY}`, '1-3']);
    expect((await runHoso(dir, ['render', `scripts/${TUESDAY}`])).stderr).toMatch(/, 0 made/);
  });

  it.each(['9', '0', '3-2', 'ない題名'])('%s is refused with the list', async (wanted) => {
    const run = await runHoso(project(), ['preview', `scripts/${TUESDAY}`, wanted]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('Seven Quiet Harbors');
  });
});

describe('batch', () => {
  const week = () => {
    const dir = project();
    writeFileSync(join(dir, 'scripts', WEDNESDAY), script.replace('1月6日、火曜日', '1月7日、水曜日'));
    writeFileSync(join(dir, 'scripts', 'notes.md'), 'no script');
    return dir;
  };

  it('renders the scripts of a folder', async () => {
    const run = await runHoso(week(), ['batch', 'scripts']);
    expect(run.code).toBe(0);
    expect(run.stdout.trim().split('\n')).toHaveLength(2);
    expect(run.stderr).toContain('2 scripts: 2 rendered, 0 up to date, 0 failed');
  });

  it.each([
    [['--from', '2026-01-07'], 1],
    [['--to', '2026-01-06'], 1],
    [['--week', '2026-W02'], 2],
  ])('takes only the days of %j', async (flags, count) => {
    const run = await runHoso(week(), ['batch', 'scripts', ...flags]);
    expect(run.stdout.trim().split('\n')).toHaveLength(count);
  });

  it('goes on after a failure and ends with 1', async () => {
    const dir = week();
    writeFileSync(
      join(dir, 'scripts', 'a_20260105.txt'),
      new Uint8Array([0x83, 0x65, 0x83, 0x58, 0x83, 0x67]),
    );
    const run = await runHoso(dir, ['batch', 'scripts']);
    expect(run.code).toBe(1);
    expect(run.stdout.trim().split('\n')).toHaveLength(2);
    expect(run.stderr).toMatch(/^scripts\/a_20260105\.txt .* FAILED$/m);
  });

  it.each([
    [['--week', '2026-W99'], 2],
    [['--from', '6 January'], 2],
    [['--from', '2026-01-08', '--to', '2026-01-07'], 2],
    [['--week', '2020-W01'], 3],
  ])('%j is refused', async (flags, code) => {
    expect((await runHoso(week(), ['batch', 'scripts', ...flags])).code).toBe(code);
  });
});

describe('parse and plan', () => {
  it('prints one object a line', async () => {
    const run = await runHoso(project(), ['parse', '--json', `scripts/${TUESDAY}`, `scripts/${TUESDAY}`]);
    const [parsed, again] = jsonLines(run.stdout) as Record<string, unknown>[];
    expect(again).toEqual(parsed);
    expect(parsed).toMatchObject({
      path: `scripts/${TUESDAY}`,
      host: 'zundamon',
      program: '株式会社ずんだもん技術室AI放送局',
      date: '2026-01-06',
      warnings: [],
    });
  });

  it('tells why a clip has to be made', async () => {
    const dir = project();
    const whys = async () => {
      const run = await runHoso(dir, ['plan', '--json', `scripts/${TUESDAY}`]);
      const [plan] = jsonLines(run.stdout) as { items: { type: string; cached?: boolean; why?: string }[] }[];
      return plan?.items.filter((item) => item.type === 'utterance') ?? [];
    };
    expect((await whys()).every((item) => item.cached === false && item.why === 'never-rendered')).toBe(true);
    await runHoso(dir, ['render', `scripts/${TUESDAY}`]);
    expect((await whys()).every((item) => item.cached === true && item.why === null)).toBe(true);
    writeFileSync(join(dir, 'scripts', TUESDAY), script.replace('静かな港', 'しずかな港'));
    expect((await whys()).filter((item) => item.cached === false).map((item) => item.why)).toEqual([
      'text-changed',
    ]);
  });
});

describe('wrong calls', () => {
  it.each([
    [['rendr'], 2],
    [['render'], 2],
    [['render', 'x.txt', '--jobs', '0'], 2],
    [['render', 'x.txt', '--backend', 'voicevoxx'], 2],
    [['render', 'x.txt', '--config', 'none.yaml'], 2],
    [['render', 'x.txt', '--voices', 'none'], 2],
    [['render', 'x.txt'], 3],
    [['voices', 'say', 'ずんだもち', 'はい'], 2],
    [['read', '--voce', 'x'], 2],
    [['render', 'x.txt', '--out', ''], 2],
    [['voices', 'say', 'zundamon', '…'], 2],
    [['--help'], 0],
    [['--version'], 0],
  ])('%j ends with %i', async (args, code) => {
    const run = await runHoso(project(), args);
    expect(run.code).toBe(code);
    if (code !== 0) expect(run.stderr).not.toBe('');
    if (code !== 0) expect(run.stdout).toBe('');
  });

  it('names the nearest backend', async () => {
    const run = await runHoso(project(), ['render', 'x.txt', '--backend', 'voicevoxx']);
    expect(run.stderr).toContain('voicevox');
  });
});

describe('read', () => {
  it('takes texts that begin with a minus sign', async () => {
    const run = await runHoso(project(), ['read', '-5度', 'はい', '--json']);
    expect(jsonLines(run.stdout)).toMatchObject([{ text: '-5度' }, { text: 'はい', reading: 'はい' }]);
  });
});

describe('init', () => {
  it('makes a project that renders, and refuses to make it twice', async () => {
    const dir = tempDir();
    const made = await runHoso(dir, ['init', 'mine']);
    expect(made.code).toBe(0);
    expect(existsSync(join(dir, 'mine', 'hoso.config.yaml'))).toBe(true);
    const example = readdirSync(join(dir, 'mine', 'scripts'))[0];
    const run = await runHoso(join(dir, 'mine'), ['render', '--backend', 'tone', `scripts/${example}`]);
    expect(run.code).toBe(0);
    // With the jingles that it made, and without a bed.
    const { timeline } = JSON.parse(readFileSync(run.stdout.trim().replace(/mp3$/, 'json'), 'utf8')) as {
      timeline: readonly { type: string; kind?: string }[];
    };
    const music = timeline.flatMap(({ type, kind }) => (type === 'music' ? [kind] : []));
    expect(new Set(music)).toEqual(new Set(['opening', 'sting', 'skill', 'ending']));
    expect([music[0], music.at(-1)]).toEqual(['opening', 'ending']);
    expect(timeline[0]?.type).toBe('music');
    expect((await runHoso(dir, ['init', 'mine'])).code).toBe(2);
  });
});

it('an abort ends a hanging render within a second, with 130, and leaves nothing', async () => {
  const dir = project();
  // A program that reads on for ever.
  const hanging =
    'backends:\n  command:\n    credit: x\n    options: { argv: [tail, -f, "{textFile}", "{wav}"], revision: 1 }\n';
  for (const id of ['zundamon', 'ai-zundamon']) {
    const file = join(dir, 'voices', `${id}.yaml`);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^backends:\n[\s\S]*/m, hanging));
  }
  const controller = new AbortController();
  const running = runHoso(dir, ['render', '--backend', 'command', `scripts/${TUESDAY}`], {
    signal: controller.signal,
  });
  await vi.waitFor(() => expect(hangingPrograms().length).toBeGreaterThan(0), { timeout: 10_000 });
  controller.abort();
  const late = new Promise((resolve) => setTimeout(resolve, 5_000, 'late'));
  expect(await Promise.race([running, late])).toMatchObject({ code: 130 });
  expect(readdirSync(join(dir, 'output'))).toEqual([]);
  expect(hangingPrograms()).toEqual([]);
});

it('says that ffmpeg is missing, with exit code 5', async () => {
  const dir = project();
  const run = await runHoso(dir, ['render', `scripts/${TUESDAY}`], {
    environment: { ffmpegPath: join(dir, 'no-ffmpeg') },
  });
  expect(run.code).toBe(5);
  expect(run.stderr).toMatch(/ffmpeg/);
  expect(readdirSync(join(dir, 'output'))).toEqual([]);
});
