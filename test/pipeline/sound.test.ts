import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeWav, parseWav } from '../../src/audio/wav.js';
import { type Manifest, manifestSchema } from '../../src/domain/manifest.js';
import { referenceDecode, referenceLoudness } from '../support/reference-ffmpeg.js';
import { jsonLines, repositoryRoot, runHoso, toneProject } from '../support/run-hoso.js';
import { sharedTempDir, tempDir } from '../support/temp-dir.js';

const NAME = '株式会社ずんだもん技術室AI放送局_podcast_20260113';
const RATE = 44_100;
/** Two engines: Open JTalk speaks Japanese, flite the English inside the skill passage. */
const SEGMENTS = [
  `みなさん、こんにちは。きょうは、海と山のあいだにある小さな町の話をするのだ。
この町には、古い灯台と、新しい図書館がある。どちらも坂の上に立っている。
朝になると、漁から帰った船が港にならび、魚を選ぶ声が聞こえてくるのだ。
昼には、学校の帰りの子どもたちが、川ぞいの道を走っていく。
この道は、春になると桜が咲いて、遠くからも人が来るのだ！
夕方には、山のほうから涼しい風がおりてきて、家々に明かりがともる。
町の人は、その時間がいちばん好きだと言うのだ。`,
  `　、。ここで英語スキル発動！AIずんだもんにへんしーん！　、。Quiet Harbor Library opens every morning, and Seven Lanterns Bakery sells bread beside the river. The old lighthouse was built by fishermen, and a small museum tells their story in pictures, letters and songs.　、。
図書館の本は、町の人がすこしずつ持ちよったものなのだ。
いちばん古い本は、百年前の航海の記録で、いまでも読むことができる。
夏の夜には、屋上で星を見る会もひらかれる。
望遠鏡は一台だけなので、みんなで順番に並ぶのだ。
待っているあいだに、星の名前を教えてくれる人もいる。`,
  `灯台のなかには、らせんの階段が百五十段もあるのだ。
上まで登ると、沖を行く船と、遠くの島が見える。
晴れた日には、となりの県の山まで見えるそうなのだ。
灯台を守る人は、いまはもういない。明かりは機械がつけている。
それでも、毎年秋には、みんなで窓をみがくのだ。
子どもたちは、みがいた窓に絵をかいて、あとでまた消すのだ。
その絵の写真が、図書館の廊下にかざってある。`,
  `冬になると、北の風が強くなり、船は港で休む。
そのあいだに、網をなおし、船の底にペンキをぬるのだ。
パン屋では、りんごを入れた甘いパンが焼きあがる。
雪の日は、店の前に小さな雪だるまがならぶのだ。
雪だるまには、町の人がかぶせた古い帽子がのっている。
春までに、帽子はみんな持ち主のところへ帰るのだ。`,
  `きょうの話は、ここまでなのだ。
あなたの町の話も、いつか聞かせてほしいのだ。
それでは、また次の放送でお会いするのだ。さようなら！`,
];
const SCRIPT = `${SEGMENTS.join('\n----\n')}\n`;

const voiceProject = (dir: string): void => {
  cpSync(join(repositoryRoot, 'voices'), join(dir, 'voices'), { recursive: true });
  writeFileSync(join(dir, 'hoso.config.yaml'), 'backend: open-jtalk\n');
  mkdirSync(join(dir, 'scripts'));
  writeFileSync(join(dir, 'scripts', `${NAME}.txt`), SCRIPT);
};

const output = (dir: string, kind: string): string => join(dir, 'output', `${NAME}.${kind}`);
const manifestOf = (dir: string): Manifest =>
  manifestSchema.parse(JSON.parse(readFileSync(output(dir, 'json'), 'utf8')));
