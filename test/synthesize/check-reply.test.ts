import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AudibleOptions } from '../../src/domain/plan.js';
import { replyProblem } from '../../src/synthesize/check-reply.js';
import { fakePcm } from '../support/fake-backend.js';

const sound = (seconds: number, amplitude = 5000, sampleRateHz = 8000, channels = 1) => {
  const samples = new Int16Array(Math.round(seconds * sampleRateHz) * channels);
  for (let at = 0; at < samples.length; at += 1) samples[at] = at % 20 < 10 ? amplitude : -amplitude;
  return { pcm: { format: { sampleRateHz, channels }, samples } };
};

const check = (reading: string, reply: ReturnType<typeof sound>, options: AudibleOptions = {}) =>
  replyProblem({ reading, options }, reply);

const SENTENCE = '今日も元気に始めていきます。';

describe('replyProblem', () => {
  it('finds nothing wrong with sound of a usual pace', () => {
    expect(check(SENTENCE, sound(2.4))).toBeNull();
    expect(check(SENTENCE, sound(2.4, 5000, 44_100, 2))).toBeNull();
    expect(check('え？', sound(0.4))).toBeNull();
  });

  it('finds nothing wrong with any reading at one to thirty characters a second', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 200, unit: fc.constantFrom('あ', '漢', 'A', '7') }),
        fc.double({ min: 1, max: 30, noNaN: true }),
        (reading, perSecond) => check(reading, sound(reading.length / perSecond)) === null,
      ),
    );
  });

  it('refuses sound without length, too short or too long for the text', () => {
    expect(check(SENTENCE, sound(0))).toContain('without any length');
    expect(check(SENTENCE, sound(0.1))).toBe('a sound too short for its text: 0.10 s for 13 characters');
    expect(check(SENTENCE, sound(60))).toContain('too long');
  });

  it('knows that a speed option changes the pace', () => {
    expect(check(SENTENCE, sound(0.2))).toContain('too short');
    expect(check(SENTENCE, sound(0.2), { speed: 4 })).toBeNull();
    expect(check(SENTENCE, sound(60), { speed: 0.5 })).toBeNull();
  });

  it('refuses silence where there is something to say, and only there', () => {
    for (const reading of [SENTENCE, 'A', '7', 'ｱ'])
      expect(check(reading, sound(1, 10))).toContain('silence');
    for (const reading of ['', '、。', '☆', 'ー', 'っ', '？！'])
      expect(check(reading, sound(1, 10))).toBeNull();
    expect(check(SENTENCE, sound(2, 17))).toBeNull();
  });

  it('refuses a format that is none, or not the one that was asked for', () => {
    expect(check(SENTENCE, sound(2, 5000, 4000))).toBe('a sound of 4000 Hz');
    expect(check(SENTENCE, sound(2, 5000, 8000, 3))).toBe('a sound of 3 channels');
    expect(check(SENTENCE, sound(2), { sampleRateHz: 24_000 })).toBe(
      'a sound of 8000 Hz instead of 24000 Hz',
    );
    expect(check(SENTENCE, sound(2), { sampleRateHz: 8000 })).toBeNull();
    const odd = {
      pcm: { format: { sampleRateHz: 8000, channels: 2 }, samples: new Int16Array(16_001).fill(99) },
    };
    expect(check(SENTENCE, odd)).toContain('within a sample frame');
  });

  it('takes the sound of the fake backend', () => {
    expect(replyProblem({ reading: SENTENCE, options: {} }, { pcm: fakePcm(SENTENCE) })).toBeNull();
  });
});
