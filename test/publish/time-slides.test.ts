import { describe, expect, it } from 'vitest';
import { type SlideToTime, timeSlides } from '../../src/publish/time-slides.js';

/** A number is a slide with notes said then; `[ms]` a film of that length; null one without notes or length. */
const times = (
  slides: readonly (number | readonly [number] | null)[],
  speechMs: number,
  offsetMs: number | null = null,
): readonly (readonly [number, number])[] | string => {
  const result = timeSlides(
    slides.map(
      (slide): SlideToTime =>
        typeof slide === 'number'
          ? { startMs: slide, ownLengthMs: null }
          : { startMs: null, ownLengthMs: slide?.[0] ?? null },
    ),
    speechMs,
    offsetMs,
  );
  return result.ok ? result.value.map(({ startMs, endMs }) => [startMs, endMs] as const) : result.error;
};

describe('timeSlides', () => {
  it('shows each slide until the notes of the next one begin, and covers the speech', () => {
    expect(times([120, 4_000.4, 9_000], 12_000.6)).toEqual([
      [0, 4_000],
      [4_000, 9_000],
      [9_000, 12_001],
    ]);
  });

  it('puts films before the speech, which shift the rest', () => {
    expect(times([[21_570], [4_000], 0, 5_000], 8_000)).toEqual([
      [0, 21_570],
      [21_570, 25_570],
      [25_570, 30_570],
      [30_570, 33_570],
    ]);
  });

  it('begins the speech at the offset', () => {
    expect(times([0, 5_000], 8_000, 1_000)).toEqual([
      [1_000, 6_000],
      [6_000, 9_000],
    ]);
    expect(times([[300], null, 0], 8_000, 1_000)).toEqual([
      [0, 300],
      [300, 1_000],
      [1_000, 9_000],
    ]);
  });

  it('gives a film between the end of the slide before', () => {
    expect(times([0, [2_000], 5_000], 8_000)).toEqual([
      [0, 3_000],
      [3_000, 5_000],
      [5_000, 8_000],
    ]);
    expect(times([0, [4_000], [4_000], 5_000], 8_000)).toEqual([
      [0, 1_000 - 1_000],
      [0, 4_000],
      [4_000, 5_000],
      [5_000, 8_000],
    ]);
  });

  it('lets a slide without notes or length stand, empty, at the end of the one before', () => {
    expect(times([null, 0, null, 5_000, null], 8_000)).toEqual([
      [0, 0],
      [0, 5_000],
      [5_000, 5_000],
      [5_000, 8_000],
      [8_000, 8_000],
    ]);
  });

  it('goes on with films after the speech', () => {
    expect(times([0, [3_000]], 8_000)).toEqual([
      [0, 8_000],
      [8_000, 11_000],
    ]);
  });

  it('is never out of order', () => {
    expect(times([0, 5_000, 5_000, 4_000, 9_999], 8_000)).toEqual([
      [0, 5_000],
      [5_000, 5_000],
      [5_000, 5_000],
      [5_000, 8_000],
      [8_000, 8_000],
    ]);
  });

  it('refuses what it cannot time', () => {
    expect(times([[1_000], null], 8_000)).toMatch(/no slide with notes/);
    expect(times([[1_000], 0], 8_000, 500)).toMatch(/1000 ms before the speech/);
    expect(times([[1_000], null, 0], 8_000, 500)).toMatch(/1000 ms before the speech/);
  });
});
