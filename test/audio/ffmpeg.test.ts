import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { crc16 } from '../../src/audio/crc16.js';
import {
  decodeStream,
  decodeToPcm,
  type EncodeSettings,
  encodeMp3,
  ffmpegVersion,
  hasMp3Encoder,
} from '../../src/audio/ffmpeg.js';
import { framesFor, infoFrame } from '../../src/audio/info-frame.js';
import type { Mp3Format } from '../../src/audio/mp3-format.js';
import { samplesPerFrame } from '../../src/audio/mp3-format.js';
import { sliceFrames, splitFrames } from '../../src/audio/mp3-frames.js';
import { encodeWav } from '../../src/audio/wav.js';
import { HosoError } from '../../src/domain/failure.js';
import type { Pcm } from '../../src/domain/pcm.js';
import { probe, referenceDecode } from '../support/reference-ffmpeg.js';
import { bytesOf, sine, syntheticSpeech } from '../support/synthetic-speech.js';
import { tempDir } from '../support/temp-dir.js';

const never = new AbortController().signal;
const MONO: Mp3Format = { sampleRateHz: 44_100, channels: 1, bitrateKbps: 96 };
const settingsOf = (format: Mp3Format, ffmpegPath = 'ffmpeg'): EncodeSettings => ({
  format,
  compressionLevel: 3,
  ffmpegPath,
});

const failureOf = async (promise: Promise<unknown>): Promise<HosoError> => {
  const error = await promise.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!(error instanceof HosoError)) throw new Error(`not a HosoError: ${String(error)}`);
  return error;
};

const program = (dir: string, ...lines: string[]): string => {
  const file = join(dir, 'ffmpeg');
  writeFileSync(file, ['#!/bin/sh', ...lines, ''].join('\n'));
  chmodSync(file, 0o755);
  return file;
};

/** The real program, which leaves its process id in a file. */
const tracedFfmpeg = (dir: string): { path: string; isRunning: () => boolean } => ({
  path: program(dir, `echo $$ > "${dir}/pid"`, 'exec ffmpeg "$@"'),
  isRunning: () => {
    try {
      return process.kill(Number(readFileSync(join(dir, 'pid'), 'utf8')), 0);
    } catch {
      return false;
    }
  },
});

/** A file with all of a sound, as assemble/ makes it but in one piece. */
const writeMp3 = async (file: string, pcm: Pcm, bitrateKbps: number): Promise<void> => {
  const { sampleRateHz, channels } = pcm.format;
  const format: Mp3Format = { sampleRateHz, channels: channels === 1 ? 1 : 2, bitrateKbps };
  const samples = pcm.samples.length / channels;
  const frames = framesFor(samples, sampleRateHz);
  const silence = new Uint8Array(4 * samplesPerFrame(sampleRateHz) * channels * 2);
  const mp3 = await encodeMp3([silence, bytesOf(pcm), silence], settingsOf(format), never);
  const split = splitFrames(mp3);
  if (!split.ok) throw new Error(split.error);
  const body = sliceFrames(split.value, 4, 4 + frames);
  if (body === undefined) throw new Error('too few frames');
  const info = infoFrame({ format, frames, bytes: body.length, crc: crc16(body), samples });
  writeFileSync(file, Buffer.concat([info, body]));
};

/** How far the sound of `b` lies behind that of `a`, in samples. */
const lagBetween = (a: Int16Array, b: Int16Array): number => {
  const likeness = (lag: number): number => {
    let sum = 0;
    for (let at = 4_000; at < a.length - 4_000; at += 1) sum += (a[at] ?? 0) * (b[at + lag] ?? 0);
    return sum;
  };
  const lags = Array.from({ length: 41 }, (_, index) => index - 20);
  return lags.reduce((best, lag) => (likeness(lag) > likeness(best) ? lag : best), 0);
};

