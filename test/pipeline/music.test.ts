import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { exampleSounds } from '../../src/audio/example-sounds.js';
import { encodeWav, parseWav } from '../../src/audio/wav.js';
import { type Manifest, manifestSchema } from '../../src/domain/manifest.js';
import { referenceDecode, referenceLoudness } from '../support/reference-ffmpeg.js';
import { jsonLines, runHoso, toneProject } from '../support/run-hoso.js';
import { sine } from '../support/synthetic-speech.js';
import { sharedTempDir, tempDir } from '../support/temp-dir.js';

const NAME = '株式会社ずんだもん技術室AI放送局_podcast_20260120';
const RATE = 44_100;
/** Sentences of which no two are alike: where an episode is cut into parts hangs on their words. */
const sentences = (count: number, text: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => text(n + 1)).join('');
const SCRIPT = `みなさん、おはようなのだ。きょうは音楽の話をするのだ。とても静かな曲なのだ。${sentences(48, (n) => `${n}分が過ぎても静かに続くのだ。`)}
1つ目の記事は、「静かな音のつくりかた」という記事なのだ。
----
　、。ここで英語スキル発動！　、。Seven quiet songs for a winter evening.　、。
そういう名前の本なのだ。${sentences(44, (n) => `${n}ページもとても静かなのだ。`)}
----
おわりなのだ。
`;
const LESSER = SCRIPT.replace(/(.+なのだ。)\n1つ目/, '$1\n1つ目');

const project = (config: string, script = SCRIPT, dir = tempDir()): string => {
  toneProject({ [`${NAME}.txt`]: script }, dir);
  writeFileSync(join(dir, 'hoso.config.yaml'), `backend: tone\n${config}`);
  mkdirSync(join(dir, 'sounds'));
  for (const [name, pcm] of exampleSounds()) writeFileSync(join(dir, 'sounds', name), encodeWav(pcm));
  return dir;
};
const output = (dir: string, kind: string): string => join(dir, 'output', `${NAME}.${kind}`);
const manifestOf = (dir: string): Manifest =>
  manifestSchema.parse(JSON.parse(readFileSync(output(dir, 'json'), 'utf8')));
const musicOf = (dir: string): { kind: string; lengthMs: number }[] =>
  manifestOf(dir).timeline.flatMap((entry) =>
    entry.type === 'music' ? [{ kind: entry.kind, lengthMs: entry.endMs - entry.startMs }] : [],
  );
type Event = { readonly type: string; readonly part?: number };
const run = (dir: string, ...args: readonly string[]) =>
  runHoso(dir, ['render', `scripts/${NAME}.txt`, ...args]);
const render = async (dir: string): Promise<readonly Event[]> => {
  const result = await run(dir, '--json');
  if (result.code !== 0) throw new Error(result.stderr);
  return jsonLines(result.stdout) as Event[];
};
const encodedParts = (events: readonly Event[]): number =>
  new Set(events.filter(({ type }) => type === 'part-start').map(({ part }) => part)).size;

const JINGLES =
  'music: { opening: sounds/opening.wav, ending: sounds/ending.wav, sting: sounds/sting.wav, skill: sounds/skill.wav }\n';

