import { describe, expect, it } from 'vitest';
import { cutStream } from '../../src/audio/cut-stream.js';
import { blocksOfSteps, integratedLoudness, loudnessBlocks } from '../../src/audio/loudness.js';
import { measureClip } from '../../src/audio/measure-clip.js';
import { findSilences } from '../../src/audio/silences.js';
import type { Pcm } from '../../src/domain/pcm.js';
import { bytesOf, sine, syntheticSpeech } from '../support/synthetic-speech.js';

const padded = ({ format, samples }: Pcm, frames: number): Pcm => {
  const all = new Int16Array(samples.length + 2 * frames * format.channels);
  all.set(samples, frames * format.channels);
  return { format, samples: all };
};

describe('measureClip', () => {
  it('cuts the silence at the edges to 25 ms and measures what is left', () => {
    const tone = sine(440, 24_000, 1, 8_000);
    const measure = measureClip(padded(tone, 12_000));
    expect(Math.abs(measure.fromFrame - (12_000 - 600))).toBeLessThan(10);
    expect(Math.abs(measure.toFrame - (36_000 + 600))).toBeLessThan(10);
    expect(measure.peakDb).toBeCloseTo(20 * Math.log10(8_000 / 32_768), 1);
    expect(measure.steps).toHaveLength(11);
    expect(measure.stepPeaks.slice(1, 10).every((peak) => Math.abs(peak - 8_000) < 30)).toBe(true);
  });

  it('hears the same in one channel and in two', () => {
    const mono = syntheticSpeech(2, { sampleRateHz: 24_000, channels: 1 }, 3);
    const stereo = syntheticSpeech(2, { sampleRateHz: 24_000, channels: 2 }, 3);
    const lufs = (pcm: Pcm) =>
      integratedLoudness([{ blocks: blocksOfSteps(measureClip(pcm).steps), gainDb: 0 }]) ?? 0;
    expect(Math.abs(lufs(mono) - lufs(stereo))).toBeLessThan(0.3);
    const direct = integratedLoudness([{ blocks: loudnessBlocks(mono), gainDb: 0 }]) ?? 0;
    expect(Math.abs(lufs(mono) - direct)).toBeLessThan(0.3);
  });

  it('takes silence, nothing, and less than a step', () => {
    const format = { sampleRateHz: 24_000, channels: 1 };
    const silent = measureClip({ format, samples: new Int16Array(2_400) });
    expect(silent).toEqual({ fromFrame: 0, toFrame: 2_400, peakDb: -120, steps: [0], stepPeaks: [0] });
    expect(measureClip({ format, samples: new Int16Array(0) }).steps).toEqual([]);
    const short = measureClip(sine(440, 24_000, 0.05));
    expect(short.steps).toHaveLength(1);
    expect(short.steps[0]).toBeGreaterThan(0);
  });
});

describe('findSilences', () => {
  it('finds long ones inside and any at the edges', () => {
    const samples = new Int16Array(10_000).fill(1_000);
    samples.fill(3, 0, 50);
    samples.fill(-5, 4_000, 4_600);
    samples.fill(0, 7_000, 7_100);
    samples.fill(0, 9_990);
    const format = { sampleRateHz: 1_000, channels: 1 };
    expect(findSilences({ format, samples }, 10, 500)).toEqual([
      [0, 50],
      [4_000, 4_600],
      [9_990, 10_000],
    ]);
    const stereo = { sampleRateHz: 1_000, channels: 2 };
    expect(findSilences({ format: stereo, samples }, 10, 300)).toEqual([
      [0, 25],
      [2_000, 2_300],
      [4_995, 5_000],
    ]);
    expect(findSilences({ format, samples: new Int16Array(20) }, 10, 500)).toEqual([[0, 20]]);
  });
});

describe('cutStream', () => {
  const pcm = sine(300, 8_000, 1);
  async function* chunks(size: number): AsyncGenerator<Uint8Array> {
    const bytes = bytesOf(pcm);
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }

  it.each([1, 7, 1_001, 100_000])('gives the pieces, whatever the chunks (%i bytes)', async (size) => {
    const pieces: Int16Array[] = [];
    let rest = -1;
    const cut = cutStream(chunks(size), pcm.format, 10, [100, 3_000], (frames) => {
      rest = frames;
    });
    for await (const piece of cut) pieces.push(piece.samples.slice());
    expect(pieces).toEqual([pcm.samples.slice(10, 110), pcm.samples.slice(110, 3_110)]);
    expect(rest).toBe(8_000 - 3_110);
  });

  it('gives shorter pieces when the stream ends too soon', async () => {
    const lengths: number[] = [];
    for await (const piece of cutStream(chunks(999), pcm.format, 0, [7_900, 500, 20])) {
      lengths.push(piece.samples.length);
    }
    expect(lengths).toEqual([7_900, 100, 0]);
  });
});
