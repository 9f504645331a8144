import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { parseFrameHeader, sliceFrames, splitFrames } from '../../src/audio/mp3-frames.js';
import { bytesOf, syntheticSpeech } from '../support/synthetic-speech.js';

/** MP3 frames of two seconds, by ffmpeg itself. */
const encode = (sampleRateHz: number, channels: 1 | 2, ...options: string[]): Uint8Array => {
  const raw = ['-f', 's16le', '-ar', String(sampleRateHz), '-ac', String(channels), '-i', 'pipe:0'];
  const bare = ['-write_xing', '0', '-id3v2_version', '0', '-f', 'mp3', 'pipe:1'];
  return execFileSync('ffmpeg', ['-v', 'error', ...raw, '-c:a', 'libmp3lame', ...options, ...bare], {
    input: bytesOf(syntheticSpeech(1, { sampleRateHz, channels }, 2)),
  });
};

describe('splitFrames', () => {
  it.each([
    [44_100, 1, 96, '1', 1_152],
    [48_000, 2, 128, '1', 1_152],
    [24_000, 1, 64, '2', 576],
    [11_025, 1, 32, '2.5', 576],
  ] as const)(
    'walks the frames of %i Hz, %i channels, %i kbit/s',
    (rate, channels, kbps, version, samples) => {
      const bytes = encode(rate, channels, '-b:a', `${kbps}k`, '-reservoir', '0');
      const split = splitFrames(bytes);
      if (!split.ok) throw new Error(split.error);
      const { offsets } = split.value;
      expect(offsets.at(-1)).toBe(bytes.length);
      expect((offsets.length - 1) * samples).toBeGreaterThanOrEqual(2 * rate);
      for (const offset of offsets.slice(0, -1)) {
        expect(parseFrameHeader(bytes, offset)).toMatchObject({
          version,
          sampleRateHz: rate,
          channels,
          bitrateKbps: kbps,
          hasCrc: false,
        });
      }
    },
  );

  it('says where something else stands, and when the last frame is cut short', () => {
    const bytes = encode(44_100, 1, '-b:a', '96k', '-reservoir', '0');
    const torn = splitFrames(bytes.subarray(0, bytes.length - 5));
    expect(torn).toEqual({ ok: false, error: 'the last MP3 frame is cut short by 5 bytes' });
    const changed = Uint8Array.from(bytes);
    changed[313] = 0;
    expect(splitFrames(changed)).toMatchObject({ ok: false, error: expect.stringMatching(/at byte 313 of/) });
    expect(splitFrames(new TextEncoder().encode('not an MP3'))).toMatchObject({ ok: false });
  });

  it('refuses frames that lean on the one before', () => {
    const split = splitFrames(encode(44_100, 1, '-b:a', '96k'));
    expect(split).toMatchObject({ ok: false, error: expect.stringMatching(/needs the one before/) });
  });

  it('takes frames out, or says that there are not so many', () => {
    const split = splitFrames(encode(48_000, 1, '-b:a', '64k', '-reservoir', '0'));
    if (!split.ok) throw new Error(split.error);
    expect(sliceFrames(split.value, 2, 5)).toEqual(split.value.bytes.subarray(192 * 2, 192 * 5));
    expect(sliceFrames(split.value, 2, 5_000)).toBeUndefined();
  });
});
