import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { limitPeaks } from '../../src/audio/limit-peaks.js';
import { encodeWav } from '../../src/audio/wav.js';
import { referenceLoudness } from '../support/reference-ffmpeg.js';
import { syntheticSpeech } from '../support/synthetic-speech.js';
import { tempDir } from '../support/temp-dir.js';

const RATE = 44_100;
const CEILING_DB = -2;
const CEILING = 32_768 * 10 ** (CEILING_DB / 20);

const speech = (gain: number, seconds = 6): Float32Array =>
  Float32Array.from(
    syntheticSpeech(5, { sampleRateHz: RATE, channels: 1 }, seconds).samples,
    (sample) => sample * gain,
  );

const peakOf = (samples: Float32Array): number =>
  samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);

const isSame = (a: Float32Array, b: Float32Array, from: number, to: number): boolean =>
  a.subarray(from, to).every((sample, at) => sample === b[from + at]);

const toPcm = (samples: Float32Array) => ({
  format: { sampleRateHz: RATE, channels: 1 },
  samples: Int16Array.from(samples, Math.round),
});

describe('limitPeaks', () => {
  it.each([1.2, 2, 4])('holds the true peak of speech that is %f times too loud', (factor) => {
    const samples = speech(1);
    const gain = (factor * CEILING) / peakOf(samples);
    const loud = samples.map((sample) => sample * gain);
    expect(limitPeaks([loud], RATE, CEILING)).toBe(true);
    const file = join(tempDir(), 'limited.wav');
    writeFileSync(file, encodeWav(toPcm(loud)));
    const { truePeakDb } = referenceLoudness(file);
    expect(truePeakDb).toBeLessThanOrEqual(CEILING_DB + 0.1);
    // It is a limiter, not a volume control: the peaks come close to the ceiling.
    expect(truePeakDb).toBeGreaterThan(CEILING_DB - 0.4);
  });

  it('leaves what is under the ceiling as it is', () => {
    const samples = speech(1);
    const gain = (0.6 * CEILING) / peakOf(samples);
    const quiet = samples.map((sample) => sample * gain);
    const before = quiet.slice();
    expect(limitPeaks([quiet], RATE, CEILING)).toBe(false);
    expect(isSame(quiet, before, 0, quiet.length)).toBe(true);
  });

  it('turns down only around a peak, slowly on both sides', () => {
    const at = (frame: number): number => 5_000 * Math.sin((2 * Math.PI * 200 * frame) / RATE);
    const samples = Float32Array.from({ length: RATE * 2 }, (_, frame) => at(frame));
    for (let frame = RATE; frame < RATE + 100; frame += 1) samples[frame] = at(frame) * 8;
    const limited = samples.slice();
    limitPeaks([limited], RATE, CEILING);
    expect(isSame(limited, samples, 0, RATE - 200)).toBe(true);
    // The release has ended half a second later.
    expect(isSame(limited, samples, RATE * 1.6, RATE * 2)).toBe(true);
    let last = 1;
    for (let frame = 0; frame < samples.length; frame += 1) {
      const before = samples[frame] ?? 0;
      if (Math.abs(before) < 500) continue;
      const gain = (limited[frame] ?? 0) / before;
      expect(gain).toBeLessThanOrEqual(1.000_01);
      expect(Math.abs(gain - last)).toBeLessThan(0.25);
      last = gain;
    }
  });

  it('turns all channels down alike', () => {
    const loud = speech(6, 2);
    const soft = speech(1, 2);
    const before = soft.slice();
    limitPeaks([loud, soft], RATE, CEILING);
    const gains = new Set<number>();
    const original = speech(6, 2);
    for (let frame = 1_000; frame < soft.length; frame += 997) {
      if (Math.abs(before[frame] ?? 0) < 300) continue;
      const left = (loud[frame] ?? 0) / (original[frame] ?? 1);
      const right = (soft[frame] ?? 0) / (before[frame] ?? 1);
      expect(Math.abs(left - right)).toBeLessThan(1e-3);
      gains.add(Math.round(left * 100));
    }
    expect(gains.size).toBeGreaterThan(1);
  });

  it('takes sound of any length', () => {
    for (const length of [0, 1, 2, 50]) {
      const samples = new Float32Array(length).fill(30_000);
      limitPeaks([samples], RATE, 10_000);
      for (const sample of samples) expect(Math.abs(sample)).toBeLessThanOrEqual(10_000.1);
    }
  });
});
