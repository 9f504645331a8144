import { type ChildProcess, spawn } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import type { FfmpegCommand } from 'fluent-ffmpeg';
import { HosoError } from '../domain/failure.js';
import type { Pcm, PcmFormat } from '../domain/pcm.js';
import type { Mp3Format } from './mp3-format.js';
import { parseWav } from './wav.js';

// The only file that imports fluent-ffmpeg. It is archived upstream, so only its safe forms are used: options
// one by one (an array item with one space is split), a stream in and a stream out, and its process taken over
// as soon as it runs, since its own ending is a guess under load and a failed spawn crashes it.

export type EncodeSettings = {
  readonly format: Mp3Format;
  /** LAME's: 0 best to 9 fastest; ffmpeg's default is 3. */
  readonly compressionLevel: number;
  /** The program: a path, or a name that is looked up in PATH. */
  readonly ffmpegPath: string;
};

const STDERR_TAIL_CHARS = 2_000;
const INSTALL_HINT =
  'Install it (Debian, Ubuntu: sudo apt-get install ffmpeg; macOS: brew install ffmpeg) or set FFMPEG_PATH.';

const spawnFailure = (ffmpegPath: string, error: Error): HosoError =>
  new HosoError(
    {
      code: 'ffmpeg-missing',
      message: `ffmpeg cannot be run: ${ffmpegPath}: ${error.message}`,
      hint: INSTALL_HINT,
    },
    { cause: error },
  );

const runFailure = (what: string, ending: string, stderr: string): HosoError => {
  const said = stderr.trim();
  return new HosoError({
    code: 'ffmpeg-failed',
    message: `ffmpeg failed to ${what} (${ending})${said === '' ? '' : `: ${said}`}`,
    ...(said.includes('libmp3lame') && {
      hint: `This ffmpeg seems to lack the MP3 encoder. ${INSTALL_HINT}`,
    }),
  });
};

type Ending = { readonly error: Error | undefined; readonly ending: string; readonly stderr: string };

/** Watches a child until its streams are closed; resolves to how it ended. Never rejects. */
const watch = (child: ChildProcess): Promise<Ending> =>
  new Promise((resolve) => {
    let stderr = '';
    let error: Error | undefined;
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-STDERR_TAIL_CHARS);
    });
    // A child that could not be started emits `error`, then `close` as well.
    child.on('error', (cause) => {
      if (child.pid === undefined) error = cause;
    });
    child.on('close', (code, signal) => {
      resolve({ error, ending: signal === null ? `exit code ${code}` : `signal ${signal}`, stderr });
    });
  });

const SUCCESS = 'exit code 0';

type RunningCommand = FfmpegCommand & {
  ffmpegProc?: ChildProcess;
  _getFfmpegPath: (callback: (error: Error | null, path: string) => void) => void;
};

/** fluent-ffmpeg's command without its look-ups. */
const createCommand = async (input: Readable, ffmpegPath: string): Promise<RunningCommand> => {
  const { default: createFfmpeg } = await import('fluent-ffmpeg');
  const command = createFfmpeg(input) as RunningCommand;
  // Its own look-up of the program is remembered for the whole process, and a miss crashes it.
  command._getFfmpegPath = (callback) => callback(null, ffmpegPath);
  // It would start ffmpeg twice more (0.1 s) and read the lists with patterns that newer versions break;
  // ffmpeg itself says what it lacks.
  const anything = { description: '', canDemux: true, canMux: true };
  command.availableFormats = (callback) =>
    callback(null as unknown as Error, { s16le: anything, mp3: anything });
  command.availableEncoders = (callback) => callback(null as unknown as Error, {});
  return command;
};

type Running = { readonly child: ChildProcess; readonly ended: Promise<Ending> };

const startCommand = (command: RunningCommand): Promise<Running> =>
  new Promise((resolve, reject) => {
    command.on('error', reject);
    command.once('start', () => {
      const child = command.ffmpegProc;
      if (child === undefined) return reject(new Error('fluent-ffmpeg started no process'));
      // Its listener throws inside the event when the program is missing.
      child.removeAllListeners('error');
      resolve({ child, ended: watch(child) });
    });
    command.run();
  });

/**
 * Encodes raw interleaved 16-bit PCM of `settings.format` to bare MP3 frames: no tag, no Info frame, no bit
 * reservoir, so that every frame stands alone. Throws what the source threw, the signal's reason, or HosoError
 * `ffmpeg-missing` or `ffmpeg-failed`. When it returns or throws, the process is gone.
 */