type Event = { readonly type: string; readonly part?: number };
const render = async (dir: string): Promise<readonly Event[]> => {
  const run = await runHoso(dir, ['render', `scripts/${NAME}.txt`, '--json']);
  if (run.code !== 0) throw new Error(run.stderr);
  return jsonLines(run.stdout) as Event[];
};
/** Numbers of the parts that were encoded, some perhaps twice: when the first try had too high a peak. */
const encoded = (events: readonly Event[]): ReadonlySet<number | undefined> =>
  new Set(events.filter(({ type }) => type === 'part-start').map(({ part }) => part));

const at = (ms: number): number => Math.round((ms * RATE) / 1_000);

const loudnessOf = (samples: Int16Array): number => {
  const file = join(tempDir(), 'sound.wav');
  writeFileSync(file, encodeWav({ format: { sampleRateHz: RATE, channels: 1 }, samples }));
  return referenceLoudness(file).integratedLufs;
};

/** All that one sound speaks in the finished MP3. */
const spokenBy = (decoded: Int16Array, manifest: Manifest, sound: number): Int16Array => {
  const pieces = manifest.timeline.flatMap((entry) =>
    entry.type === 'utterance' && entry.sound === sound
      ? [decoded.subarray(at(entry.startMs), at(entry.endMs))]
      : [],
  );
  const samples = new Int16Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let done = 0;
  for (const piece of pieces) {
    samples.set(piece, done);
    done += piece.length;
  }
  return samples;
};

/** The greatest step from one sample to the next. */
const steepest = (samples: Int16Array, from: number, to: number): number => {
  let most = 0;
  for (let index = Math.max(1, from); index < Math.min(samples.length, to); index += 1) {
    most = Math.max(most, Math.abs((samples[index] ?? 0) - (samples[index - 1] ?? 0)));
  }
  return most;
};

/** Where sound begins or ends beside at least `least` samples of digital silence. */
const edgesOfSound = (samples: Int16Array, least: number): number[] => {
  const edges: number[] = [];
  let silent = least;
  for (let index = 0; index < samples.length; index += 1) {
    if (samples[index] === 0) {
      silent += 1;
      continue;
    }
    if (silent >= least) edges.push(index - silent, index);
    silent = 0;
  }
  return edges.filter((edge) => edge > 0);
};

