import { describe, expect, it } from 'vitest';
import { type BedGap, gapGain } from '../../src/assemble/bed-gain.js';
import { BedTrack } from '../../src/assemble/bed-track.js';
import { insertMusic, type MusicPlan } from '../../src/assemble/insert-music.js';
import { loopSound } from '../../src/assemble/loop-sound.js';
import type { EpisodeFormat, RecipeBed, RecipeClip } from '../../src/assemble/part-recipe.js';
import { type PlacedSound, renderPcm } from '../../src/assemble/render-part.js';
import { exampleSounds } from '../../src/audio/example-sounds.js';
import { resampleLoop } from '../../src/audio/resample-loop.js';
import { encodeWav } from '../../src/audio/wav.js';
import type { EpisodeItem } from '../../src/domain/music.js';
import { pause, planOf, utterance } from '../support/plan-items.js';

const piece = (name: string) => ({ fileHash: name, durationMs: 700 });
const NONE: MusicPlan = { opening: null, ending: null, sting: null, skills: new Map(), hasBed: false };
const shown = (items: readonly EpisodeItem[]): string[] =>
  items.map((item) => {
    if (item.type === 'pause') return `${item.durationMs}`;
    return item.type === 'music' ? `${item.kind}:${item.fileHash}` : item.text;
  });

describe('insertMusic', () => {
  const items = planOf([
    ['一', 300],
    ['二', 1_200],
    ['三', 500],
    ['四', 300],
  ]);

  it('leaves a plan without music as it is', () => {
    expect(insertMusic(items, NONE)).toEqual(items);
  });

  it('puts each piece in its place, with silence around it and no pause twice', () => {
    const music = {
      ...NONE,
      opening: piece('a'),
      ending: piece('b'),
      sting: piece('c'),
      skills: new Map([[4, piece('d')]]),
    };
    expect(shown(insertMusic(items, music))).toEqual([
      ...['opening:a', '400', '一', '300', '二', '250', 'sting:c', '250', '三'],
      ...['150', 'skill:d', '150', '四', '600', 'ending:b'],
    ]);
  });

  it('gives a bed room at both ends, where no jingle is', () => {
    expect(shown(insertMusic([utterance(1, '一')], { ...NONE, hasBed: true }))).toEqual([
      '1500',
      '一',
      '2500',
    ]);
    const music = { ...NONE, hasBed: true, ending: piece('b') };
    expect(shown(insertMusic([utterance(1, '一')], music))).toEqual(['1500', '一', '600', 'ending:b']);
  });

  it('plays the skill only, where a skill begins at a segment', () => {
    const plan = [utterance(1, '一'), pause(1_200, 1, 'segment'), utterance(2, '二', 2)];
    const music = { ...NONE, sting: piece('c'), skills: new Map([[2, piece('d')]]) };
    expect(shown(insertMusic(plan, music))).toEqual(['一', '150', 'skill:d', '150', '二']);
  });
});

const RATE = 44_100;
const frame = (ms: number): number => Math.round((ms * RATE) / 1_000);

/** `from` and `to` in ms. */
const gap = (changes: Partial<BedGap>): BedGap => ({
  before: 'speech',
  after: 'speech',
  isLong: true,
  ...changes,
  from: frame(changes.from ?? 0),
  to: frame(changes.to ?? 1_200),
});

/** Loudness of a constant bed, in dB, at each millisecond of a stretch. */
const heard = (change: Partial<BedGap>, fromMs: number, toMs: number): number[] => {
  const samples = new Int16Array(frame(toMs) - frame(fromMs));
  const track = new BedTrack([new Float32Array(50).fill(30_000)]);
  track.addTo(samples, frame(fromMs), 0, gapGain(gap(change), 12, RATE));
  return Array.from({ length: toMs - fromMs }, (_, ms) => {
    const sample = samples[frame(ms)] ?? 0;
    return 20 * Math.log10(Math.max(sample, 1) / 30_000);
  });
};

