import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { integratedLoudness, loudnessBlocks } from '../../src/audio/loudness.js';
import { truePeakDb } from '../../src/audio/true-peak.js';
import { encodeWav } from '../../src/audio/wav.js';
import type { Pcm } from '../../src/domain/pcm.js';
import { referenceLoudness } from '../support/reference-ffmpeg.js';
import { sine, syntheticSpeech } from '../support/synthetic-speech.js';
import { tempDir } from '../support/temp-dir.js';

const loudnessOf = (pcm: Pcm): number | null =>
  integratedLoudness([{ blocks: loudnessBlocks(pcm), gainDb: 0 }]);

/** Speech with a soft first half and a pause, so that both gates have something to leave out. */
const unevenSpeech = (sampleRateHz: number, channels: number): Pcm => {
  const pcm = syntheticSpeech(3, { sampleRateHz, channels }, 12);
  const { samples } = pcm;
  const scaled = samples.map((sample, at) => {
    const part = at / samples.length;
    return Math.round(sample * (part < 0.4 ? 0.15 : part < 0.6 ? 0 : 1.9));
  });
  return { format: pcm.format, samples: scaled };
};

describe('loudness', () => {
  it.each([
    [44_100, 1],
    [48_000, 1],
    [48_000, 2],
    [24_000, 1],
    [16_000, 1],
    [22_050, 2],
  ])('agrees with ffmpeg at %i Hz and %i channels: loudness and true peak', (sampleRateHz, channels) => {
    const pcm = unevenSpeech(sampleRateHz, channels);
    const file = join(tempDir(), 'speech.wav');
    writeFileSync(file, encodeWav(pcm));
    const reference = referenceLoudness(file);
    // The reference is given to one decimal.
    expect(Math.abs((loudnessOf(pcm) ?? 0) - reference.integratedLufs)).toBeLessThan(0.1);
    expect(Math.abs(truePeakDb(pcm) - reference.truePeakDb)).toBeLessThan(0.2);
  });

  it('gives the calibration tone of BS.1770 its value', () => {
    expect(loudnessOf(sine(997, 48_000, 5, 32_767))).toBeCloseTo(-3.01, 1);
  });

  it('adds clips up as if they were one', () => {
    const whole = unevenSpeech(24_000, 1);
    const middle = 24_000 * 6;
    const clips = [whole.samples.slice(0, middle), whole.samples.slice(middle)].map((samples) => ({
      blocks: loudnessBlocks({ format: whole.format, samples }),
      gainDb: 0,
    }));
    expect(Math.abs((integratedLoudness(clips) ?? 0) - (loudnessOf(whole) ?? 0))).toBeLessThan(0.2);
  });

  it('reckons with gains without measuring again', () => {
    const pcm = unevenSpeech(24_000, 1);
    const blocks = loudnessBlocks(pcm);
    const louder = integratedLoudness([{ blocks, gainDb: 3 }]) ?? 0;
    expect(louder - (loudnessOf(pcm) ?? 0)).toBeCloseTo(3, 3);
    const quiet = loudnessBlocks({ ...pcm, samples: pcm.samples.map((sample) => Math.round(sample / 4)) });
    const matched = integratedLoudness([
      { blocks, gainDb: 0 },
      { blocks: quiet, gainDb: 20 * Math.log10(4) },
    ]);
    expect(Math.abs((matched ?? 0) - (loudnessOf(pcm) ?? 0))).toBeLessThan(0.05);
  });

  it('has no value for silence, nor for less than 400 ms', () => {
    const format = { sampleRateHz: 24_000, channels: 1 };
    expect(loudnessOf({ format, samples: new Int16Array(48_000) })).toBeNull();
    expect(loudnessOf(sine(440, 24_000, 0.39))).toBeNull();
    expect(loudnessBlocks(sine(440, 24_000, 0.4))).toHaveLength(1);
    expect(loudnessBlocks(sine(440, 22_050, 1))).toHaveLength(7);
  });
});

describe('truePeakDb', () => {
  it('finds the peak between the samples', () => {
    // A tone of a quarter of the rate, sampled at 45° each time: its samples are 3 dB below its peak.
    const samples = Int16Array.from({ length: 4_800 }, (_, frame) =>
      Math.round(20_000 * Math.SQRT1_2 * (frame % 4 < 2 ? 1 : -1)),
    );
    const pcm = { format: { sampleRateHz: 48_000, channels: 1 }, samples };
    expect(truePeakDb(pcm)).toBeCloseTo(20 * Math.log10(20_000 / 32_768), 0);
    expect(truePeakDb(pcm)).toBeGreaterThan(20 * Math.log10((20_000 * Math.SQRT1_2) / 32_768) + 2.5);
  });

  it('looks at every channel, and knows silence', () => {
    const right = Int16Array.from({ length: 200 }, (_, at) => (at === 101 ? 16_384 : 0));
    expect(truePeakDb({ format: { sampleRateHz: 48_000, channels: 2 }, samples: right })).toBeCloseTo(
      -6.02,
      1,
    );
    expect(truePeakDb({ format: { sampleRateHz: 48_000, channels: 1 }, samples: new Int16Array(9) })).toBe(
      -Infinity,
    );
  });
});
