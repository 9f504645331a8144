import { Scratch } from './scratch.js';

/** Input samples that weigh in one output sample (per pass). */
export const FILTER_TAPS = 24;
/** Kaiser window: about 60 dB between pass band and stop band. */
const WINDOW_BETA = 5.7;
/** Input that is worked on at a time: small enough to stay in the processor's cache. */
const BLOCK_FRAMES = 16_384;
/** Where the filter has fallen to half, as a part of the lower rate's Nyquist frequency. */
const CUTOFF = 0.94;

export type PolyphaseFilter = {
  /** Output samples per period of `stepFrames` input samples. */
  readonly phases: number;
  readonly stepFrames: number;
  /** Passes of FILTER_TAPS input samples each: more than one when the rate falls so far that the filter grows longer. */
  readonly passes: number;
  /** `passes × phases × FILTER_TAPS` weights. */
  readonly weights: Float64Array;
};

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

const besselI0 = (x: number): number => {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-12; k += 1) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
};

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));

const createFilter = (fromHz: number, toHz: number): PolyphaseFilter => {
  const divisor = gcd(fromHz, toHz);
  const phases = toHz / divisor;
  const stepFrames = fromHz / divisor;
  // Up to a tenth more than the target rate one pass is sharp enough (48 kHz to 44.1 kHz is the common case).
  const passes = Math.max(1, Math.ceil(fromHz / toHz - 0.1));
  const taps = FILTER_TAPS * passes;
  const cutoff = CUTOFF * Math.min(1, toHz / fromHz);
  const weights = new Float64Array(taps * phases);
  for (let phase = 0; phase < phases; phase += 1) {
    const fraction = ((phase * stepFrames) % phases) / phases;
    const row = Float64Array.from({ length: taps }, (_, tap) => {
      const distance = tap - (taps / 2 - 1) - fraction;
      const edge = distance / (taps / 2);
      const window = besselI0(WINDOW_BETA * Math.sqrt(Math.max(0, 1 - edge * edge)));
      return window * sinc(cutoff * distance);
    });
    // Every phase passes a constant unchanged, so that none hums at the output rate.
    const sum = row.reduce((total, weight) => total + weight, 0);
    row.forEach((weight, tap) => {
      const pass = Math.floor(tap / FILTER_TAPS);
      weights[(pass * phases + phase) * FILTER_TAPS + (tap % FILTER_TAPS)] = weight / sum;
    });
  }
  return { phases, stepFrames, passes, weights };
};

const filters = new Map<string, PolyphaseFilter>();

/** The filter for a change of rate, made once. */
export const polyphaseFilter = (fromHz: number, toHz: number): PolyphaseFilter => {
  const name = `${fromHz}/${toHz}`;
  const filter = filters.get(name) ?? createFilter(fromHz, toHz);
  filters.set(name, filter);
  return filter;
};

/** Where one phase of one pass begins in each array, and its step from one output sample to the next. */
type Phase = {
  readonly weights: number;
  readonly input: number;
  readonly inputStep: number;
  readonly output: number;
  readonly outputStep: number;
  readonly outputEnd: number;
};

/**
 * Adds one phase of one pass to `y`: every `outputStep`-th sample. The weights of a phase stay in local variables,
 * which is what makes this quick: a loop over the taps takes twice the time.
 */