describe('an episode of two engines', () => {
  const dir = sharedTempDir();
  let manifest: Manifest;
  let decoded: Int16Array;

  beforeAll(async () => {
    voiceProject(dir);
    await render(dir);
    manifest = manifestOf(dir);
    decoded = referenceDecode(output(dir, 'mp3'));
  }, 300_000);

  it('has the loudness and the peak that it should have, by ffmpeg', () => {
    const { integratedLufs, truePeakDb } = referenceLoudness(output(dir, 'mp3'));
    expect(Math.abs(integratedLufs + 16)).toBeLessThanOrEqual(0.5);
    expect(truePeakDb).toBeLessThanOrEqual(-1);
    const { gate } = manifest;
    expect(Math.abs((gate?.lufs ?? 0) - integratedLufs)).toBeLessThan(0.15);
    expect(Math.abs((gate?.truePeakDb ?? 0) - truePeakDb)).toBeLessThan(0.2);
    const utterances = manifest.timeline.filter((entry) => entry.type === 'utterance').length;
    expect(gate).toMatchObject({ utterances, chapters: manifest.chapters.length });
    expect(gate?.decodedParts).toBe(gate?.parts);
  });

  it('has its sounds within 1 LU of one another, by ffmpeg', () => {
    expect(new Set(manifest.sounds.map(({ backend }) => backend))).toEqual(
      new Set(['open-jtalk', 'command']),
    );
    const levels = manifest.sounds.map((_, sound) => loudnessOf(spokenBy(decoded, manifest, sound)));
    expect(levels.length).toBeGreaterThanOrEqual(2);
    expect(Math.max(...levels) - Math.min(...levels)).toBeLessThanOrEqual(1);
    // Their engines make them further apart than that: the gains are what does it.
    const gains = Object.values(manifest.levels?.sounds ?? {}).map(({ gainDb }) => gainDb);
    expect(Math.max(...gains) - Math.min(...gains)).toBeGreaterThan(1);
  });

  it('has no click where clips begin and end', async () => {
    const run = await runHoso(dir, ['preview', `scripts/${NAME}.txt`, '1-5']);
    const wav = parseWav(readFileSync(run.stdout.trim()));
    if (!wav.ok) throw new Error(wav.error);
    const { samples } = wav.value;
    const edges = edgesOfSound(samples, 2_000);
    expect(edges.length).toBeGreaterThan(40);
    // Between two edges there is a clip: what its own sound holds is the measure.
    const inside = edges
      .slice(1)
      .map((edge, index) => steepest(samples, (edges[index] ?? 0) + 2_000, edge - 2_000))
      .filter((step) => step > 0);
    const softest = Math.min(...inside);
    expect(softest).toBeGreaterThan(300);
    for (const edge of edges) expect(steepest(samples, edge - 220, edge + 220)).toBeLessThan(softest / 4);
  });

  it('has no silence over its longest pause', () => {
    const longestMs = Math.max(
      ...manifest.timeline.map((entry) => (entry.type === 'pause' ? entry.endMs - entry.startMs : 0)),
    );
    expect(longestMs).toBeGreaterThanOrEqual(1_200);
    const args = ['-hide_banner', '-nostats', '-i', output(dir, 'mp3')];
    const filter = ['-af', 'silencedetect=n=-50dB:d=0.2', '-f', 'null', '-'];
    const { stderr } = spawnSync('ffmpeg', [...args, ...filter], { encoding: 'utf8' });
    const silences = [...stderr.matchAll(/silence_duration: ([\d.]+)/g)].map(
      (match) => Number(match[1]) * 1_000,
    );
    expect(silences.length).toBeGreaterThan(20);
    expect(Math.max(...silences)).toBeLessThan(longestMs + 100);
    expect(Math.abs((manifest.gate?.longestSilenceMs ?? 0) - Math.max(...silences))).toBeLessThan(100);
  });

  it('sounds in a preview as it does in the episode', async () => {
    const run = await runHoso(dir, ['preview', `scripts/${NAME}.txt`, '3']);
    const preview = referenceLoudness(run.stdout.trim()).integratedLufs;
    const segment = manifest.segments.find(({ index }) => index === 3);
    const inEpisode = decoded.slice(at(segment?.startMs ?? 0), at(segment?.endMs ?? 0));
    expect(Math.abs(preview - loudnessOf(inEpisode))).toBeLessThanOrEqual(0.2);
  });

  it('changes one part, and no sample elsewhere, when one sentence changes', async () => {
    const copy = tempDir();
    cpSync(dir, copy, { recursive: true });
    const changed = SCRIPT.replace('雪の日は、店の前に', '雪がふった次の日は、どの店の前にも');
    writeFileSync(join(copy, 'scripts', `${NAME}.txt`), changed);
    const events = await render(copy);
    expect(manifest.gate?.parts).toBeGreaterThanOrEqual(3);
    expect(encoded(events).size).toBe(1);
    const now = manifestOf(copy);
    const { partCeilings: _, ...levels } = manifest.levels ?? { partCeilings: {} };
    expect(now.levels).toMatchObject(levels);
    expect(now.gate?.decodedParts).toBe(1);
    // What was found before of the other parts and now of one is what the whole file has.
    const { integratedLufs, truePeakDb } = referenceLoudness(output(copy, 'mp3'));
    expect(Math.abs((now.gate?.lufs ?? 0) - integratedLufs)).toBeLessThan(0.15);
    expect(Math.abs((now.gate?.truePeakDb ?? 0) - truePeakDb)).toBeLessThan(0.2);
  });

  it('is made again to the same bytes without cache and without what the project remembers', async () => {
    const copy = tempDir();
    cpSync(dir, copy, { recursive: true });
    rmSync(join(copy, '.cache'), { recursive: true });
    rmSync(join(copy, 'hoso.levels.json'));
    rmSync(output(copy, 'vtt'));
    await render(copy);
    expect(readFileSync(output(copy, 'mp3')).equals(readFileSync(output(dir, 'mp3')))).toBe(true);
    expect(Object.keys(JSON.parse(readFileSync(join(copy, 'hoso.levels.json'), 'utf8')).sounds)).toEqual(
      Object.keys(JSON.parse(readFileSync(join(dir, 'hoso.levels.json'), 'utf8')).sounds),
    );
  });

  it('gives its sounds the gains that the project remembers, while a measure is within 1 dB of them', async () => {
    const copy = tempDir();
    cpSync(dir, copy, { recursive: true });
    rmSync(join(copy, 'output'), { recursive: true });
    const file = join(copy, 'hoso.levels.json');
    type Memory = { sounds: Record<string, { gainDb: number; measuredS: number }> };
    const memory = JSON.parse(readFileSync(file, 'utf8')) as Memory;
    const [near = '', far = ''] = Object.keys(memory.sounds);
    const nearLevel = memory.sounds[near];
    const farLevel = memory.sounds[far];
    if (nearLevel === undefined || farLevel === undefined) throw new Error('too few sounds');
    const moved = {
      [near]: { ...nearLevel, gainDb: nearLevel.gainDb + 0.5 },
      [far]: { ...farLevel, gainDb: farLevel.gainDb + 5 },
    };
    writeFileSync(file, JSON.stringify({ formatVersion: 1, sounds: moved }));
    await render(copy);
    const sounds = manifestOf(copy).levels?.sounds ?? {};
    expect(sounds[near]?.gainDb).toBe(nearLevel.gainDb + 0.5);
    expect(sounds[far]?.gainDb).toBe(farLevel.gainDb);
    expect((JSON.parse(readFileSync(file, 'utf8')) as Memory).sounds[far]?.gainDb).toBe(farLevel.gainDb);
  });
});

