import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { BedTrack } from '../src/assemble/bed-track.js';
import { masteringFor, measureSound } from '../src/assemble/levels.js';
import { loopSound } from '../src/assemble/loop-sound.js';
import { cutStream } from '../src/audio/cut-stream.js';
import { exampleSounds } from '../src/audio/example-sounds.js';
import { limitPeaks } from '../src/audio/limit-peaks.js';
import { measureClip } from '../src/audio/measure-clip.js';
import { resample } from '../src/audio/resample.js';
import { resampleLoop } from '../src/audio/resample-loop.js';
import { toInt16 } from '../src/audio/to-int16.js';
import { fadeEdges } from '../src/audio/trim.js';
import { parseWav } from '../src/audio/wav.js';
import type { ClipMeasure } from '../src/domain/clip.js';
import { manifestSchema } from '../src/domain/manifest.js';
import type { Pcm } from '../src/domain/pcm.js';
import { examinePart } from '../src/publish/examine-part.js';
import { hoso } from './hoso.js';
import { benchScripts } from './scripts.js';

/** What making the sound costs in processor time, step by step, against the bare encode of the same sound. */
const RUNS = 5;
/** Of equal loudness and of the gate together. */
const AIM = 0.35;

const RATE = 44_100;
const FADE_FRAMES = 220;
const PART_FRAMES = 60 * RATE;

const run = promisify(execFile);

/** Processor time in ms of what runs in this process. */
const cpuMs = async (work: () => unknown): Promise<number> => {
  const from = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1_000;
};

/** Processor time in ms of an ffmpeg, as it tells itself. */
const ffmpegMs = async (args: readonly string[]): Promise<number> => {
  const { stderr } = await run('ffmpeg', ['-nostdin', '-y', '-benchmark', ...args], { maxBuffer: 2 ** 24 });
  const [, user, system] = /utime=([\d.]+)s stime=([\d.]+)s/.exec(stderr) ?? [];
  return (Number(user) + Number(system)) * 1_000;
};