describe('encodeMp3 and infoFrame', () => {
  it.each([
    [44_100, 1, 96],
    [44_100, 1, 32],
    [44_100, 2, 128],
    [48_000, 1, 64],
    [32_000, 1, 96],
    [24_000, 1, 64],
    [22_050, 2, 160],
    [16_000, 1, 32],
    [8_000, 1, 16],
  ])('gives back exactly the samples of %i Hz, %i channels, %i kbit/s', async (rate, channels, kbps) => {
    const file = join(tempDir(), 'sound.mp3');
    const pcm = syntheticSpeech(kbps, { sampleRateHz: rate, channels }, 1.2345);
    await writeMp3(file, pcm, kbps);
    const decoded = referenceDecode(file);
    expect(decoded.length).toBe(pcm.samples.length);
    expect(lagBetween(pcm.samples, decoded)).toBe(0);
    const facts = probe(file);
    expect(facts).toMatchObject({ codec: 'mp3', sampleRateHz: rate, channels, complaints: '' });
    const frames = framesFor(pcm.samples.length / channels, rate);
    expect(facts.durationS).toBeCloseTo((frames * samplesPerFrame(rate)) / rate, 5);
  });

  it('takes an Info frame whose checksum is right', () => {
    const frame = infoFrame({ format: MONO, frames: 10, bytes: 3_130, crc: 0x1234, samples: 10_000 });
    const tag = 4 + 17 + 120;
    expect(frame.length).toBe(313);
    expect(new TextDecoder().decode(frame.subarray(21, 25))).toBe('Info');
    const view = new DataView(frame.buffer);
    expect(view.getUint32(29)).toBe(10);
    expect(view.getUint32(33)).toBe(3_130 + 313);
    expect(view.getUint16(tag + 32)).toBe(0x1234);
    expect(view.getUint16(tag + 34)).toBe(crc16(frame.subarray(0, tag + 34)));
    const delays = (view.getUint8(tag + 21) << 16) | view.getUint16(tag + 22);
    expect([delays >> 12, delays & 0xfff]).toEqual([576, 10 * 1_152 - 576 - 10_000]);
  });

  it('knows CRC-16/ARC', () => {
    expect(crc16(new TextEncoder().encode('123456789'))).toBe(0xbb3d);
    expect(crc16(new TextEncoder().encode('6789'), crc16(new TextEncoder().encode('12345')))).toBe(0xbb3d);
  });

  it('gives the same bytes for the same sound', async () => {
    const pcm = bytesOf(syntheticSpeech(2, MONO, 1));
    const [a, b] = await Promise.all([
      encodeMp3([pcm], settingsOf(MONO), never),
      encodeMp3([pcm.subarray(0, 1_001), pcm.subarray(1_001)], settingsOf(MONO), never),
    ]);
    expect(a.length).toBeGreaterThan(10_000);
    expect(b).toEqual(a);
  });

  it('throws what the source threw, and leaves no process', async () => {
    const { path, isRunning } = tracedFfmpeg(tempDir());
    let closed = false;
    async function* source() {
      try {
        for (let chunk = 0; ; chunk += 1) {
          if (chunk === 20) throw new Error('the disk went away');
          yield bytesOf(syntheticSpeech(chunk, MONO, 0.5));
        }
      } finally {
        closed = true;
      }
    }
    await expect(encodeMp3(source(), settingsOf(MONO, path), never)).rejects.toThrow('the disk went away');
    expect(isRunning()).toBe(false);
    expect(closed).toBe(true);
  });

  it('throws before the first byte as well', async () => {
    async function* source(): AsyncGenerator<Uint8Array> {
      yield* [];
      throw new Error('no first clip');
    }
    await expect(encodeMp3(source(), settingsOf(MONO), never)).rejects.toThrow('no first clip');
  });

  it('stops at the signal: its reason is thrown and no process is left', async () => {
    const { path, isRunning } = tracedFfmpeg(tempDir());
    const controller = new AbortController();
    let chunks = 0;
    let closed: () => void = () => {};
    const sourceClosed = new Promise<void>((resolve) => {
      closed = resolve;
    });
    async function* endless() {
      try {
        for (;;) {
          chunks += 1;
          if (chunks === 30) controller.abort(new Error('enough'));
          yield bytesOf(syntheticSpeech(chunks % 7, MONO, 0.5));
        }
      } finally {
        closed();
      }
    }
    await expect(encodeMp3(endless(), settingsOf(MONO, path), controller.signal)).rejects.toThrow('enough');
    expect(isRunning()).toBe(false);
    await sourceClosed;
  });

  it('stops at the signal while the source has nothing to give', async () => {
    const dir = tempDir();
    const { path, isRunning } = tracedFfmpeg(dir);
    const controller = new AbortController();
    async function* stuck() {
      yield new Uint8Array(1_000);
      setTimeout(() => controller.abort(new Error('enough')), 50);
      await new Promise(() => {});
    }
    await expect(encodeMp3(stuck(), settingsOf(MONO, path), controller.signal)).rejects.toThrow('enough');
    expect(isRunning()).toBe(false);
  });

  it('starts nothing when the signal came before', async () => {
    const dir = tempDir();
    const path = program(dir, `echo started > "${dir}/started"`, 'exec ffmpeg "$@"');
    const aborted = AbortSignal.abort(new Error('too late'));
    await expect(encodeMp3([], settingsOf(MONO, path), aborted)).rejects.toThrow('too late');
    expect(existsSync(join(dir, 'started'))).toBe(false);
  });

  it('says how to get ffmpeg when there is none', async () => {
    const missing = join(tempDir(), 'no-such-ffmpeg');
    const plainFile = join(tempDir(), 'ffmpeg');
    writeFileSync(plainFile, 'not a program');
    for (const path of [missing, plainFile]) {
      const { failure } = await failureOf(encodeMp3([new Uint8Array(4)], settingsOf(MONO, path), never));
      expect(failure).toMatchObject({ code: 'ffmpeg-missing', hint: expect.stringContaining('FFMPEG_PATH') });
      expect(failure.message).toContain(path);
      expect((await failureOf(ffmpegVersion(path, never))).failure.code).toBe('ffmpeg-missing');
    }
  });

  it('tells what ffmpeg said when it fails, also before it has read its input', async () => {
    const path = program(tempDir(), 'echo "Unknown encoder libmp3lame" >&2', 'exit 1');
    const endless = {
      async *[Symbol.asyncIterator]() {
        for (;;) yield new Uint8Array(100_000);
      },
    };
    const { failure } = await failureOf(encodeMp3(endless, settingsOf(MONO, path), never));
    expect(failure.code).toBe('ffmpeg-failed');
    expect(failure.message).toBe('ffmpeg failed to encode (exit code 1): Unknown encoder libmp3lame');
    expect(failure.hint).toContain('MP3 encoder');
  });

  it('does not take an end before that of the input for success', async () => {
    const path = program(tempDir(), 'head -c 1000 > /dev/null', 'exit 0');
    const long = [new Uint8Array(5_000_000), new Uint8Array(5_000_000)];
    const { failure } = await failureOf(encodeMp3(long, settingsOf(MONO, path), never));
    expect(failure).toMatchObject({
      code: 'ffmpeg-failed',
      message: expect.stringContaining('before its input'),
    });
  });

  it('tells of a killed ffmpeg', async () => {
    const path = program(tempDir(), 'kill -9 $$');
    const { failure } = await failureOf(encodeMp3([new Uint8Array(10)], settingsOf(MONO, path), never));
    expect(failure).toMatchObject({ code: 'ffmpeg-failed', message: expect.stringContaining('SIGKILL') });
  });
});

