import type { ClipKey } from './clip-key.js';
import type { Pcm, PcmFormat } from './pcm.js';

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
  /** Reads and verifies the sound. */
  read(): Promise<Pcm>;
};
