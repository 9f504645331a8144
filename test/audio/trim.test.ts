import { describe, expect, it } from 'vitest';
import { toInt16 } from '../../src/audio/to-int16.js';
import { fadeEdges, trimRange } from '../../src/audio/trim.js';
import { sine } from '../support/synthetic-speech.js';

const SETTINGS = { belowPeakDb: 45, marginMs: 20 };

describe('trimRange', () => {
  it('leaves the margin at both edges', () => {
    const samples = new Int16Array(48_000);
    samples.set(sine(440, 48_000, 0.5).samples, 10_000);
    const range = trimRange({ format: { sampleRateHz: 48_000, channels: 1 }, samples }, SETTINGS);
    // The tone itself begins and ends at zero.
    expect(range.fromFrame).toBeGreaterThanOrEqual(10_000 - 960);
    expect(range.fromFrame).toBeLessThan(10_000 - 960 + 5);
    expect(range.toFrame).toBeLessThanOrEqual(34_000 + 960);
    expect(range.toFrame).toBeGreaterThan(34_000 + 960 - 5);
  });

  it('counts frames, not samples, and hears every channel', () => {
    const samples = new Int16Array(2_000);
    samples[801] = 20_000;
    samples[1_200] = -20_000;
    expect(trimRange({ format: { sampleRateHz: 1_000, channels: 2 }, samples }, SETTINGS)).toEqual({
      fromFrame: 380,
      toFrame: 621,
    });
  });

  it('goes by the peak of the clip: the same sound, softer, is cut the same', () => {
    const samples = new Int16Array(20_000);
    samples.set(sine(440, 24_000, 0.3).samples, 5_000);
    const soft = samples.map((sample) => Math.round(sample / 10));
    const format = { sampleRateHz: 24_000, channels: 1 };
    const loudRange = trimRange({ format, samples }, SETTINGS);
    const softRange = trimRange({ format, samples: soft }, SETTINGS);
    expect(Math.abs(softRange.fromFrame - loudRange.fromFrame)).toBeLessThan(3);
    expect(Math.abs(softRange.toFrame - loudRange.toFrame)).toBeLessThan(3);
  });

  it('leaves what is silent or loud altogether', () => {
    const format = { sampleRateHz: 8_000, channels: 1 };
    expect(trimRange({ format, samples: new Int16Array(500).fill(3) }, SETTINGS)).toEqual({
      fromFrame: 0,
      toFrame: 500,
    });
    expect(trimRange({ format, samples: new Int16Array(500).fill(9_000) }, SETTINGS)).toEqual({
      fromFrame: 0,
      toFrame: 500,
    });
    expect(trimRange({ format, samples: new Int16Array(0) }, SETTINGS)).toEqual({ fromFrame: 0, toFrame: 0 });
  });
});

describe('fadeEdges', () => {
  it('rises and falls smoothly, and leaves the middle', () => {
    const samples = new Float32Array(100).fill(1_000);
    fadeEdges(samples, 10);
    expect(samples[0]).toBeLessThan(10);
    for (let at = 1; at < 10; at += 1) expect(samples[at]).toBeGreaterThan(samples[at - 1] ?? 0);
    expect([...samples.subarray(10, 90)]).toEqual(new Array(80).fill(1_000));
    expect([...samples].reverse()).toEqual([...samples]);
  });

  it('takes sound shorter than two fades', () => {
    const samples = new Float32Array(5).fill(1_000);
    fadeEdges(samples, 10);
    expect(samples[2]).toBe(1_000);
    expect(samples[0]).toBeLessThan(500);
  });
});

describe('toInt16', () => {
  it('rounds, holds at the limits and writes every step', () => {
    const target = new Int16Array(10).fill(7);
    toInt16(Float32Array.of(0.5, -0.6, 40_000, -40_000, 100.4), 1, target, 1, 2);
    expect([...target]).toEqual([7, 1, 7, -1, 7, 32767, 7, -32768, 7, 100]);
  });
});
