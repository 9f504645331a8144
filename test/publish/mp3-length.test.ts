import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mp3LengthMs } from '../../src/publish/mp3-length.js';
import { tempDir } from '../support/temp-dir.js';

const RATE_HZ = 44_100;
const SAMPLES = 7 * RATE_HZ + 123;

/** An MP3 of noise that ffmpeg wrote, not hoso. */
const mp3 = (...options: readonly string[]): Uint8Array => {
  const file = join(tempDir(), 'x.mp3');
  const pcm = Buffer.alloc(SAMPLES * 2);
  for (let at = 0; at < SAMPLES; at += 1) pcm.writeInt16LE(((at * 7_919) % 4_001) - 2_000, at * 2);
  const input = ['-f', 's16le', '-ar', String(RATE_HZ), '-ac', '1', '-i', 'pipe:0'];
  execFileSync('ffmpeg', ['-v', 'error', ...input, ...options, file], { input: pcm });
  return readFileSync(file);
};

describe('mp3LengthMs', () => {
  it.each([
    ['a constant bitrate', ['-b:a', '96k']],
    ['a variable one', ['-q:a', '4']],
    ['a tag with chapters', ['-metadata', 'title=静かな港', '-id3v2_version', '3']],
    ['another rate', ['-ar', '22050', '-b:a', '48k']],
    ['two channels', ['-ac', '2', '-b:a', '128k']],
    ['an old tag at the end', ['-write_id3v1', '1', '-metadata', 'title=x']],
  ])('is exact where an Info frame tells: %s', (_, options) => {
    expect(Math.abs((mp3LengthMs(mp3(...options)) ?? 0) - (SAMPLES / RATE_HZ) * 1_000)).toBeLessThan(0.5);
  });

  it('counts frames where none tells', () => {
    const ms = mp3LengthMs(mp3('-write_xing', '0', '-b:a', '96k')) ?? 0;
    expect(Math.abs(ms - (SAMPLES / RATE_HZ) * 1_000)).toBeLessThan(80);
  });

  it('is null for what is no MP3', () => {
    expect(mp3LengthMs(new TextEncoder().encode('no sound at all'))).toBeNull();
    expect(mp3LengthMs(new Uint8Array())).toBeNull();
  });
});
