import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { hoso, repositoryRoot, timed } from './hoso.js';

type Sound = { readonly backend: string; readonly options: Readonly<Record<string, unknown>> };
type Item =
  | { readonly type: 'utterance'; readonly key: string; readonly reading: string; readonly sound: number }
  | { readonly type: 'pause' };
type PlanJson = { readonly items: readonly Item[]; readonly sounds: readonly Sound[] };

const DICTIONARY = '/var/lib/mecab/dic/open-jtalk/naist-jdic';

type Job = { readonly program: string; readonly args: readonly string[]; readonly input: string };

/** One engine process as a person would start it by hand: nothing of hoso in it. */
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

export type Limit = {
  readonly engineMs: number;
  readonly encodeMs: number;
  /** Bare engine plus bare encode divided by the cores. */
  readonly limitMs: number;
};

/**
 * The limit of docs/architecture.md (Sound): the bare engine on the distinct readings of a script, as many processes
 * as there are cores, plus the bare encode of the same sound at hoso's settings divided by the cores.
 */
export const measureLimit = async (script: string, mp3: string, dir: string): Promise<Limit> => {
  const { stdout } = await hoso(['plan', '--json', '--no-cache', script]);
  const plan = JSON.parse(stdout) as PlanJson;
  const jobs = new Map<string, Job>();
  for (const item of plan.items) {
    if (item.type !== 'utterance' || jobs.has(item.key)) continue;
    const sound = plan.sounds[item.sound];
    if (sound !== undefined)
      jobs.set(item.key, await jobOf(item.reading, sound, join(dir, `${item.key}.wav`)));
  }
  const cores = availableParallelism();
  const queue = [...jobs.values()];
  const startedAtMs = performance.now();
  await Promise.all(
    Array.from({ length: cores }, async () => {
      for (let job = queue.shift(); job !== undefined; job = queue.shift()) await runJob(job);
    }),
  );
  const engineMs = performance.now() - startedAtMs;
  const raw = join(dir, 'episode.s16le');
  const pcm = ['-f', 's16le', '-ar', '44100', '-ac', '1'];
  await timed('ffmpeg', ['-nostdin', '-v', 'error', '-y', '-i', mp3, ...pcm, raw]);
  const encode = ['-c:a', 'libmp3lame', '-b:a', '96k', join(dir, 'bare.mp3')];
  const { wallMs: encodeMs } = await timed('ffmpeg', [
    '-nostdin',
    '-v',
    'error',
    '-y',
    ...pcm,
    '-i',
    raw,
    ...encode,
  ]);
  return { engineMs, encodeMs, limitMs: engineMs + encodeMs / cores };
};
