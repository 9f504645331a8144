import { describe, expect, it } from 'vitest';
import type { EpisodeFormat } from '../../src/assemble/part-recipe.js';
import { segmentWav } from '../../src/assemble/segment-wav.js';
import { resample } from '../../src/audio/resample.js';
import { parseWav } from '../../src/audio/wav.js';
import type { Pcm } from '../../src/domain/pcm.js';
import { pause, utterance } from '../support/plan-items.js';
import { clipOf, syntheticSpeech } from '../support/synthetic-speech.js';

const never = new AbortController().signal;
const format: EpisodeFormat = {
  mp3: { sampleRateHz: 44_100, channels: 1, bitrateKbps: 96 },
  compressionLevel: 3,
  encoderVersion: 'test',
  fadeMs: 0,
  ceilingDb: null,
};

const parse = (bytes: Uint8Array): Pcm => {
  const parsed = parseWav(bytes);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
};

const rounded = (samples: Float32Array): number[] =>
  [...samples].map((sample) => Math.max(-32768, Math.min(32767, Math.floor(sample + 0.5))));

describe('segmentWav', () => {
  it('lays clips of unlike rates and channels behind one another, exact to the sample', async () => {
    const sounds = [
      syntheticSpeech(1, { sampleRateHz: 44_100, channels: 1 }, 0.5),
      syntheticSpeech(2, { sampleRateHz: 48_000, channels: 1 }, 0.321),
      syntheticSpeech(3, { sampleRateHz: 24_000, channels: 2 }, 0.4),
      syntheticSpeech(4, { sampleRateHz: 16_000, channels: 1 }, 0.25),
    ];
    const items = [
      pause(700),
      utterance(1, 'a'),
      pause(300),
      utterance(2, 'b'),
      pause(0),
      utterance(3, 'c'),
      pause(250.01),
      utterance(4, 'd'),
      pause(1_200),
    ];
    const bytes = await segmentWav({
      items,
      clip: async ({ index }) => clipOf(sounds[index - 1] as Pcm),
      format,
      signal: never,
    });
    const { format: wavFormat, samples } = parse(bytes);
    expect(wavFormat).toEqual({ sampleRateHz: 44_100, channels: 1 });
    const mono = Float32Array.from({ length: 9_600 }, (_, frame) => {
      const [left = 0, right = 0] = (sounds[2] as Pcm).samples.subarray(frame * 2, frame * 2 + 2);
      return (left + right) / 2;
    });
    const expected = [
      ...(sounds[0] as Pcm).samples,
      ...new Array<number>(13_230).fill(0),
      ...rounded(resample((sounds[1] as Pcm).samples, 48_000, 44_100)),
      ...rounded(resample(mono, 24_000, 44_100)),
      ...new Array<number>(11_025).fill(0),
      ...rounded(resample((sounds[3] as Pcm).samples, 16_000, 44_100)),
    ];
    expect(samples.length).toBe(expected.length);
    expect([...samples]).toEqual(expected);
  });

  it('gives stereo both channels, and mono on both sides', async () => {
    const stereo = syntheticSpeech(5, { sampleRateHz: 44_100, channels: 2 }, 0.1);
    const mono = syntheticSpeech(6, { sampleRateHz: 44_100, channels: 1 }, 0.1);
    const bytes = await segmentWav({
      items: [utterance(1, 'a'), pause(0), utterance(2, 'b')],
      clip: async ({ index }) => clipOf(index === 1 ? stereo : mono),
      format: { ...format, mp3: { ...format.mp3, channels: 2 } },
      signal: never,
    });
    const both = [...mono.samples].flatMap((sample) => [sample, sample]);
    expect([...parse(bytes).samples]).toEqual([...stereo.samples, ...both]);
  });

  it('cuts, fades and sets the level of clips as asked', async () => {
    const samples = new Int16Array(4_410).fill(10_000);
    const bytes = await segmentWav({
      items: [utterance(1, 'a')],
      clip: async () => clipOf({ format: { sampleRateHz: 44_100, channels: 1 }, samples }),
      use: async () => ({ fromFrame: 1_000, toFrame: 3_000, gainDb: -6.0206 }),
      format: { ...format, fadeMs: 5 },
      signal: never,
    });
    const heard = parse(bytes).samples;
    expect(heard.length).toBe(2_000);
    expect([...heard.subarray(221, 2_000 - 221)]).toEqual(new Array(2_000 - 442).fill(5_000));
    expect(heard[0]).toBeLessThan(10);
    expect(heard[1_999]).toBeLessThan(10);
    expect(heard[110]).toBeGreaterThan(2_000);
  });

  it('passes on what a clip failed with, and stops at the signal', async () => {
    const items = [utterance(1, 'a'), pause(0), utterance(2, 'b')];
    const clip = async () => {
      throw new Error('no voice');
    };
    await expect(segmentWav({ items, clip, format, signal: never })).rejects.toThrow('no voice');
    const sound = clipOf(syntheticSpeech(1, { sampleRateHz: 44_100, channels: 1 }, 0.1));
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(segmentWav({ items, clip: async () => sound, format, signal })).rejects.toThrow('enough');
  });
});
