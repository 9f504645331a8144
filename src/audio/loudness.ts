import type { Pcm } from '../domain/pcm.js';

const ABSOLUTE_GATE_LUFS = -70;
const RELATIVE_GATE_LU = -10;
/** A block is 400 ms, and begins every 100 ms. */
const STEPS_PER_BLOCK = 4;
/** What `loudnessSteps` gives of each second. */
export const STEPS_PER_SECOND = 10;
/** Filter memory below this is silence; left to fade on, it would become denormal numbers, which are slow. */
const NEGLIGIBLE = 1e-15;

/** b0 b1 b2 a1 a2 of a second-order filter. */
type Biquad = readonly [number, number, number, number, number];

/** BS.1770's two filters, whose coefficients it gives for 48 kHz only, worked out for any rate. */
const kWeighting = (sampleRateHz: number): readonly [Biquad, Biquad] => {
  const shelf = Math.tan((Math.PI * 1681.974450955533) / sampleRateHz);
  const shelfQ = 0.7071752369554196;
  const high = 10 ** (3.999843853973347 / 20);
  const middle = high ** 0.4996667741545416;
  const s0 = 1 + shelf / shelfQ + shelf * shelf;
  const pass = Math.tan((Math.PI * 38.13547087602444) / sampleRateHz);
  const passQ = 0.5003270373238773;
  const p0 = 1 + pass / passQ + pass * pass;
  return [
    [
      (high + (middle * shelf) / shelfQ + shelf * shelf) / s0,
      (2 * (shelf * shelf - high)) / s0,
      (high - (middle * shelf) / shelfQ + shelf * shelf) / s0,
      (2 * (shelf * shelf - 1)) / s0,
      (1 - shelf / shelfQ + shelf * shelf) / s0,
    ],
    [1, -2, 1, (2 * (pass * pass - 1)) / p0, (1 - pass / passQ + pass * pass) / p0],
  ];
};

/** Adds the mean square of each 100 ms of one K-weighted channel to `steps`; the last is filled up with silence. */
const addChannel = (steps: Float64Array, { format, samples }: Pcm, channel: number): void => {
  const { channels, sampleRateHz } = format;
  const [[b0, b1, b2, a1, a2], [, , , c1, c2]] = kWeighting(sampleRateHz);
  // What a filter remembers follows from what it remembered, not from what it gave: one step less to wait for.
  const [k1, k2, l1, l2] = [b1 - a1 * b0, b2 - a2 * b0, -2 - c1, 1 - c2];
  let [s1, s2, t1, t2] = [0, 0, 0, 0];
  let at = channel;
  for (let step = 0; step < steps.length; step += 1) {
    const end = Math.round(((step + 1) * sampleRateHz) / STEPS_PER_SECOND) * channels;
    const frames = (end - at + channel) / channels;
    const soundEnd = Math.min(end, samples.length);
    let sum = 0;
    for (; at < soundEnd; at += channels) {
      const x = (samples[at] as number) / 32768;
      const shelved = b0 * x + s1;
      const s0 = s1;
      s1 = k1 * x + s2 - a1 * s0;
      s2 = k2 * x - a2 * s0;
      const y = shelved + t1;
      const t0 = t1;
      t1 = l1 * shelved + t2 - c1 * t0;
      t2 = l2 * shelved - c2 * t0;
      sum += y * y;
    }
    if (Math.abs(s1) + Math.abs(s2) < NEGLIGIBLE) [s1, s2] = [0, 0];
    if (Math.abs(t1) + Math.abs(t2) < NEGLIGIBLE) [t1, t2] = [0, 0];
    steps[step] = (steps[step] as number) + sum / frames;
  }
};

/** Six digits are 0.00001 LU, and keep what is stored with a clip short. */
const toStored = (power: number): number =>
  power > NEGLIGIBLE && power < Number.POSITIVE_INFINITY ? Number(power.toPrecision(6)) : 0;

const wholeSteps = ({ format, samples }: Pcm): number => {
  const frames = Math.floor(samples.length / format.channels);
  const count = Math.floor((frames * STEPS_PER_SECOND) / format.sampleRateHz);
  return Math.round((count * format.sampleRateHz) / STEPS_PER_SECOND) > frames ? count - 1 : count;
};

/**
 * Power of each 100 ms of a sound after K-weighting, summed over its channels, full scale 1. The last one is filled
 * up with silence.
 */
export const loudnessSteps = (pcm: Pcm): number[] => {
  const frames = Math.floor(pcm.samples.length / pcm.format.channels);
  const steps = new Float64Array(Math.ceil((frames * STEPS_PER_SECOND) / pcm.format.sampleRateHz));
  for (let channel = 0; channel < pcm.format.channels; channel += 1) addChannel(steps, pcm, channel);
  return Array.from(steps, toStored);
};

/** Power of every 400 ms block (each 100 ms) from that of its 100 ms steps. Empty when there are fewer than four. */
export const blocksOfSteps = (steps: readonly number[]): number[] =>
  Array.from({ length: Math.max(0, steps.length - STEPS_PER_BLOCK + 1) }, (_, block) => {
    let sum = 0;
    for (let step = block; step < block + STEPS_PER_BLOCK; step += 1) sum += steps[step] as number;
    return sum / STEPS_PER_BLOCK;
  });

/**
 * Power of every 400 ms block (each 100 ms) of a sound after K-weighting, full scale 1: what BS.1770 needs of it.
 * Blocks of several clips may be put together; they have no time. Empty under 400 ms.
 */
export const loudnessBlocks = (pcm: Pcm): number[] =>
  blocksOfSteps(loudnessSteps(pcm).slice(0, wholeSteps(pcm)));

const powerToLufs = (power: number): number => -0.691 + 10 * Math.log10(power);

const lufsToPower = (lufs: number): number => 10 ** ((lufs + 0.691) / 10);

/** Blocks of a sound that is played with a gain. */
export type GainedBlocks = { readonly blocks: readonly number[]; readonly gainDb: number };

/** Mean of the powers above `gate`; null when there are none. Hours of sound have many: they are not copied. */
const meanAbove = (sounds: readonly GainedBlocks[], gate: number): number | null => {
  let sum = 0;
  let count = 0;
  for (const { blocks, gainDb } of sounds) {
    const scale = 10 ** (gainDb / 10);
    for (const block of blocks) {
      const power = block * scale;
      if (power <= gate) continue;
      sum += power;
      count += 1;
    }
  }
  return count === 0 ? null : sum / count;
};

/** Integrated loudness in LUFS (BS.1770, both gates) of sounds together; null when all is silence or too short. */
export const integratedLoudness = (sounds: readonly GainedBlocks[]): number | null => {
  const absoluteGate = lufsToPower(ABSOLUTE_GATE_LUFS);
  const heard = meanAbove(sounds, absoluteGate);
  if (heard === null) return null;
  const gate = Math.max(absoluteGate, heard * 10 ** (RELATIVE_GATE_LU / 10));
  return powerToLufs(meanAbove(sounds, gate) ?? heard);
};
