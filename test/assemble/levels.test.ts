import { describe, expect, it } from 'vitest';
import {
  correctedGain,
  episodeGain,
  type MeasuredSound,
  masteringFor,
  measureSound,
  predictLoudness,
  settleSound,
} from '../../src/assemble/levels.js';
import { segmentWav } from '../../src/assemble/segment-wav.js';
import { integratedLoudness, loudnessBlocks } from '../../src/audio/loudness.js';
import { measureClip } from '../../src/audio/measure-clip.js';
import { parseWav } from '../../src/audio/wav.js';
import type { ClipMeasure } from '../../src/domain/clip.js';
import type { Pcm } from '../../src/domain/pcm.js';
import type { UtteranceItem } from '../../src/domain/plan.js';
import { planOf } from '../support/plan-items.js';
import { clipOf, sine, syntheticSpeech } from '../support/synthetic-speech.js';

const FORMAT = { sampleRateHz: 24_000, channels: 1 };
const scaled = ({ format, samples }: Pcm, gain: number): Pcm => ({
  format,
  samples: samples.map((sample) => Math.round(sample * gain)),
});
const PLAIN = masteringFor(-16, null);
const silence: ClipMeasure = { fromFrame: 0, toFrame: 100, peakDb: -120, steps: [0], stepPeaks: [0] };

describe('measureSound', () => {
  it('brings every sound to the same loudness, in steps of 0.5 dB', () => {
    const clips = [1, 2, 3].map((seed) => syntheticSpeech(seed, FORMAT, 3));
    const levels = [0.2, 0.6, 1.4].map((gain) => {
      const measured = measureSound(
        clips.map((clip) => measureClip(scaled(clip, gain))),
        PLAIN,
      );
      if (measured === null) throw new Error('silent');
      const own = clips.map((clip) => ({
        blocks: loudnessBlocks(scaled(clip, gain)),
        gainDb: measured.gainDb,
      }));
      expect(measured.gainDb * 2).toBe(Math.round(measured.gainDb * 2));
      expect(measured.measuredS).toBeCloseTo(9, 0);
      return integratedLoudness(own) ?? 0;
    });
    expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(0.6);
  });

  it('makes up for what the limiter takes of a sound with high peaks', () => {
    const clips = [1, 2].map((seed) => measureClip(syntheticSpeech(seed, FORMAT, 3)));
    const limited = measureSound(clips, masteringFor(-14, -6));
    const plain = measureSound(clips, PLAIN);
    expect((limited?.exactDb ?? 0) - (plain?.exactDb ?? 0)).toBeGreaterThan(0.5);
  });

  it('measures clips too short for a block of BS.1770, and none that are silent', () => {
    const short = measureSound([measureClip(sine(500, 24_000, 0.2, 3_000))], PLAIN);
    const long = measureSound([measureClip(sine(500, 24_000, 2, 3_000))], PLAIN);
    expect(Math.abs((short?.gainDb ?? 99) - (long?.gainDb ?? 0))).toBeLessThanOrEqual(2);
    expect(measureSound([silence, silence], PLAIN)).toBeNull();
    expect(measureSound([], PLAIN)).toBeNull();
  });
});

describe('settleSound', () => {
  const measured = (exactDb: number, measuredS: number): MeasuredSound => ({
    exactDb,
    gainDb: Math.round(exactDb * 2) / 2,
    measuredS,
  });
  const known = { gainDb: -3, measuredS: 20 };

  it.each([
    ['within 1 dB', measured(-2.1, 300), known],
    ['far off, but measured over less', measured(-6, 5), known],
    ['far off, measured over as much', measured(-6, 20), { gainDb: -6, measuredS: 20 }],
    ['nothing', null, known],
  ])('after a later measure that is %s', (_, later, expected) => {
    expect(settleSound(known, later)).toEqual(expected);
  });

  it('takes the first measure, and half a minute against any', () => {
    expect(settleSound(undefined, measured(-6.2, 1))).toEqual({ gainDb: -6, measuredS: 1 });
    expect(settleSound(undefined, null)).toEqual({ gainDb: 0, measuredS: 0 });
    expect(settleSound({ gainDb: 0, measuredS: 4_000 }, measured(2, 30)).gainDb).toBe(2);
  });
});

describe('episodeGain', () => {
  const items = planOf([
    ['一', 300],
    ['二つ目', 1_200],
    ['三', 300],
    ['四番目', 0],
  ]);
  const pcms = new Map(
    items.flatMap((item) =>
      item.type === 'utterance'
        ? [[item, scaled(syntheticSpeech(item.index, FORMAT, 2 + item.index), 0.8)] as const]
        : [],
    ),
  );
  const pcmOf = (item: UtteranceItem): Pcm => pcms.get(item) ?? sine(1, 8_000, 1);
  const gainOf = (item: UtteranceItem): number => (item.index % 2 === 0 ? -2 : 1.5);

  it.each([
    [1, -16, -2],
    [2, -16, -2],
    [1, -17, -3],
    [1, -20, null],
  ] as const)(
    'gives what the mixed sound then has (%i channels, %f LUFS, ceiling %s)',
    async (channels, targetLufs, ceilingDb) => {
      const options = {
        channels,
        ceilingDb,
        gainOf,
        measureOf: (item: UtteranceItem) => measureClip(pcmOf(item)),
      };
      const gainDb = episodeGain(items, targetLufs, options);
      if (gainDb === null) throw new Error('silent');
      expect(gainDb * 4).toBe(Math.round(gainDb * 4));
      const wav = parseWav(
        await segmentWav({
          items,
          clip: async (item) => clipOf(pcmOf(item)),
          use: async (item, clip) => ({ fromFrame: 0, toFrame: clip.frames, gainDb: gainOf(item) + gainDb }),
          format: {
            mp3: { sampleRateHz: 44_100, channels, bitrateKbps: 96 },
            compressionLevel: 3,
            encoderVersion: '',
            fadeMs: 5,
            ceilingDb,
          },
          signal: new AbortController().signal,
        }),
      );
      if (!wav.ok) throw new Error(wav.error);
      const lufs = integratedLoudness([{ blocks: loudnessBlocks(wav.value), gainDb: 0 }]) ?? 0;
      expect(Math.abs(lufs - targetLufs)).toBeLessThan(0.4);
      expect(Math.abs(lufs - (predictLoudness(items, gainDb, options) ?? 0))).toBeLessThan(0.4);
    },
  );

  it('has no value for silence', () => {
    const options = { channels: 1, ceilingDb: -2, gainOf: () => 0, measureOf: () => silence };
    expect(episodeGain(items, -16, options)).toBeNull();
  });

  it('is corrected by what the finished sound has', () => {
    expect(correctedGain(5, -16.8, -16)).toBe(5.75);
    expect(correctedGain(5, -12.9, -14)).toBe(4);
  });
});