describe('jingles', () => {
  it('stand on the timeline, and everything else where it then is', async () => {
    const dir = project(JINGLES);
    await render(dir);
    const { timeline, chapters, durationMs, gate } = manifestOf(dir);
    const music = timeline.flatMap((entry) => (entry.type === 'music' ? [entry.kind] : []));
    expect(music).toEqual(['opening', 'sting', 'skill', 'sting', 'ending']);
    timeline.forEach((entry, index) => {
      expect(entry.startMs).toBe(index === 0 ? 0 : timeline[index - 1]?.endMs);
    });
    expect(timeline.at(-1)?.endMs).toBe(durationMs);
    // The first chapter holds the opening; the others begin with their first word.
    expect(chapters[0]?.startMs).toBe(0);
    const starts = timeline.flatMap((entry) => (entry.type === 'utterance' ? [entry.startMs] : []));
    for (const { startMs } of chapters.slice(1)) expect(starts).toContain(startMs);
    expect(Math.abs((gate?.lufs ?? 0) + 16)).toBeLessThanOrEqual(0.5);
    // They are heard where they stand.
    const decoded = referenceDecode(output(dir, 'mp3'));
    for (const entry of timeline) {
      if (entry.type !== 'music') continue;
      const heard = decoded.subarray(
        Math.round(((entry.startMs + 100) * RATE) / 1_000),
        Math.round(((entry.endMs - 100) * RATE) / 1_000),
      );
      expect(heard.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)).toBeGreaterThan(2_000);
    }
  });

  it('do not make a changed sentence cost more than its part', async () => {
    const dir = project(JINGLES);
    await render(dir);
    const changed = SCRIPT.replace('そういう名前の本なのだ', 'そういう名前の本だったのだ');
    writeFileSync(join(dir, 'scripts', `${NAME}.txt`), changed);
    const events = await render(dir);
    expect(manifestOf(dir).gate?.parts).toBeGreaterThanOrEqual(3);
    expect(encodedParts(events)).toBe(1);
    expect(events.filter(({ type }) => type === 'clip-start')).toHaveLength(1);
  });

  it('are decoded once, whatever their format, and played again when the file changes', async () => {
    const dir = project('music: { opening: sounds/opening.wav }\n');
    const tone = { format: { sampleRateHz: 22_050, channels: 2 }, samples: sine(500, 22_050, 4).samples };
    writeFileSync(join(dir, 'sounds', 'opening.wav'), encodeWav(tone));
    await render(dir);
    expect(manifestOf(dir).timeline[0]).toMatchObject({ type: 'music', kind: 'opening', startMs: 0 });
    expect(Math.abs((manifestOf(dir).timeline[0]?.endMs ?? 0) - 2_000)).toBeLessThan(5);
    expect((await run(dir)).stderr).toContain('up to date');
    writeFileSync(join(dir, 'sounds', 'opening.wav'), encodeWav(sine(500, 24_000, 1)));
    await render(dir);
    expect(Math.abs((manifestOf(dir).timeline[0]?.endMs ?? 0) - 1_000)).toBeLessThan(5);
  });

  it('may be those of a voice: the host, or the one that a skill turns on', async () => {
    const dir = project('music: { opening: sounds/ending.wav, skill: sounds/sting.wav }\n');
    for (const [voice, music] of [
      ['zundamon', 'opening: ../sounds/opening.wav'],
      ['ai-zundamon', 'skill: ../sounds/skill.wav'],
    ]) {
      const file = join(dir, 'voices', `${voice}.yaml`);
      writeFileSync(file, `${readFileSync(file, 'utf8')}\nmusic: { ${music} }\n`);
    }
    await render(dir);
    const lengths = musicOf(dir).map(({ kind, lengthMs }) => [kind, lengthMs] as const);
    const lengthOf = (name: string): number => {
      const pcm = exampleSounds().get(name);
      return ((pcm?.samples.length ?? 0) / (pcm?.format.sampleRateHz ?? 1)) * 1_000;
    };
    expect(lengths.map(([kind]) => kind)).toEqual(['opening', 'skill']);
    // They die away to the end; what is no sound any more is cut off.
    expect(Math.abs((lengths[0]?.[1] ?? 0) - lengthOf('opening.wav'))).toBeLessThan(200);
    expect(Math.abs((lengths[1]?.[1] ?? 0) - lengthOf('skill.wav'))).toBeLessThan(200);
  });

  it('are heard in a preview where they stand between its sentences', async () => {
    const dir = project(JINGLES);
    const plain = project('');
    const lengthS = async (folder: string): Promise<number> => {
      const preview = await runHoso(folder, ['preview', `scripts/${NAME}.txt`, '2']);
      const wav = parseWav(readFileSync(preview.stdout.trim()));
      return wav.ok ? wav.value.samples.length / wav.value.format.sampleRateHz : 0;
    };
    expect((await lengthS(dir)) - (await lengthS(plain))).toBeGreaterThan(0.4);
  });

  it('may be MP3 files in stereo at any rate, named from the folder of the config', async () => {
    const dir = project('music: { opening: sounds/opening.mp3, sting: sounds/sting.ogg }\n');
    const convert = (from: string, to: string, rateHz: number): void => {
      const [input, output] = [from, to].map((name) => join(dir, 'sounds', name)) as [string, string];
      const args = ['-v', 'error', '-i', input, '-ac', '2', '-ar', `${rateHz}`, output];
      expect(spawnSync('ffmpeg', args).status).toBe(0);
    };
    convert('opening.wav', 'opening.mp3', 48_000);
    convert('sting.wav', 'sting.ogg', 32_000);
    const result = await runHoso(join(dir, 'scripts'), ['render', `${NAME}.txt`]);
    expect(result.code).toBe(0);
    const converted = musicOf(dir);
    const plain = project('music: { opening: sounds/opening.wav, sting: sounds/sting.wav }\n');
    await render(plain);
    const original = musicOf(plain);
    expect(converted.map(({ kind }) => kind)).toEqual(['opening', 'sting', 'sting']);
    converted.forEach(({ lengthMs }, index) => {
      expect(Math.abs(lengthMs - (original[index]?.lengthMs ?? 0))).toBeLessThan(80);
    });
    // As loud as the same piece in another format, and as it is on one channel.
    const loudest = (folder: string): number => {
      const heard = referenceDecode(output(folder, 'mp3')).subarray(0, 2.5 * RATE);
      return heard.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    };
    expect(Math.abs(20 * Math.log10(loudest(dir) / loudest(plain)))).toBeLessThan(1);
  });

  it.each([
    [
      'is not there',
      { sting: 'sounds/none.wav' },
      /hoso\.config\.yaml: music\.sting: .*none\.wav cannot be read/,
    ],
    ['is a folder', { opening: 'sounds' }, /music\.opening: .*sounds cannot be read/],
    ['is no sound', { bed: 'hoso.config.yaml' }, /hoso\.config\.yaml is no sound that ffmpeg can read/],
    ['is empty', { ending: 'sounds/empty.wav' }, /empty\.wav is no sound that ffmpeg can read/],
    ['is silent', { skill: 'sounds/silent.wav' }, /silent\.wav holds no sound/],
  ])(
    'end with exit code 2 and the name of a file that %s, before anything is spoken',
    async (_, music, message) => {
      const dir = project(`music: ${JSON.stringify(music)}\n`);
      writeFileSync(join(dir, 'sounds', 'empty.wav'), '');
      writeFileSync(join(dir, 'sounds', 'silent.wav'), encodeWav(sine(500, 24_000, 1, 0)));
      const result = await run(dir, '--json');
      expect(result.code).toBe(2);
      expect(result.stderr).toMatch(message);
      const events = (jsonLines(result.stdout) as Event[]).map(({ type }) => type);
      expect(events).not.toContain('clip-start');
      expect(events).not.toContain('clip-end');
      expect(readdirSync(join(dir, 'output'))).toEqual([]);
    },
  );

  it('name the profile that names a file that is not there', async () => {
    const dir = project('');
    const file = join(dir, 'voices', 'zundamon.yaml');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\nmusic: { ending: none.mp3 }\n`);
    const result = await run(dir);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toMatch(/zundamon\.yaml: music\.ending: .*voices\/none\.mp3 cannot be read/);
  });

  it('are examined by doctor', async () => {
    const dir = project('music: { opening: sounds/opening.wav, bed: sounds/none.wav }\n');
    const file = join(dir, 'voices', 'zundamon.yaml');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\nmusic: { ending: zundamon.yaml }\n`);
    const { code, stdout } = await runHoso(dir, ['doctor']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ok {4}music\.opening: .*sounds\/opening\.wav \(3\.2 s\)$/m);
    expect(stdout).toMatch(/^lack {2}music\.bed: .*sounds\/none\.wav: /m);
    expect(stdout).toMatch(/^lack {2}music\.ending: .*voices\/zundamon\.yaml: /m);
    expect(stdout).toContain('Name a sound file');
  });

  it('are no items of a plan: between two utterances stands one pause, as without music', async () => {
    const planOf = async (dir: string): Promise<unknown> => {
      const { code, stdout } = await runHoso(dir, ['plan', '--json', `scripts/${NAME}.txt`]);
      expect(code).toBe(0);
      return (JSON.parse(stdout) as { items: unknown }).items;
    };
    const items = await planOf(project(`${JINGLES.replace(' }', ', bed: sounds/bed.wav }')}`));
    expect(items).toEqual(await planOf(project('')));
    const types = (items as { type: string }[]).map(({ type }) => type);
    expect(types.length).toBeGreaterThan(100);
    types.forEach((type, index) => {
      expect(type).toBe(index % 2 === 0 ? 'utterance' : 'pause');
    });
  });
});

