import type { ClipKey } from './clip-key.js';
import type { Pcm, PcmFormat } from './pcm.js';

/** What mixing needs to know of a clip's sound. */
export type ClipMeasure = {
  /** The frames that are left when the silence at the edges is cut to a margin. */
  readonly fromFrame: number;
  readonly toFrame: number;
  /** The greatest sample, in dB below full scale; -120 for silence. */
  readonly peakDb: number;
  /** Power of each 100 ms of them, weighted as BS.1770 does, mean of the channels, full scale 1. */
  readonly steps: readonly number[];
  /** The greatest sample of each of these 100 ms, full scale 32768. */
  readonly stepPeaks: readonly number[];
};

/** A clip as the store knows it; the sound itself is read only when needed. */
export type Clip = {
  readonly key: ClipKey;
  readonly format: PcmFormat;
  /** Sample frames. */
  readonly frames: number;
  /** sha256 of the PCM bytes. */
  readonly pcmHash: string;
  /** When each mora or word is spoken, where the engine told. */
  readonly timing:
    | readonly { readonly text: string; readonly startS: number; readonly endS: number }[]
    | null;
  /** Where the store keeps it; else it is measured when needed. */
  readonly measure?: ClipMeasure;
  /** Reads and verifies the sound. */
  read(): Promise<Pcm>;
};