const clipsIn = (cacheDir: string): Pcm[] =>
  readdirSync(join(cacheDir, 'clips'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.wav'))
    .map((name) => {
      const wav = parseWav(readFileSync(join(cacheDir, 'clips', name)));
      if (!wav.ok) throw new Error(wav.error);
      return wav.value;
    });

/** The finished sound in pieces, as the gate gets it. */
async function* chunksOf(raw: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < raw.length; at += 65_536) yield raw.subarray(at, at + 65_536);
}

type Steps = Record<
  'measure' | 'levels' | 'resample' | 'fade and gain' | 'limiter' | 'bed' | 'gate: decode' | 'gate: measure',
  number
>;

type Levels = { readonly gainDb: number; readonly ceilingDb: number };

/** How the episode was mixed: its own gain and that of the sound that speaks most of it. */
const levelsOf = (mp3: string): Levels => {
  const { levels } = manifestSchema.parse(JSON.parse(readFileSync(mp3.replace(/mp3$/, 'json'), 'utf8')));
  if (levels === null) throw new Error('the episode has no levels');
  const [most] = Object.values(levels.sounds).sort((a, b) => b.measuredS - a.measuredS);
  return { gainDb: levels.gainDb + (most?.gainDb ?? 0), ceilingDb: levels.ceilingDb };
};

const costsOf = async (clips: readonly Pcm[], mp3: string, raw: string): Promise<Steps> => {
  const { gainDb, ceilingDb } = levelsOf(mp3);
  let measures: readonly ClipMeasure[] = [];
  const measure = await cpuMs(() => {
    measures = clips.map(measureClip);
  });
  const levels = await cpuMs(() => measureSound(measures, masteringFor(-16, ceilingDb)));
  let shaped: Float32Array[] = [];
  const resampled = await cpuMs(() => {
    shaped = clips.map(({ format, samples }, index) => {
      const { fromFrame, toFrame } = measures[index] ?? { fromFrame: 0, toFrame: 0 };
      return resample(samples.subarray(fromFrame, toFrame), format.sampleRateHz, RATE);
    });
  });
  const gain = 10 ** (gainDb / 20);
  const ceiling = (32768 * 10 ** (ceilingDb / 20)) / gain;
  const limiter = await cpuMs(() => {
    for (const samples of shaped) limitPeaks([samples], RATE, ceiling);
  });
  const mixed: Int16Array[] = [];
  const faded = await cpuMs(() => {
    for (const samples of shaped) {
      fadeEdges(samples, FADE_FRAMES);
      const target = new Int16Array(samples.length);
      toInt16(samples, gain, target, 0, 1);
      mixed.push(target);
    }
  });
  const pcm = exampleSounds().get('bed.wav');
  if (pcm === undefined) throw new Error('there is no bed');
  const bed = await cpuMs(() => {
    const { sampleRateHz } = pcm.format;
    const loops = loopSound([Float32Array.from(pcm.samples)], sampleRateHz);
    const track = new BedTrack(loops.map((loop) => resampleLoop(loop, sampleRateHz, RATE)));
    let at = 0;
    for (const target of mixed) {
      track.addTo(target, at, 0, [{ frame: at, gainDb: -33 }]);
      at += target.length;
    }
  });
  const decode = await ffmpegMs(['-i', mp3, '-f', 's16le', '-ar', `${RATE}`, '-ac', '1', raw]);
  const bytes = readFileSync(raw);
  const lengths = Array.from({ length: Math.ceil(bytes.length / 2 / PART_FRAMES) }, () => PART_FRAMES);
  const gate = await cpuMs(async () => {
    const format = { sampleRateHz: RATE, channels: 1 };
    for await (const piece of cutStream(chunksOf(bytes), format, 0, lengths)) examinePart(piece);
  });
  return {
    measure,
    levels,
    resample: resampled,
    'fade and gain': faded,
    limiter,
    bed,
    'gate: decode': decode,
    'gate: measure': gate,
  };
};

const dir = await mkdtemp(join(tmpdir(), 'hoso-bench-'));
try {
  const { usual } = benchScripts(dir);
  const cacheDir = join(dir, 'cache');
  const rendered = await hoso([
    'render',
    usual,
    '--quiet',
    '--cache-dir',
    cacheDir,
    '--out',
    join(dir, 'out'),
  ]);
  const mp3 = rendered.stdout.trim();
  const clips = clipsIn(cacheDir);
  const raw = join(dir, 'episode.s16le');
  const encodes: number[] = [];
  const runs: Steps[] = [];
  for (let round = 0; round < RUNS; round += 1) {
    runs.push(await costsOf(clips, mp3, raw));
    const input = ['-f', 's16le', '-ar', `${RATE}`, '-ac', '1', '-i', raw];
    encodes.push(await ffmpegMs([...input, '-c:a', 'libmp3lame', '-b:a', '96k', join(dir, 'bare.mp3')]));
  }
  // The least of some runs: what a busy machine adds to processor time is not the work's.
  const encodeMs = Math.min(...encodes);
  const seconds = readFileSync(raw).length / 2 / RATE;
  const load = (loadavg()[0] ?? 0).toFixed(1);
  console.log(
    `${basename(usual)}: ${(seconds / 60).toFixed(1)} minutes, ${clips.length} clips at ${clips[0]?.format.sampleRateHz} Hz`,
  );
  console.log(`processor time, least of ${RUNS} runs, load ${load} at the end`);
  const row = (what: string, ms: number, note = ''): number => {
    const ratio = ms / encodeMs;
    console.log(
      `${what.padEnd(18)}${Math.round(ms).toString().padStart(6)} ms ${ratio.toFixed(3).padStart(7)}${note}`,
    );
    return ms;
  };
  const rows = (...names: (keyof Steps)[]): number =>
    names.reduce((sum, name) => sum + row(name, Math.min(...runs.map((steps) => steps[name]))), 0);
  row('bare encode', encodeMs);
  const loudness = rows('measure', 'levels', 'fade and gain', 'limiter');
  const gate = rows('gate: decode', 'gate: measure');
  const ratio = (loudness + gate) / encodeMs;
  row(
    'these together',
    loudness + gate,
    ` (aim ${AIM}${ratio > AIM ? `, missed by ${(ratio - AIM).toFixed(2)}` : ''})`,
  );
  rows('resample', 'bed');
} finally {
  await rm(dir, { recursive: true, force: true });
}