describe('the bed in a gap of the speech', () => {
  it('is lifted in a long one and down at both ends of it', () => {
    const levels = heard({}, 0, 1_200);
    expect(levels[0]).toBeCloseTo(-12, 1);
    expect(levels[80]).toBeCloseTo(-12, 1);
    for (let ms = 650; ms < 900; ms += 10) expect(levels[ms]).toBeCloseTo(0, 1);
    expect(levels[1_199]).toBeLessThan(-11.5);
    for (let ms = 1; ms < 1_200; ms += 1) {
      expect(Math.abs((levels[ms] ?? 0) - (levels[ms - 1] ?? 0))).toBeLessThan(0.2);
    }
  });

  it('stays down in a short one', () => {
    for (const level of heard({ to: 300, isLong: false }, 0, 300)) expect(level).toBeCloseTo(-12, 1);
  });

  it('comes in at the start and goes out at the end', () => {
    const start = heard({ before: 'start', to: 1_500 }, -100, 1_500);
    expect(start[50]).toBeLessThan(-80);
    expect(start[900]).toBeCloseTo(0, 1);
    expect(start.at(-1)).toBeLessThan(-11.5);
    const end = heard({ after: 'end', to: 2_500 }, 0, 2_500);
    expect(end[0]).toBeCloseTo(-12, 1);
    expect(Math.max(...end)).toBeGreaterThan(-1);
    expect(end.at(-1)).toBeLessThan(-60);
  });

  it('is silent under opening and ending', () => {
    expect(heard({ before: 'jingle', to: 400 }, 0, 400)[0]).toBeLessThan(-60);
    expect(heard({ before: 'jingle', to: 400 }, 0, 400).at(-1)).toBeGreaterThan(-13);
    expect(heard({ after: 'jingle', to: 400 }, 0, 400).at(-1)).toBeLessThan(-60);
    for (const level of heard({ before: 'start', after: 'jingle' }, 0, 400)) expect(level).toBeLessThan(-60);
  });

  it('is the same on both sides of a border between parts', () => {
    // The part before knows where its last word ended and where the next part's first word begins; the next part
    // knows only the planned pause.
    const whole = heard({ from: 0, to: 1_222 }, 1_000, 1_222);
    const next = heard({ from: 22, to: 1_222 }, 1_000, 1_222);
    expect(next).toEqual(whole);
  });
});

describe('the bed in a part', () => {
  const clipAt = (startFrame: number, frames: number, music?: RecipeClip['music']): PlacedSound => ({
    clip: {
      pcmHash: 'silence',
      ...{ sampleRateHz: RATE, channels: 1, fromFrame: 0, toFrame: frames, gainDb: 0, startFrame, frames },
      ...(music !== undefined && { music }),
    },
    read: async () => ({ format: { sampleRateHz: RATE, channels: 1 }, samples: new Int16Array(frames) }),
  });
  const recipe: RecipeBed = {
    ...{ pcmHash: 'bed', sampleRateHz: RATE, channels: 1, fromFrame: 0, toFrame: 50, gainDb: 0, duckDb: 12 },
    ...{ startFrame: 0, leadMs: null, tailMs: null },
  };
  const format: EpisodeFormat = {
    mp3: { sampleRateHz: RATE, channels: 1, bitrateKbps: 96 },
    ...{ compressionLevel: 3, encoderVersion: 'test', fadeMs: 3, ceilingDb: null },
  };
  /** What is heard of the bed alone, in dB, at a time in ms. */
  const bedUnder = async (sounds: readonly PlacedSound[], endMs: number): Promise<(ms: number) => number> => {
    const bed = { recipe, track: new BedTrack([new Float32Array(50).fill(30_000)]) };
    const chunks: Uint8Array[] = [];
    for await (const chunk of renderPcm(sounds, format, 0, () => frame(endMs), bed))
      chunks.push(chunk.slice());
    const bytes = Buffer.concat(chunks);
    return (ms) => 20 * Math.log10(Math.max(1, bytes.readInt16LE(2 * frame(ms))) / 30_000);
  };
  const between = (gapMs: number): PlacedSound[] => [
    clipAt(frame(1_500), frame(1_000)),
    clipAt(frame(2_500 + gapMs), frame(800), 'between'),
    clipAt(frame(3_300 + 2 * gapMs), frame(1_000)),
  ];

  it('is lifted behind music between two words as in the silence around it', async () => {
    const level = await bedUnder(between(250), 6_000);
    expect(level(2_000)).toBeCloseTo(-12, 1);
    for (const ms of [3_150, 3_300, 3_500]) expect(level(ms)).toBeCloseTo(0, 1);
    expect(level(3_799)).toBeLessThan(-11.5);
    expect(level(4_500)).toBeCloseTo(-12, 1);
  });

  it('is silent under opening and ending', async () => {
    const level = await bedUnder(
      [
        clipAt(0, frame(1_000), 'outside'),
        clipAt(frame(1_400), frame(1_000)),
        clipAt(frame(3_000), frame(1_000), 'outside'),
      ],
      4_000,
    );
    for (const ms of [10, 500, 990, 3_010, 3_500, 3_990]) expect(level(ms)).toBeLessThan(-60);
    expect(level(2_000)).toBeCloseTo(-12, 1);
  });
});

describe('BedTrack', () => {
  it('goes on where it was, over any border and any number of loops', () => {
    const loop = Float32Array.from({ length: 777 }, (_, at) => at);
    const track = new BedTrack([loop]);
    const points = [{ frame: 0, gainDb: 0 }];
    const whole = new Int16Array(5_000);
    track.addTo(whole, 0, 0, points);
    for (const cut of [1, 64, 1_000, 3_333]) {
      const parts = [new Int16Array(cut), new Int16Array(5_000 - cut)];
      track.addTo(parts[0] ?? whole, 0, 0, points);
      track.addTo(parts[1] ?? whole, 0, cut, points);
      expect([...(parts[0] ?? []), ...(parts[1] ?? [])]).toEqual([...whole]);
    }
    expect(whole[776]).toBe(776);
    expect(whole[777]).toBe(0);
  });

  it('adds to what is there, on all channels, and holds at the limits', () => {
    const track = new BedTrack([new Float32Array(10).fill(1_000), new Float32Array(10).fill(-2_000)]);
    const samples = Int16Array.of(1, 2, 32_500, -32_500);
    track.addTo(samples, 0, 0, [{ frame: 0, gainDb: 0 }]);
    expect([...samples]).toEqual([1_001, -1_998, 32_767, -32_768]);
  });
});

