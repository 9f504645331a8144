import { decodeStream } from '../audio/ffmpeg.js';
import { integratedLoudness, loudnessBlocks } from '../audio/loudness.js';
import type { Manifest } from '../domain/manifest.js';
import type { PcmFormat } from '../domain/pcm.js';
import type { PeaksView } from '../domain/studio-api.js';

const SHORTEST_STEP_MS = 10;
const MOST_PEAKS = 4_000;
const DEFAULT_FORMAT: PcmFormat = { sampleRateHz: 44_100, channels: 1 };

/** An MP3's waveform, and how loud each of its segments is (LUFS; null for silence), by index. */
export type MeasuredMp3 = {
  readonly peaks: PeaksView;
  readonly loudness: readonly (readonly [segment: number, lufs: number | null])[];
};

type Frames = { readonly startFrame: number; readonly endFrame: number };

/** Keeps of a stream of samples what lies in some spans, one span at a time. */
class SpanReader {
  readonly #format: PcmFormat;
  readonly #spans: readonly (Frames & { readonly index: number })[];
  readonly loudness: [number, number | null][] = [];
  #next = 0;
  #samples: Int16Array | null = null;
  #filled = 0;

  constructor(format: PcmFormat, spans: readonly (Frames & { readonly index: number })[]) {
    this.#format = format;
    this.#spans = spans;
  }

  /** `startFrame`: where in the sound the samples begin. */
  add(samples: Int16Array, startFrame: number): void {
    const { channels } = this.#format;
    const endFrame = startFrame + samples.length / channels;
    for (let span = this.#spans[this.#next]; span !== undefined && span.startFrame < endFrame; ) {
      this.#samples ??= new Int16Array((span.endFrame - span.startFrame) * channels);
      const from = Math.max(span.startFrame, startFrame);
      const to = Math.min(span.endFrame, endFrame);
      const part = samples.subarray((from - startFrame) * channels, (to - startFrame) * channels);
      this.#samples.set(part, this.#filled);
      this.#filled += part.length;
      if (span.endFrame > endFrame) return;
      this.#end(span.index);
      span = this.#spans[this.#next];
    }
  }

  /** The sound has ended; a span that it does not reach has what there is. */
  end(): void {
    const span = this.#spans[this.#next];
    if (span !== undefined && this.#samples !== null) this.#end(span.index);
  }

  #end(index: number): void {
    const samples = (this.#samples ?? new Int16Array()).subarray(0, this.#filled);
    const blocks = loudnessBlocks({ format: this.#format, samples });
    this.loudness.push([index, integratedLoudness([{ blocks, gainDb: 0 }])]);
    this.#samples = null;
    this.#filled = 0;
    this.#next += 1;
  }
}

/** The greatest sample of each step of a sound, 0 to 1. */
class PeakReader {
  readonly peaks: number[] = [];
  readonly #samplesPerStep: number;
  #peak = 0;
  #inStep = 0;

  constructor(samplesPerStep: number) {
    this.#samplesPerStep = samplesPerStep;
  }

  add(samples: Int16Array): void {
    for (const sample of samples) {
      const size = sample < 0 ? -sample : sample;
      if (size > this.#peak) this.#peak = size;
      this.#inStep += 1;
      if (this.#inStep === this.#samplesPerStep) this.end();
    }
  }

  end(): void {
    if (this.#inStep === 0) return;
    this.peaks.push(Math.round((this.#peak / 32_768) * 1_000) / 1_000);
    this.#peak = 0;
    this.#inStep = 0;
  }
}

/** Samples of a stream of bytes that may break anywhere; whole frames only. */
async function* framesOf(
  bytes: AsyncIterable<Uint8Array>,
  { channels }: PcmFormat,
): AsyncGenerator<Int16Array> {
  const frameBytes = channels * 2;
  let rest = new Uint8Array();
  for await (const chunk of bytes) {
    const all = new Uint8Array(rest.length + chunk.length);
    all.set(rest);
    all.set(chunk, rest.length);
    const whole = all.length - (all.length % frameBytes);
    if (whole > 0) yield new Int16Array(all.buffer, 0, whole / 2);
    rest = all.slice(whole);
  }
}

/**
 * Decodes an MP3 once for its waveform and the loudness of its segments. `manifest`: what tells of it, null where it is
 * another program's. Throws HosoError `ffmpeg-missing`, `ffmpeg-failed`, or the signal's reason.
 */
export const measureMp3 = async (
  file: string,
  manifest: Manifest | null,
  ffmpegPath: string,
  signal: AbortSignal,
): Promise<MeasuredMp3> => {
  const format = manifest === null ? DEFAULT_FORMAT : manifest.audio;
  const { sampleRateHz, channels } = format;
  const pcm: PcmFormat = { sampleRateHz, channels };
  const frame = (ms: number): number => Math.round((ms * sampleRateHz) / 1_000);
  const spans = (manifest?.segments ?? []).map(({ index, startMs, endMs }) => ({
    index,
    startFrame: frame(startMs),
    endFrame: frame(endMs),
  }));
  // Without a manifest nobody knows the length beforehand: then steps are made longer afterwards.
  const guess = Math.max(SHORTEST_STEP_MS, Math.ceil((manifest?.durationMs ?? 0) / MOST_PEAKS));
  const stepFrames = frame(guess);
  const peaks = new PeakReader(stepFrames * channels);
  const segments = new SpanReader(pcm, spans);
  let at = 0;
  for await (const samples of framesOf(decodeStream(file, pcm, ffmpegPath, signal), pcm)) {
    peaks.add(samples);
    segments.add(samples, at);
    at += samples.length / channels;
  }
  peaks.end();
  segments.end();
  const join = Math.max(1, Math.ceil(peaks.peaks.length / MOST_PEAKS));
  const joined = Array.from({ length: Math.ceil(peaks.peaks.length / join) }, (_, step) =>
    Math.max(...peaks.peaks.slice(step * join, (step + 1) * join)),
  );
  const stepMs = (stepFrames * join * 1_000) / sampleRateHz;
  return {
    peaks: { durationMs: Math.round((at / sampleRateHz) * 1e6) / 1e3, stepMs, peaks: joined },
    loudness: segments.loudness.map(([index, lufs]) => [
      index,
      lufs === null ? null : Math.round(lufs * 100) / 100,
    ]),
  };
};