describe('a bed', () => {
  /** Below the voices' tones, which begin at 220 Hz. */
  const BED_HZ = 90;
  const dir = sharedTempDir();
  let manifest: Manifest;
  let decoded: Int16Array;

  /** Amplitude of the bed's tone in a stretch of the finished MP3, in dB below full scale. */
  const bedDb = (fromMs: number, toMs: number): number => {
    const [from, to] = [fromMs, toMs].map((ms) => Math.round((ms * RATE) / 1_000)) as [number, number];
    let [re, im] = [0, 0];
    for (let at = from; at < to; at += 1) {
      const window = Math.sin((Math.PI * (at - from)) / (to - from)) ** 2;
      const angle = (2 * Math.PI * BED_HZ * at) / RATE;
      re += (decoded[at] ?? 0) * window * Math.cos(angle);
      im += (decoded[at] ?? 0) * window * Math.sin(angle);
    }
    return 20 * Math.log10(Math.max(1e-9, (4 * Math.hypot(re, im)) / (to - from) / 32_768));
  };

  beforeAll(async () => {
    project('music: { bed: sounds/bed.wav }\n', SCRIPT, dir);
    // Whole waves: it is played over and over as it is.
    writeFileSync(join(dir, 'sounds', 'bed.wav'), encodeWav(sine(BED_HZ, 44_100, 11, 6_000)));
    await render(dir);
    manifest = manifestOf(dir);
    decoded = referenceDecode(output(dir, 'mp3'));
  }, 120_000);

  it('lies under the speech, 12 dB lower than between segments', () => {
    const speech = manifest.timeline.filter(
      (entry) => entry.type === 'utterance' && entry.endMs - entry.startMs > 700,
    );
    const gaps = manifest.timeline.filter((entry) => entry.type === 'pause' && entry.kind === 'segment');
    const under = speech.map(({ startMs, endMs }) => bedDb(startMs + 50, endMs - 50));
    // Two between segments; the one before the first word has its own test.
    const between = gaps.slice(1, -1).map(({ startMs, endMs }) => bedDb(startMs + 650, endMs - 300));
    expect(under.length).toBeGreaterThan(10);
    expect(between).toHaveLength(2);
    const ducked = [...under].sort((a, b) => a - b)[Math.floor(under.length / 2)] ?? 0;
    for (const lifted of between) expect(Math.abs(lifted - ducked - 12)).toBeLessThan(1);
    // MP3 is not exact to the decibel beside a louder tone.
    for (const level of under) expect(Math.abs(level - ducked)).toBeLessThan(2);
    const { integratedLufs, truePeakDb } = referenceLoudness(output(dir, 'mp3'));
    expect(Math.abs(integratedLufs + 16)).toBeLessThanOrEqual(0.5);
    expect(truePeakDb).toBeLessThanOrEqual(-1);
  });

  it('is heard alone before the first word and fades away after the last', () => {
    const first = manifest.timeline[0];
    expect(first).toMatchObject({ type: 'pause', startMs: 0, endMs: 1_500 });
    const lifted = bedDb(700, 1_200);
    expect(bedDb(0, 100)).toBeLessThan(lifted - 20);
    const last = manifest.timeline.findLast((entry) => entry.type === 'utterance');
    const endMs = last?.endMs ?? 0;
    expect(manifest.durationMs - endMs).toBeGreaterThan(2_400);
    expect(bedDb(manifest.durationMs - 100, manifest.durationMs)).toBeLessThan(lifted - 40);
    const falling = [900, 1_200, 1_500, 1_800, 2_100].map((ms) => bedDb(endMs + ms, endMs + ms + 200));
    expect(falling).toEqual([...falling].sort((a, b) => b - a));
  });

  it('goes on over the borders of the encoded parts', async () => {
    expect(manifest.gate?.parts).toBeGreaterThanOrEqual(3);
    // No window of 30 ms, wherever it lies in speech or a short pause, has another level than those around it.
    const quiet = manifest.timeline.filter(
      (entry) => entry.type === 'pause' && entry.endMs - entry.startMs < 600,
    );
    expect(quiet.length).toBeGreaterThan(20);
    const levels = quiet.flatMap(({ startMs, endMs }) =>
      [0, 60, 120, 180, 240].flatMap((ms) =>
        startMs + ms + 60 < endMs ? [bedDb(startMs + ms, startMs + ms + 60)] : [],
      ),
    );
    expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(1.5);
  });

  it('takes its depth and level from the config', async () => {
    const other = project('music: { bed: sounds/bed.wav, bedLu: -15, duckDb: 6 }\n', LESSER);
    writeFileSync(join(other, 'sounds', 'bed.wav'), encodeWav(sine(BED_HZ, 44_100, 11, 6_000)));
    await render(other);
    const before = decoded;
    decoded = referenceDecode(output(other, 'mp3'));
    const { timeline, levels } = manifestOf(other);
    const speech = timeline.find((entry) => entry.type === 'utterance' && entry.endMs - entry.startMs > 700);
    const lifted = bedDb(700, 1_200);
    expect(Math.abs(lifted - bedDb((speech?.startMs ?? 0) + 50, (speech?.endMs ?? 0) - 50) - 6)).toBeLessThan(
      1,
    );
    decoded = before;
    const gain = (levels?.gainDb ?? 0) - (manifest.levels?.gainDb ?? 0);
    expect(Math.abs(bedDb(700, 1_200) + gain - lifted - 6)).toBeLessThan(1);
  });

  it('may be as loud as the speech: peaks are still held', async () => {
    // Also when the last render, whose levels are remembered, had none.
    const other = project('');
    await render(other);
    writeFileSync(
      join(other, 'hoso.config.yaml'),
      'backend: tone\nmusic: { bed: sounds/bed.wav, bedLu: 0, duckDb: 0 }\n',
    );
    await render(other);
    const { integratedLufs, truePeakDb } = referenceLoudness(output(other, 'mp3'));
    expect(Math.abs(integratedLufs + 16)).toBeLessThanOrEqual(0.5);
    expect(truePeakDb).toBeLessThanOrEqual(-1);
  });

  it('makes the part of a changed sentence and those behind it again, none before, and one clip', async () => {
    const other = tempDir();
    cpSync(dir, other, { recursive: true });
    const changed = SCRIPT.replace('そういう名前の本なのだ', 'そういう名前の本だったのだ');
    writeFileSync(join(other, 'scripts', `${NAME}.txt`), changed);
    const events = await render(other);
    const parts = manifestOf(other).gate?.parts ?? 0;
    const made = new Set(events.flatMap(({ type, part }) => (type === 'part-start' ? [part ?? 0] : [])));
    const first = Math.min(...made);
    expect(first).toBeGreaterThan(1);
    expect([...made].sort()).toEqual(Array.from({ length: parts - first + 1 }, (_, n) => first + n));
    expect(events.filter(({ type }) => type === 'clip-start')).toHaveLength(1);
  });
});
