import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resample, resampledFrames } from '../../src/audio/resample.js';
import { sine } from '../support/synthetic-speech.js';

const AMPLITUDE = 10_000;

/** Level of a tone after resampling and of all that is not the tone, both in dB of the tone that went in. */
const measureTone = (
  frequencyHz: number,
  fromHz: number,
  toHz: number,
): { levelDb: number; restDb: number } => {
  const output = resample(sine(frequencyHz, fromHz, 0.5, AMPLITUDE).samples, fromHz, toHz);
  const edge = Math.round(toHz / 20);
  const phase = (frame: number): number => (2 * Math.PI * frequencyHz * frame) / toHz;
  let [a, b, frames] = [0, 0, 0];
  for (let frame = edge; frame < output.length - edge; frame += 1) {
    a += (output[frame] ?? 0) * Math.sin(phase(frame));
    b += (output[frame] ?? 0) * Math.cos(phase(frame));
    frames += 1;
  }
  [a, b] = [(2 * a) / frames, (2 * b) / frames];
  let rest = 0;
  for (let frame = edge; frame < output.length - edge; frame += 1) {
    rest += ((output[frame] ?? 0) - a * Math.sin(phase(frame)) - b * Math.cos(phase(frame))) ** 2;
  }
  return {
    levelDb: 20 * Math.log10(Math.hypot(a, b) / AMPLITUDE),
    restDb: 10 * Math.log10((2 * rest) / frames / AMPLITUDE ** 2),
  };
};

/** Level in dB of what a tone becomes that the lower rate cannot hold. */
const aliasDb = (frequencyHz: number, fromHz: number, toHz: number): number => {
  const output = resample(sine(frequencyHz, fromHz, 0.5, AMPLITUDE).samples, fromHz, toHz);
  const middle = output.subarray(200, output.length - 200);
  const power = middle.reduce((sum, sample) => sum + sample * sample, 0) / middle.length;
  return 10 * Math.log10((2 * power) / AMPLITUDE ** 2);
};

describe('resample', () => {
  it.each([
    [1_000, 48_000, 44_100],
    [10_000, 48_000, 44_100],
    [16_000, 48_000, 44_100],
    [1_000, 24_000, 44_100],
    [9_000, 24_000, 44_100],
    [1_000, 16_000, 44_100],
    [6_000, 16_000, 44_100],
    [1_000, 22_050, 48_000],
    [9_000, 48_000, 24_000],
    [5_000, 44_100, 16_000],
  ])('keeps a tone of %i Hz from %i Hz to %i Hz, and adds nothing', (frequencyHz, fromHz, toHz) => {
    const { levelDb, restDb } = measureTone(frequencyHz, fromHz, toHz);
    expect(Math.abs(levelDb)).toBeLessThan(0.1);
    expect(restDb).toBeLessThan(-60);
  });

  it.each([
    [14_000, 48_000, 24_000],
    [20_000, 48_000, 24_000],
    [10_000, 48_000, 16_000],
    [9_000, 44_100, 16_000],
  ])('keeps %i Hz out when %i Hz become %i Hz', (frequencyHz, fromHz, toHz) => {
    expect(aliasDb(frequencyHz, fromHz, toHz)).toBeLessThan(-55);
  });

  it('has no delay: a click stays at its time', () => {
    for (const [fromHz, toHz] of [
      [48_000, 44_100],
      [24_000, 44_100],
      [44_100, 16_000],
      [16_000, 48_000],
    ] as const) {
      const input = new Int16Array(fromHz);
      input[fromHz / 2] = 30_000;
      const output = resample(input, fromHz, toHz);
      const loudest = output.reduce((best, sample, at) => (sample > (output[best] ?? 0) ? at : best), 0);
      expect(loudest).toBe(Math.round(toHz / 2));
    }
  });

  it('passes a constant unchanged in every phase', () => {
    const output = resample(new Int16Array(48_000).fill(12_345), 48_000, 44_100);
    for (const sample of output.subarray(100, output.length - 100)) expect(sample).toBeCloseTo(12_345, 1);
  });

  it('gives the samples themselves when the rates are equal', () => {
    const { samples } = sine(440, 44_100, 0.1);
    expect([...resample(samples, 44_100, 44_100)]).toEqual([...samples]);
  });

  it('has a sample for every time k / toHz before the end, at any pair of rates and length', () => {
    const rates = fc.constantFrom(8_000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000);
    fc.assert(
      fc.property(rates, rates, fc.integer({ min: 0, max: 5_000 }), (fromHz, toHz, frames) => {
        const length = resample(new Int16Array(frames).fill(100), fromHz, toHz).length;
        expect(length).toBe(resampledFrames(frames, fromHz, toHz));
        expect(length).toBe(
          Array.from({ length: length + 2 }).filter((_, k) => k * fromHz < frames * toHz).length,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('works piecewise: blocks and the end make no seam', () => {
    const { samples } = sine(700, 48_000, 2);
    const whole = resample(samples, 48_000, 44_100);
    const longer = resample(Int16Array.from([...samples, ...new Int16Array(480)]), 48_000, 44_100);
    expect([...longer.subarray(0, 88_000)]).toEqual([...whole.subarray(0, 88_000)]);
  });
});
