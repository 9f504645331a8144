import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { hoso, repositoryRoot, timed } from './hoso.js';

type Sound = { readonly backend: string; readonly options: Readonly<Record<string, unknown>> };
type Utterance = {
  readonly type: 'utterance';
  readonly key: string;
  readonly text: string;
  readonly reading: string;
  readonly sound: number;
};
type PlanJson = {
  readonly items: readonly (Utterance | { readonly type: 'pause' })[];
  readonly sounds: readonly Sound[];
};

const DICTIONARY = '/var/lib/mecab/dic/open-jtalk/naist-jdic';

/** One engine process as a person would start it by hand: nothing of hoso in it. */
type Job = { readonly program: string; readonly args: readonly string[]; readonly input: string };

export type BareScript = {
  readonly utterances: readonly Utterance[];
  /** By clip key: equal utterances are one job. */
  readonly jobs: ReadonlyMap<string, Job>;
};

const runJob = ({ program, args, input }: Job): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'ignore'] });
    child.on('error', reject);
    child.on('close', () => resolve());
    child.stdin.end(input);
  });

const jobOf = async (reading: string, sound: Sound, file: string): Promise<Job> => {
  const { options } = sound;
  if (sound.backend === 'command') {
    await writeFile(`${file}.txt`, `${reading}\n`);
    const argv = (options['argv'] as string[]).map((part) =>
      part.replace('{textFile}', `${file}.txt`).replace('{text}', reading).replace('{wav}', file),
    );
    return { program: argv[0] ?? '', args: argv.slice(1), input: '' };
  }
  const flags: readonly (readonly [string, string])[] = [
    ['-r', 'speed'],
    ['-fm', 'pitchHalfTones'],
    ['-a', 'allPass'],
    ['-jf', 'intonation'],
    ['-jm', 'gvSpectrum'],
    ['-g', 'volumeDb'],
    ['-u', 'msdThreshold'],
    ['-b', 'postfilter'],
  ];
  const sounding = flags.flatMap(([flag, name]) => {
    const value = options[name];
    return value === undefined || value === null ? [] : [flag, String(value)];
  });
  const voice = join(repositoryRoot, '.cache/voices/mei', `${options['voice']}.htsvoice`);
  return {
    program: 'open_jtalk',
    args: ['-x', DICTIONARY, '-m', voice, ...sounding, '-ow', file],
    input: `${reading}\n`,
  };
};

/** The engine processes that a script needs; sounds go to `dir/<key>.wav`. */
export const bareScript = async (script: string, dir: string): Promise<BareScript> => {
  const { stdout } = await hoso(['plan', '--json', '--no-cache', script]);
  const plan = JSON.parse(stdout) as PlanJson;
  const utterances = plan.items.flatMap((item) => (item.type === 'utterance' ? [item] : []));
  const jobs = new Map<string, Job>();
  for (const { key, reading, sound } of utterances) {
    const made = plan.sounds[sound];
    if (jobs.has(key) || made === undefined) continue;
    jobs.set(key, await jobOf(reading, made, join(dir, `${key}.wav`)));
  }
  return { utterances, jobs };
};

export type Limit = {
  readonly engineMs: number;
  readonly encodeMs: number;
  /** Bare engine plus bare encode divided by the cores. */
  readonly limitMs: number;
};

const bareEncodeMs = async (mp3: string, dir: string): Promise<number> => {
  const raw = join(dir, 'episode.s16le');
  const pcm = ['-f', 's16le', '-ar', '44100', '-ac', '1'];
  const quiet = ['-nostdin', '-v', 'error', '-y'];
  await timed('ffmpeg', [...quiet, '-i', mp3, ...pcm, raw]);
  const encode = ['-c:a', 'libmp3lame', '-b:a', '96k', join(dir, 'bare.mp3')];
  return (await timed('ffmpeg', [...quiet, ...pcm, '-i', raw, ...encode])).wallMs;
};

/**
 * The limit of docs/architecture.md (Sound) for some scripts together: the bare engine on their distinct readings,
 * as many processes as there are cores, plus the bare encode of the same sound at hoso's settings divided by the
 * cores. `mp3s`: what hoso made of them.
 */
export const measureLimit = async (
  scripts: readonly BareScript[],
  mp3s: readonly string[],
  dir: string,
): Promise<Limit> => {
  const cores = availableParallelism();
  const queue = [...new Map(scripts.flatMap(({ jobs }) => [...jobs])).values()];
  const startedAtMs = performance.now();
  await Promise.all(
    Array.from({ length: cores }, async () => {
      for (let job = queue.shift(); job !== undefined; job = queue.shift()) await runJob(job);
    }),
  );
  const engineMs = performance.now() - startedAtMs;
  let encodeMs = 0;
  for (const mp3 of mp3s) encodeMs += await bareEncodeMs(mp3, dir);
  return { engineMs, encodeMs, limitMs: engineMs + encodeMs / cores };
};

/** What a shell loop does: an engine process for each utterance, one after another, then ffmpeg's concat. */
export const measureNaiveLoop = async ({ utterances, jobs }: BareScript, dir: string): Promise<number> => {
  const startedAtMs = performance.now();
  for (const { key } of utterances) {
    const job = jobs.get(key);
    if (job !== undefined) await runJob(job);
  }
  const list = join(dir, 'list.txt');
  await writeFile(list, utterances.map(({ key }) => `file '${key}.wav'\n`).join(''));
  const input = ['-nostdin', '-v', 'error', '-y', '-f', 'concat', '-safe', '0', '-i', list];
  const encode = ['-ar', '44100', '-ac', '1', '-c:a', 'libmp3lame', '-b:a', '96k', join(dir, 'naive.mp3')];
  await timed('ffmpeg', [...input, ...encode]);
  return performance.now() - startedAtMs;
};
