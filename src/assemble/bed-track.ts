import { BED_OFF_DB, type GainPoint } from './bed-gain.js';

/** Gains are worked out this often and change evenly between. */
const BLOCK_FRAMES = 64;

const toFactor = (gainDb: number): number => (gainDb <= BED_OFF_DB ? 0 : 10 ** (gainDb / 20));

const factorAt = (points: readonly GainPoint[], frame: number): number => {
  let last = points[0] ?? { frame, gainDb: BED_OFF_DB };
  for (const point of points) {
    if (point.frame > frame) {
      const share = point.frame === last.frame ? 0 : (frame - last.frame) / (point.frame - last.frame);
      return toFactor(last.gainDb + Math.max(0, share) * (point.gainDb - last.gainDb));
    }
    last = point;
  }
  return toFactor(last.gainDb);
};

type Block = {
  /** Of the first sample in the target, and from one to the next. */
  readonly at: number;
  readonly step: number;
  /** Where in the loop it begins. */
  readonly start: number;
  readonly frames: number;
  /** Factors at its ends. */
  readonly first: number;
  readonly last: number;
};

/** Adds a stretch of one channel with a gain that changes evenly. */
const addBlock = (target: Int16Array, loop: Float32Array, block: Block): void => {
  const slope = (block.last - block.first) / block.frames;
  let gain = block.first;
  let from = block.start;
  let at = block.at;
  for (let frame = 0; frame < block.frames; frame += 1) {
    const sum = (target[at] as number) + (loop[from] as number) * gain;
    target[at] = sum > 32767 ? 32767 : sum < -32768 ? -32768 : Math.floor(sum + 0.5);
    gain += slope;
    at += block.step;
    from = from + 1 === loop.length ? 0 : from + 1;
  }
};

/** Music under the speech, at the episode's rate, played over and over. */
export class BedTrack {
  readonly #channels: readonly Float32Array[];

  /** One loop for each channel, in the scale of 16 bits, as loud as when it is lifted. */
  constructor(channels: readonly Float32Array[]) {
    this.#channels = channels;
  }

  /**
   * Adds the bed to interleaved sound that begins at `frame`, with the gain that `points` tell for its frames.
   * `offset`: how far the bed has been played when `frame` is 0.
   */
  addTo(target: Int16Array, frame: number, offset: number, points: readonly GainPoint[]): void {
    const channels = this.#channels.length;
    const length = this.#channels[0]?.length ?? 0;
    if (length === 0) return;
    const frames = target.length / channels;
    let first = factorAt(points, frame);
    for (let block = 0; block < frames; block += BLOCK_FRAMES) {
      const end = Math.min(frames, block + BLOCK_FRAMES);
      const last = factorAt(points, frame + end);
      if (first !== 0 || last !== 0) {
        const start = (((offset + frame + block) % length) + length) % length;
        for (const [channel, loop] of this.#channels.entries()) {
          addBlock(target, loop, {
            at: block * channels + channel,
            step: channels,
            start,
            frames: end - block,
            first,
            last,
          });
        }
      }
      first = last;
    }
  }
}