describe('decoding', () => {
  it('gives a file at its own rate and channels, whatever its name', async () => {
    const pcm = syntheticSpeech(4, { sampleRateHz: 22_050, channels: 2 }, 0.7);
    for (const name of ['plain.wav', '-v error.wav', 'concat:a|b.wav', "quote's %d 音.wav"]) {
      const file = join(tempDir(), name);
      writeFileSync(file, encodeWav(pcm));
      expect(await decodeToPcm(file, 'ffmpeg', never)).toEqual(pcm);
    }
  });

  it('streams at the asked-for rate', async () => {
    const file = join(tempDir(), 'tone.wav');
    writeFileSync(file, encodeWav(sine(440, 48_000, 2)));
    let bytes = 0;
    for await (const chunk of decodeStream(file, { sampleRateHz: 24_000, channels: 1 }, 'ffmpeg', never)) {
      bytes += chunk.length;
    }
    expect(bytes).toBe(2 * 24_000 * 2);
  });

  it('leaves no process when its reader stops', async () => {
    const dir = tempDir();
    const { path, isRunning } = tracedFfmpeg(dir);
    const file = join(dir, 'long.wav');
    writeFileSync(file, encodeWav(sine(440, 48_000, 60)));
    for await (const chunk of decodeStream(file, { sampleRateHz: 48_000, channels: 1 }, path, never)) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    expect(isRunning()).toBe(false);
  });

  it('says what is wrong with a file', async () => {
    const file = join(tempDir(), 'page.mp3');
    writeFileSync(file, '<html>404</html>');
    const { failure } = await failureOf(decodeToPcm(file, 'ffmpeg', never));
    expect(failure).toMatchObject({
      code: 'ffmpeg-failed',
      message: expect.stringContaining('failed to decode'),
    });
  });
});

describe('what doctor asks', () => {
  it('tells version and encoder', async () => {
    expect(await ffmpegVersion('ffmpeg', never)).toMatch(/^\S+ libavcodec \d+\.\d+\.\d+$/);
    expect(await hasMp3Encoder('ffmpeg', never)).toBe(true);
    const without = program(tempDir(), 'echo " A....D aac  AAC (Advanced Audio Coding)"');
    expect(await hasMp3Encoder(without, never)).toBe(false);
  });
});