describe('loudness settings', () => {
  const text = 'ひとつ目の文なのだ。ふたつ目の文は、もうすこし長いのだ。\n----\nおわりなのだ。\n';

  it.each([-14, -19])('brings an episode to %f LUFS', async (loudness) => {
    const dir = toneProject({ [`${NAME}.txt`]: text });
    writeFileSync(join(dir, 'hoso.config.yaml'), `backend: tone\nloudness: ${loudness}\n`);
    await render(dir);
    const { integratedLufs } = referenceLoudness(output(dir, 'mp3'));
    expect(Math.abs(integratedLufs - loudness)).toBeLessThanOrEqual(0.5);
  });

  it('leaves every sound as it is when off', async () => {
    const dir = toneProject({ [`${NAME}.txt`]: text });
    writeFileSync(join(dir, 'hoso.config.yaml'), 'backend: tone\nloudness: off\n');
    await render(dir);
    const { levels, gate } = manifestOf(dir);
    expect(levels).toBeNull();
    expect(gate?.lufs).toBeLessThan(0);
    expect(readdirSync(dir)).not.toContain('hoso.levels.json');
    const peak = referenceDecode(output(dir, 'mp3')).reduce(
      (most, each) => Math.max(most, Math.abs(each)),
      0,
    );
    // The tone's own 8,000, less what LAME takes.
    expect(Math.abs(peak - 8_000 * 0.95)).toBeLessThan(500);
  });

  it('is made for stereo and for a single short word as well', async () => {
    const dir = toneProject({ [`${NAME}.txt`]: 'は。\n' });
    writeFileSync(join(dir, 'hoso.config.yaml'), 'backend: tone\naudio: { channels: 2, bitrateKbps: 128 }\n');
    await render(dir);
    expect(manifestOf(dir).gate?.utterances).toBe(1);
    writeFileSync(join(dir, 'scripts', `${NAME}.txt`), text);
    await render(dir);
    const { integratedLufs } = referenceLoudness(output(dir, 'mp3'));
    expect(Math.abs(integratedLufs + 16)).toBeLessThanOrEqual(0.5);
  });
});
