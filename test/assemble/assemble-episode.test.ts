import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AssembleRequest, assembleEpisode } from '../../src/assemble/assemble-episode.js';
import { segmentWav } from '../../src/assemble/segment-wav.js';
import { parseWav } from '../../src/audio/wav.js';
import type { BlobStore } from '../../src/domain/blob-store.js';
import type { Clip } from '../../src/domain/clip.js';
import type { RenderEvent } from '../../src/domain/events.js';
import { HosoError } from '../../src/domain/failure.js';
import type { PcmFormat } from '../../src/domain/pcm.js';
import type { UtteranceItem } from '../../src/domain/plan.js';
import { sha256 } from '../../src/util/sha256.js';
import { planOf, utterance } from '../support/plan-items.js';
import { probe, referenceDecode } from '../support/reference-ffmpeg.js';
import { clipOf, syntheticSpeech } from '../support/synthetic-speech.js';
import { tempDir } from '../support/temp-dir.js';

const RATE = 44_100;
/** Less than the sound lasts: the tests would be long otherwise. Cuts go by the text's length. */
const SECONDS_PER_CHARACTER = 0.05;
const FORMATS: readonly PcmFormat[] = [
  { sampleRateHz: 48_000, channels: 1 },
  { sampleRateHz: 24_000, channels: 1 },
  { sampleRateHz: 16_000, channels: 2 },
  { sampleRateHz: 44_100, channels: 1 },
];

const clips = new Map<string, Clip>();
const clipFor = (item: UtteranceItem): Clip => {
  const known = clips.get(item.text);
  if (known !== undefined) return known;
  const seed = [...item.text].reduce(
    (sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 9_973,
    7,
  );
  const format = FORMATS[seed % FORMATS.length] ?? { sampleRateHz: 48_000, channels: 1 };
  const clip = clipOf(syntheticSpeech(seed, format, item.text.length * SECONDS_PER_CHARACTER));
  clips.set(item.text, clip);
  return clip;
};

const SENTENCES = Array.from({ length: 36 }, (_, index): [string, number] => [
  `${String.fromCharCode(0x3042 + index)}${'ん'.repeat(20 + ((index * 13) % 25))}`,
  index % 9 === 8 ? 1_200 : 300,
]);
const ITEMS = planOf(SENTENCES);

const memoryStore = (): BlobStore & { readonly blobs: Map<string, Uint8Array> } => {
  const blobs = new Map<string, Uint8Array>();
  return {
    blobs,
    get: async (key) => blobs.get(key) ?? null,
    put: async (key, bytes) => void blobs.set(key, bytes),
  };
};

const requestFor = (dir: string, change: Partial<AssembleRequest> = {}): AssembleRequest => ({
  script: 'episode',
  items: ITEMS,
  clip: async (item) => clipFor(item),
  format: {
    mp3: { sampleRateHz: RATE, channels: 1, bitrateKbps: 96 },
    compressionLevel: 3,
    encoderVersion: 'test',
    fadeMs: 0,
    ceilingDb: null,
  },
  ffmpegPath: 'ffmpeg',
  parts: null,
  concurrency: 2,
  file: join(dir, 'episode.mp3'),
  onEvent: () => {},
  signal: new AbortController().signal,
  ...change,
});

const hashOf = (dir: string): string => sha256(readFileSync(join(dir, 'episode.mp3')));

const rms = (length: number, valueAt: (at: number) => number): number => {
  let sum = 0;
  for (let at = 0; at < length; at += 1) sum += valueAt(at) ** 2;
  return Math.sqrt(sum / length);
};

/** Encodes raw PCM in one piece with the same settings, by ffmpeg itself, and decodes it. */
const wholeEncode = (samples: Int16Array, dir: string): Int16Array => {
  const file = join(dir, 'whole.mp3');
  const raw = ['-f', 's16le', '-ar', String(RATE), '-ac', '1', '-i', 'pipe:0'];
  execFileSync(
    'ffmpeg',
    [
      '-v',
      'error',
      ...raw,
      '-c:a',
      'libmp3lame',
      '-b:a',
      '96k',
      '-compression_level',
      '3',
      '-reservoir',
      '0',
      file,
    ],
    { input: new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength) },
  );
  return referenceDecode(file);
};

