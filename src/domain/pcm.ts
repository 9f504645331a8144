/** 16-bit signed little-endian PCM, interleaved. */
export type PcmFormat = {
  readonly sampleRateHz: number;
  readonly channels: number;
};

export type Pcm = {
  readonly format: PcmFormat;
  /** Interleaved samples; `samples.length / channels` frames. */
  readonly samples: Int16Array;
};

export const frameCount = (pcm: Pcm): number => Math.floor(pcm.samples.length / pcm.format.channels);
