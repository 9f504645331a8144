import { describe, expect, it } from 'vitest';
import { frameBytes, mp3FormatProblem, samplesPerFrame } from '../../src/audio/mp3-format.js';

describe('mp3 format', () => {
  it('knows the length of frames in samples and bytes', () => {
    expect([48_000, 44_100, 32_000].map(samplesPerFrame)).toEqual([1_152, 1_152, 1_152]);
    expect([24_000, 22_050, 16_000, 8_000].map(samplesPerFrame)).toEqual([576, 576, 576, 576]);
    expect([frameBytes(44_100, 96, 0), frameBytes(44_100, 96, 1)]).toEqual([313, 314]);
    expect(frameBytes(48_000, 128, 0)).toBe(384);
    expect(frameBytes(24_000, 64, 0)).toBe(192);
  });

  it('takes what MP3 can be, and says what else it could be', () => {
    expect(mp3FormatProblem({ sampleRateHz: 44_100, channels: 1, bitrateKbps: 96 })).toBeNull();
    expect(mp3FormatProblem({ sampleRateHz: 24_000, channels: 2, bitrateKbps: 160 })).toBeNull();
    expect(mp3FormatProblem({ sampleRateHz: 96_000, channels: 1, bitrateKbps: 96 })).toMatch(/44100, 48000/);
    expect(mp3FormatProblem({ sampleRateHz: 44_100, channels: 1, bitrateKbps: 100 })).toMatch(/96, 112/);
    expect(mp3FormatProblem({ sampleRateHz: 24_000, channels: 1, bitrateKbps: 192 })).toMatch(/192 kbit/);
    expect(mp3FormatProblem({ sampleRateHz: 8_000, channels: 1, bitrateKbps: 96 })).toMatch(/56, 64$/);
    expect(mp3FormatProblem({ sampleRateHz: 44_100, channels: 3 as 2, bitrateKbps: 96 })).toMatch(/not 3/);
  });
});