/** A program in ffmpeg's place that runs it and notes its process ids. */
const tracedFfmpeg = (dir: string): { path: string; running: () => number[] } => {
  const path = join(dir, 'ffmpeg-traced');
  writeFileSync(path, `#!/bin/sh\necho $$ >> "${dir}/pids"\nexec ffmpeg "$@"\n`);
  chmodSync(path, 0o755);
  return {
    path,
    running: () =>
      readFileSync(join(dir, 'pids'), 'utf8')
        .trim()
        .split('\n')
        .map(Number)
        .filter((pid) => {
          try {
            return process.kill(pid, 0);
          } catch {
            return false;
          }
        }),
  };
};

describe('assembleEpisode', () => {
  // Making the clips takes longer than assembling them.
  beforeAll(() => {
    for (const item of ITEMS) if (item.type === 'utterance') clipFor(item);
  });

  it('gives the sound of a whole encode: to the sample as long, aligned, and nothing at the joins', async () => {
    const dir = tempDir();
    const request = requestFor(dir);
    const { timeline, parts, bytes } = await assembleEpisode(request);
    expect(parts.length).toBeGreaterThanOrEqual(3);
    expect(readFileSync(request.file).length).toBe(bytes);

    const decoded = referenceDecode(request.file);
    expect(decoded.length).toBe(timeline.frames);
    const facts = probe(request.file);
    expect(facts).toMatchObject({ codec: 'mp3', sampleRateHz: RATE, channels: 1, complaints: '' });
    expect(Math.abs(facts.durationS * 1_000 - (timeline.frames / RATE) * 1_000)).toBeLessThan(50);

    // The same sound in one piece, laid out by the timeline.
    const source = new Int16Array(timeline.frames);
    for (const entry of timeline.entries) {
      if (entry.type !== 'utterance') continue;
      const wav = parseWav(await segmentWav({ ...request, items: [utterance(entry.index, entry.text)] }));
      if (!wav.ok) throw new Error(wav.error);
      expect(wav.value.samples.length).toBe(entry.endFrame - entry.startFrame);
      source.set(wav.value.samples, entry.startFrame);
    }
    const whole = wholeEncode(source, dir);
    expect(whole.length).toBe(timeline.frames);
    const at = (samples: Int16Array, index: number): number => samples[index] ?? 0;
    const lame = 0.95; // LAME turns down by this at these rates
    const noise = rms(source.length, (index) => at(whole, index) - lame * at(source, index));
    const difference = rms(source.length, (index) => at(whole, index) - at(decoded, index));
    expect(noise).toBeGreaterThan(1);
    expect(difference).toBeLessThan(noise / 2);

    for (const { startFrame } of parts.slice(1)) {
      const around = rms(RATE, (index) => {
        const place = startFrame - RATE / 2 + index;
        return at(whole, place) - at(decoded, place);
      });
      expect(around).toBeLessThan(noise);
      // The cut itself lies in silence: not a click of one step.
      for (let index = startFrame - 2_000; index < startFrame + 2_000; index += 1) {
        expect(Math.abs(at(decoded, index))).toBeLessThanOrEqual(1);
      }
    }
  });

  it.each([
    [48_000, 1, 64],
    [44_100, 2, 128],
    [24_000, 1, 64],
    [16_000, 2, 48],
  ] as const)('is exact at %i Hz, %i channels, %i kbit/s', async (sampleRateHz, channels, bitrateKbps) => {
    const base = requestFor(tempDir());
    const request = { ...base, format: { ...base.format, mp3: { sampleRateHz, channels, bitrateKbps } } };
    const { timeline, parts } = await assembleEpisode(request);
    expect(parts.length).toBeGreaterThanOrEqual(3);
    expect(referenceDecode(request.file).length).toBe(timeline.frames * channels);
    expect(probe(request.file)).toMatchObject({ sampleRateHz, channels, complaints: '' });
  });

  it('encodes what changed and nothing else, to the same bytes as from nothing', async () => {
    const dir = tempDir();
    const parts = memoryStore();
    const first = await assembleEpisode(requestFor(dir, { parts }));
    const bytes = hashOf(dir);
    const events: RenderEvent[] = [];
    const again = await assembleEpisode(
      requestFor(dir, { parts, ffmpegPath: '/no/ffmpeg/needed', onEvent: (event) => events.push(event) }),
    );
    expect(hashOf(dir)).toBe(bytes);
    expect(again.timeline).toEqual(first.timeline);
    expect(events).toEqual(
      first.parts.map((_, index) => ({ type: 'part-cached', script: 'episode', part: index + 1 })),
    );

    const place = ITEMS.findIndex((item) => item.type === 'utterance' && item.index === 20);
    const items = ITEMS.with(place, utterance(20, '直した文は、前よりもいくらか長い文なのだ。', 3));
    const edited = await assembleEpisode(requestFor(dir, { parts, items }));
    expect(edited.parts.filter((part) => !part.cached)).toHaveLength(1);
    const editedBytes = hashOf(dir);
    await assembleEpisode(requestFor(dir, { items }));
    expect(hashOf(dir)).toBe(editedBytes);
  });

  it('reads no clip of a part that is kept', async () => {
    const dir = tempDir();
    const parts = memoryStore();
    await assembleEpisode(requestFor(dir, { parts }));
    const clip = async (item: UtteranceItem): Promise<Clip> => ({
      ...clipFor(item),
      read: async () => {
        throw new Error('read');
      },
    });
    await expect(assembleEpisode(requestFor(dir, { parts, clip }))).resolves.toBeDefined();
    await expect(assembleEpisode(requestFor(dir, { clip }))).rejects.toThrow('read');
  });

  it('makes a kept part anew when it is not what it should be', async () => {
    const dir = tempDir();
    const parts = memoryStore();
    await assembleEpisode(requestFor(dir, { parts }));
    const bytes = hashOf(dir);
    const [first, second] = [...parts.blobs.keys()];
    if (first === undefined || second === undefined) throw new Error('too few parts');
    parts.blobs.set(first, (parts.blobs.get(first) ?? new Uint8Array()).subarray(0, -100));
    parts.blobs.set(second, new Uint8Array(0));
    const again = await assembleEpisode(requestFor(dir, { parts }));
    expect(again.parts.filter((part) => !part.cached)).toHaveLength(2);
    expect(hashOf(dir)).toBe(bytes);
  });

  it('encodes early parts while later clips are in the making', async () => {
    const log: string[] = [];
    let finishLast: () => void = () => {};
    const lastClip = new Promise<void>((resolve) => {
      finishLast = resolve;
    });
    const clip = async (item: UtteranceItem): Promise<Clip> => {
      if (item.index === 36) await lastClip;
      return clipFor(item);
    };
    const episode = assembleEpisode(
      requestFor(tempDir(), {
        clip,
        onEvent: (event) => {
          log.push(event.type);
          // Only when all other parts are done the last clip comes.
          if (log.filter((type) => type === 'part-end').length === 3) finishLast();
        },
      }),
    );
    await expect(episode).resolves.toMatchObject({ parts: { length: 4 } });
  });

  it('encodes a part whose clips are still coming when it is told that they are new, to the same bytes', async () => {
    const dir = tempDir();
    await assembleEpisode(requestFor(dir));
    const bytes = hashOf(dir);
    const started: number[] = [];
    let finish: () => void = () => {};
    const lastClip = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const parts = memoryStore();
    await assembleEpisode(
      requestFor(dir, {
        parts,
        clip: async (item) => {
          if (item.index === 36) await lastClip;
          return clipFor(item);
        },
        isNew: (item) => item.index > 30,
        onEvent: (event) => {
          if (event.type !== 'part-start') return;
          started.push(event.part);
          if (event.part === 4) finish();
        },
      }),
    );
    expect(started).toContain(4);
    expect(hashOf(dir)).toBe(bytes);
    expect(parts.blobs.size).toBe(4);
  });

  it('leaves room for a tag at the head', async () => {
    const request = requestFor(tempDir(), { leadingBytes: 1_000, items: ITEMS.slice(0, 3) });
    const { bytes, timeline } = await assembleEpisode(request);
    const file = readFileSync(request.file);
    expect(file.length).toBe(bytes);
    expect(file.subarray(0, 1_000).every((byte) => byte === 0)).toBe(true);
    writeFileSync(request.file, file.subarray(1_000));
    expect(referenceDecode(request.file).length).toBe(timeline.frames);
  });

  it('takes a single short utterance', async () => {
    const request = requestFor(tempDir(), { items: [utterance(1, 'あ')] });
    const { timeline, parts, mp3Frames } = await assembleEpisode(request);
    expect(parts).toHaveLength(1);
    expect(timeline.entries.map(({ type }) => type)).toEqual(['utterance', 'pause']);
    expect(mp3Frames * 1_152).toBe(timeline.frames + 1_105);
    expect(referenceDecode(request.file).length).toBe(timeline.frames);
  });

  it.each([true, false])('leaves nothing behind when a clip fails (encoded meanwhile: %s)', async (isNew) => {
    const dir = tempDir();
    const traced = tracedFfmpeg(tempDir());
    const request = requestFor(dir, {
      ffmpegPath: traced.path,
      isNew: () => isNew,
      clip: async (item) => {
        if (item.index < 30) return clipFor(item);
        await new Promise((resolve) => setTimeout(resolve, 200));
        throw new HosoError({ code: 'synthesis-failed', message: 'the engine went away' });
      },
    });
    writeFileSync(request.file, 'the episode of yesterday');
    await expect(assembleEpisode(request)).rejects.toThrow('the engine went away');
    expect(readFileSync(request.file, 'utf8')).toBe('the episode of yesterday');
    expect(readdirSync(dir)).toEqual(['episode.mp3']);
    expect(traced.running()).toEqual([]);
  });

  it('leaves nothing behind when a clip cannot be read', async () => {
    const dir = tempDir();
    const traced = tracedFfmpeg(tempDir());
    const clip = async (item: UtteranceItem): Promise<Clip> => ({
      ...clipFor(item),
      read: async () => {
        if (item.index === 5) throw new Error('torn clip');
        return clipFor(item).read();
      },
    });
    await expect(assembleEpisode(requestFor(dir, { clip, ffmpegPath: traced.path }))).rejects.toThrow(
      'torn clip',
    );
    expect(readdirSync(dir)).toEqual([]);
    expect(traced.running()).toEqual([]);
  });

  it.each([true, false])('stops at the signal (encoded meanwhile: %s)', async (isNew) => {
    const dir = tempDir();
    const traced = tracedFfmpeg(tempDir());
    const controller = new AbortController();
    const request = requestFor(dir, {
      ffmpegPath: traced.path,
      signal: controller.signal,
      isNew: () => isNew,
      // The last part's clips never come.
      clip: async (item) => (item.index > 30 ? new Promise<Clip>(() => {}) : clipFor(item)),
      onEvent: (event) => {
        if (event.type === 'part-end') controller.abort(new Error('enough'));
      },
    });
    await expect(assembleEpisode(request)).rejects.toThrow('enough');
    expect(readdirSync(dir)).toEqual([]);
    expect(traced.running()).toEqual([]);
  });

  it('holds only a few parts at a time', async () => {
    let reading = 0;
    let ahead = 0;
    let written = 0;
    await assembleEpisode(
      requestFor(tempDir(), {
        concurrency: 1,
        clip: async (item) => {
          reading = Math.max(reading, item.index);
          return clipFor(item);
        },
        onEvent: (event) => {
          if (event.type === 'part-end') written += 1;
          if (event.type === 'part-start') ahead = Math.max(ahead, reading - written * 9);
        },
      }),
    );
    // Nine utterances a part: the one that is encoded and at most two that were gathered behind it.
    expect(reading).toBe(36);
    expect(ahead).toBeLessThanOrEqual(27);
  });

  it('says which format an MP3 cannot have, and where it cannot write', async () => {
    const base = requestFor(tempDir());
    const odd = { ...base.format, mp3: { sampleRateHz: 44_100, channels: 1 as const, bitrateKbps: 97 } };
    await expect(assembleEpisode({ ...base, format: odd })).rejects.toMatchObject({
      failure: { code: 'config-invalid' },
    });
    const nowhere = join(base.file, '..', 'no', 'such', 'folder.mp3');
    await expect(assembleEpisode({ ...base, file: nowhere })).rejects.toMatchObject({
      failure: { code: 'output-unwritable', message: expect.stringContaining(nowhere) },
    });
    expect(existsSync(base.file)).toBe(false);
  });

  it('passes on that ffmpeg is missing', async () => {
    const dir = tempDir();
    const request = requestFor(dir, { ffmpegPath: join(dir, 'no-ffmpeg') });
    await expect(assembleEpisode(request)).rejects.toMatchObject({ failure: { code: 'ffmpeg-missing' } });
    expect(readdirSync(dir)).toEqual([]);
  });
});