export const encodeMp3 = async (
  pcmSource: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { format, compressionLevel, ffmpegPath }: EncodeSettings,
  signal: AbortSignal,
): Promise<Uint8Array> => {
  signal.throwIfAborted();
  const input = Readable.from(pcmSource, { objectMode: false });
  const chunks: Uint8Array[] = [];
  const output = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  const command = await createCommand(input, ffmpegPath);
  const raw = ['-f', 's16le', '-ar', String(format.sampleRateHz), '-ac', String(format.channels)];
  command.inputOptions('-hide_banner', '-nostats', '-loglevel', 'error', ...raw);
  command.outputOptions('-c:a', 'libmp3lame', '-b:a', `${format.bitrateKbps}k`);
  command.outputOptions('-compression_level', String(compressionLevel), '-reservoir', '0');
  command.outputOptions('-write_xing', '0', '-id3v2_version', '0', '-f', 'mp3');
  // `end: false`: else it takes the closed output for a failure when ffmpeg needs 20 ms more to exit.
  command.output(output, { end: false });

  let sourceError: { readonly cause: unknown } | undefined;
  let child: ChildProcess | undefined;
  const stop = (): void => void child?.kill('SIGKILL');
  input.on('error', (cause) => {
    sourceError = { cause };
    stop();
  });
  signal.addEventListener('abort', stop);
  try {
    const running = await startCommand(command);
    child = running.child;
    if (signal.aborted) stop();
    const { error, ending, stderr } = await running.ended;
    signal.throwIfAborted();
    if (sourceError !== undefined) throw sourceError.cause;
    if (error !== undefined) throw spawnFailure(ffmpegPath, error);
    if (ending !== SUCCESS) throw runFailure('encode', ending, stderr);
    // To ffmpeg a source that broke off looks like the end: only a source that came to its end counts.
    if (!input.readableEnded) throw runFailure('encode', 'it ended before its input did', stderr);
    return Buffer.concat(chunks);
  } finally {
    signal.removeEventListener('abort', stop);
    input.destroy();
  }
};

type RunOptions = {
  readonly input?: Uint8Array;
  /** A complaint is a failure, also when ffmpeg goes on. */
  readonly isStrict?: boolean;
};

/** Runs ffmpeg, with `input` on its stdin, and yields its stdout; throws as encodeMp3 does. */
async function* runFfmpeg(
  what: string,
  args: readonly string[],
  ffmpegPath: string,
  signal: AbortSignal,
  { input, isStrict = false }: RunOptions = {},
): AsyncGenerator<Uint8Array> {
  signal.throwIfAborted();
  const child = spawn(ffmpegPath, ['-hide_banner', '-nostdin', ...args], {
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  // When ffmpeg ends before it has read everything, its exit code says why.
  child.stdin?.on('error', () => {}).end(input);
  const ended = watch(child);
  const stop = (): void => void child.kill('SIGKILL');
  signal.addEventListener('abort', stop);
  try {
    yield* child.stdout as unknown as AsyncIterable<Uint8Array>;
    const { error, ending, stderr } = await ended;
    signal.throwIfAborted();
    if (error !== undefined) throw spawnFailure(ffmpegPath, error);
    const isFailed = ending !== SUCCESS || (isStrict && stderr.trim() !== '');
    if (isFailed) throw runFailure(what, ending, stderr);
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
    await ended;
  }
}

const collect = async (chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
};

/**
 * Decodes bare MP3 frames to interleaved 16-bit PCM, a chunk at a time: all that the decoder gives, its delay and
 * the encoder's included. A frame that cannot be decoded is a failure.
 */
export const decodeFrames = (
  frames: Uint8Array,
  format: PcmFormat,
  ffmpegPath: string,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> => {
  const raw = ['-f', 's16le', '-ar', String(format.sampleRateHz), '-ac', String(format.channels)];
  const args = ['-v', 'error', '-xerror', '-f', 'mp3', '-i', 'pipe:0', ...raw, 'pipe:1'];
  return runFfmpeg('decode', args, ffmpegPath, signal, { input: frames, isStrict: true });
};

/**
 * Decodes a sound file to interleaved 16-bit PCM of the asked-for format, a chunk at a time. What cannot be decoded
 * in it is a failure.
 */
export const decodeStream = (
  file: string,
  format: PcmFormat,
  ffmpegPath: string,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> => {
  const raw = ['-f', 's16le', '-ar', String(format.sampleRateHz), '-ac', String(format.channels)];
  return runFfmpeg(
    'decode',
    ['-v', 'error', '-xerror', '-i', `file:${file}`, '-map', '0:a:0', ...raw, 'pipe:1'],
    ffmpegPath,
    signal,
    { isStrict: true },
  );
};

/** Decodes a whole sound file at its own rate and channels. */
export const decodeToPcm = async (file: string, ffmpegPath: string, signal: AbortSignal): Promise<Pcm> => {
  const args = [
    '-v',
    'error',
    '-i',
    `file:${file}`,
    '-map',
    '0:a:0',
    '-c:a',
    'pcm_s16le',
    '-f',
    'wav',
    'pipe:1',
  ];
  const wav = parseWav(await collect(runFfmpeg('decode', args, ffmpegPath, signal)));
  if (!wav.ok)
    throw new HosoError({ code: 'ffmpeg-failed', message: `ffmpeg decoded ${file} to no WAV: ${wav.error}` });
  return wav.value;
};

/** ffmpeg's version with that of its codecs, e.g. `5.1.9-0+deb12u1 libavcodec 59.37.100`: part of every encoded part's key. */
export const ffmpegVersion = async (ffmpegPath: string, signal: AbortSignal): Promise<string> => {
  const text = new TextDecoder().decode(
    await collect(runFfmpeg('tell its version', ['-version'], ffmpegPath, signal)),
  );
  const version = /^ffmpeg version (\S+)/.exec(text)?.[1] ?? 'unknown';
  const codecs = /^libavcodec\s+(.*?)\s*\//m.exec(text)?.[1]?.replaceAll(' ', '');
  return codecs === undefined ? version : `${version} libavcodec ${codecs}`;
};

/** Whether this ffmpeg can write MP3. */
export const hasMp3Encoder = async (ffmpegPath: string, signal: AbortSignal): Promise<boolean> => {
  const list = await collect(runFfmpeg('list its encoders', ['-encoders'], ffmpegPath, signal));
  return /^\s*A\S*\s+libmp3lame\s/m.test(new TextDecoder().decode(list));
};