describe('loopSound', () => {
  const looped = (...channels: Float32Array[]): readonly Float32Array[] => loopSound(channels, RATE);
  const wave = (frames: number, periodFrames: number, level = (_: number) => 1): Float32Array =>
    Float32Array.from(
      { length: frames },
      (_, at) => 10_000 * level(at) * Math.sin((2 * Math.PI * at) / periodFrames),
    );
  const twice = (loop: Float32Array): readonly number[] => [...loop, ...loop];
  const largestStep = (samples: readonly number[]): number =>
    samples.reduce((most, sample, at) => Math.max(most, Math.abs(sample - (samples[at - 1] ?? sample))), 0);
  /** Of windows of 20 ms. */
  const loudness = (samples: readonly number[]): readonly number[] => {
    const window = frame(20);
    return Array.from({ length: Math.floor(samples.length / window) }, (_, index) =>
      Math.sqrt(
        samples.slice(index * window, (index + 1) * window).reduce((sum, each) => sum + each * each, 0) /
          window,
      ),
    );
  };

  it('leaves a sound that was made to be looped as it is', () => {
    const sound = wave(RATE * 2, 100);
    expect(looped(sound)[0]).toEqual(sound);
  });

  it('joins one that is cut off in the middle of a wave without a step, and hardly shorter', () => {
    const sound = wave(RATE * 2 + 25, 100);
    const border = Math.abs((sound.at(-1) ?? 0) - (sound[0] ?? 0));
    const [loop = sound] = looped(sound);
    expect(border).toBeGreaterThan(5_000);
    expect(largestStep(twice(loop))).toBeLessThan(largestStep([...sound]) * 1.5);
    expect(sound.length - loop.length).toBe(frame(20));
  });

  it('runs a sound that fades out into its start, with no hole', () => {
    const sound = wave(RATE * 5, 100, (at) => Math.min(1, (RATE * 5 - at) / RATE));
    const [loop = sound] = looped(sound);
    const levels = loudness(twice(loop));
    expect(Math.min(...levels)).toBeGreaterThan(0.6 * Math.max(...levels));
    expect(Math.min(...loudness([...sound, ...sound]))).toBeLessThan(0.05 * Math.max(...levels));
  });

  it('is no louder where the same wave meets itself', () => {
    // Soft at one end: a second of it runs into itself, in phase.
    const sound = wave(RATE * 5, 100, (at) => (at < 2_000 ? 0.1 : 1));
    const levels = loudness([...(looped(sound)[0] ?? sound)].slice(3_000));
    expect(Math.max(...levels)).toBeLessThan(1.02 * 10_000 * Math.SQRT1_2);
  });

  it('takes the example bed as it is, and no step comes in when its rate is changed', () => {
    const pcm = exampleSounds().get('bed.wav') ?? {
      format: { sampleRateHz: 1, channels: 1 },
      samples: new Int16Array(),
    };
    const sound = Float32Array.from(pcm.samples);
    const [loop = new Float32Array()] = loopSound([sound], pcm.format.sampleRateHz);
    expect(loop).toEqual(sound);
    const played = resampleLoop(loop, pcm.format.sampleRateHz, RATE);
    expect(played.length).toBe((sound.length * RATE) / pcm.format.sampleRateHz);
    const border = [...played.slice(-200), ...played.slice(0, 200)];
    // Of a wave without a step the differences of differences are small, too.
    const bends = (samples: readonly number[]): number[] =>
      samples
        .slice(2)
        .map((sample, at) => Math.abs(sample - 2 * (samples[at + 1] ?? 0) + (samples[at] ?? 0)));
    expect(Math.max(...bends(border))).toBeLessThan(
      1.2 * Math.max(...bends([...played.slice(1_000, 9_000)])),
    );
  });

  it('loops all channels alike', () => {
    const [left, right] = looped(
      wave(RATE, 100),
      wave(RATE, 100, (at) => (RATE - at) / RATE),
    );
    expect(left?.length).toBe(right?.length);
  });
});

describe('the example sounds', () => {
  it('are short, begin and end softly, and do not clip', () => {
    const sounds = exampleSounds();
    expect([...sounds.keys()].sort()).toEqual([
      'bed.wav',
      'ending.wav',
      'opening.wav',
      'skill.wav',
      'sting.wav',
    ]);
    let bytes = 0;
    for (const [name, pcm] of sounds) {
      const { samples } = pcm;
      bytes += encodeWav(pcm).length;
      expect(samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)).toBe(12_000);
      // The bed is a loop: see loopSound.
      if (name === 'bed.wav') continue;
      for (const at of [0, samples.length - 1]) expect(Math.abs(samples[at] ?? 0)).toBeLessThan(50);
    }
    expect(bytes).toBeLessThan(600_000);
  });
});