const addPhase = (y: Float32Array, x: Float64Array, weights: Float64Array, at: Phase): void => {
  const w0 = weights[at.weights + 0] as number;
  const w1 = weights[at.weights + 1] as number;
  const w2 = weights[at.weights + 2] as number;
  const w3 = weights[at.weights + 3] as number;
  const w4 = weights[at.weights + 4] as number;
  const w5 = weights[at.weights + 5] as number;
  const w6 = weights[at.weights + 6] as number;
  const w7 = weights[at.weights + 7] as number;
  const w8 = weights[at.weights + 8] as number;
  const w9 = weights[at.weights + 9] as number;
  const w10 = weights[at.weights + 10] as number;
  const w11 = weights[at.weights + 11] as number;
  const w12 = weights[at.weights + 12] as number;
  const w13 = weights[at.weights + 13] as number;
  const w14 = weights[at.weights + 14] as number;
  const w15 = weights[at.weights + 15] as number;
  const w16 = weights[at.weights + 16] as number;
  const w17 = weights[at.weights + 17] as number;
  const w18 = weights[at.weights + 18] as number;
  const w19 = weights[at.weights + 19] as number;
  const w20 = weights[at.weights + 20] as number;
  const w21 = weights[at.weights + 21] as number;
  const w22 = weights[at.weights + 22] as number;
  const w23 = weights[at.weights + 23] as number;
  const { inputStep, outputStep, outputEnd } = at;
  for (let o = at.output, i = at.input; o < outputEnd; o += outputStep, i += inputStep) {
    // Four sums that do not wait for one another: one sum takes half as long again.
    const s0 =
      (x[i] as number) * w0 +
      (x[i + 1] as number) * w1 +
      (x[i + 2] as number) * w2 +
      (x[i + 3] as number) * w3 +
      (x[i + 4] as number) * w4 +
      (x[i + 5] as number) * w5;
    const s1 =
      (x[i + 6] as number) * w6 +
      (x[i + 7] as number) * w7 +
      (x[i + 8] as number) * w8 +
      (x[i + 9] as number) * w9 +
      (x[i + 10] as number) * w10 +
      (x[i + 11] as number) * w11;
    const s2 =
      (x[i + 12] as number) * w12 +
      (x[i + 13] as number) * w13 +
      (x[i + 14] as number) * w14 +
      (x[i + 15] as number) * w15 +
      (x[i + 16] as number) * w16 +
      (x[i + 17] as number) * w17;
    const s3 =
      (x[i + 18] as number) * w18 +
      (x[i + 19] as number) * w19 +
      (x[i + 20] as number) * w20 +
      (x[i + 21] as number) * w21 +
      (x[i + 22] as number) * w22 +
      (x[i + 23] as number) * w23;
    y[o] = (y[o] as number) + (s0 + s1) + (s2 + s3);
  }
};

/** Length after resampling: an output sample for every time k / toHz that lies before the input's end. */
export const resampledFrames = (frames: number, fromHz: number, toHz: number): number => {
  const divisor = gcd(fromHz, toHz);
  return Math.ceil((frames * (toHz / divisor)) / (fromHz / divisor));
};

const blockScratch = new Scratch((length) => new Float64Array(length));

/** `frames` of the input from `from` on, which may lie before its start and end behind it: there is silence. */
const takeBlock = (input: Int16Array | Float32Array, from: number, frames: number): Float64Array => {
  const block = blockScratch.take(frames);
  const start = Math.max(0, -from);
  const end = Math.max(start, Math.min(frames, input.length - from));
  block.fill(0, 0, start);
  if (end > start) block.set(input.subarray(from + start, from + end), start);
  block.fill(0, end);
  return block;
};

/**
 * One channel from one rate to another by a windowed-sinc filter without delay: output sample k is the sound at
 * the time k / toHz. Its length is `resampledFrames`; the sound outside the input is silence. On the scale of the
 * input, which is not changed; peaks may pass its limits. `output`: of that length, to be written to.
 */
export const resample = (
  input: Int16Array | Float32Array,
  fromHz: number,
  toHz: number,
  output = new Float32Array(resampledFrames(input.length, fromHz, toHz)),
): Float32Array => {
  if (fromHz === toHz) {
    output.set(input);
    return output;
  }
  const { phases, stepFrames, passes, weights } = polyphaseFilter(fromHz, toHz);
  output.fill(0);
  const taps = FILTER_TAPS * passes;
  const periods = Math.ceil(output.length / phases);
  const blockPeriods = Math.max(1, Math.floor(BLOCK_FRAMES / stepFrames));
  for (let period = 0; period < periods; period += blockPeriods) {
    const block = takeBlock(input, period * stepFrames - (taps / 2 - 1), blockPeriods * stepFrames + taps);
    const outputEnd = Math.min(output.length, (period + blockPeriods) * phases);
    for (let pass = 0; pass < passes; pass += 1) {
      for (let phase = 0; phase < phases; phase += 1) {
        addPhase(output, block, weights, {
          weights: (pass * phases + phase) * FILTER_TAPS,
          input: Math.floor((phase * stepFrames) / phases) + pass * FILTER_TAPS,
          inputStep: stepFrames,
          output: period * phases + phase,
          outputStep: phases,
          outputEnd,
        });
      }
    }
  }
  return output;
};
