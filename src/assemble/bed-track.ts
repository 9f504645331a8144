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
    for (let block = 0; block < frames; block += BLOCK_FRAMES) {
      const end = Math.min(frames, block + BLOCK_FRAMES);
      const first = factorAt(points, frame + block);
      const slope = (factorAt(points, frame + end) - first) / (end - block);
      if (first === 0 && slope === 0) continue;
      let position = (((offset + frame + block) % length) + length) % length;
      for (let at = block; at < end; at += 1) {
        const gain = first + slope * (at - block);
        for (let channel = 0; channel < channels; channel += 1) {
          const index = at * channels + channel;
          const sum = (target[index] as number) + (this.#channels[channel]?.[position] as number) * gain;
          target[index] = sum > 32767 ? 32767 : sum < -32768 ? -32768 : Math.floor(sum + 0.5);
        }
        position = position + 1 === length ? 0 : position + 1;
      }
    }
  }
}
