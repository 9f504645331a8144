import { describe, expect, it } from 'vitest';
import { toChannels, toMono } from '../../src/audio/channels.js';

const lists = (samples: Int16Array, from: number, to: number) =>
  toChannels(samples, from, to).map((channel) => [...channel]);

describe('channels', () => {
  it('mixes by the mean, without rounding', () => {
    expect([...toMono(Int16Array.of(10, 20, -3, -4), 2)]).toEqual([15, -3.5]);
    expect([...toMono(Int16Array.of(32767, 32767, 32767), 3)]).toEqual([32767]);
  });

  it('keeps the level of mono on both sides', () => {
    expect(lists(Int16Array.of(1, 2, 3), 1, 2)).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
  });

  it('keeps channels apart when their number stays', () => {
    expect(lists(Int16Array.of(1, -1, 2, -2), 2, 2)).toEqual([
      [1, 2],
      [-1, -2],
    ]);
    expect(lists(Int16Array.of(1, 2, 3, 5, 6, 7), 3, 2)).toEqual([
      [2, 6],
      [2, 6],
    ]);
  });
});
