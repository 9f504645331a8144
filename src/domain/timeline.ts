/** Clips, pauses and music with exact start and end on the episode's sample grid; milliseconds have at most three decimals. */
export type TimelineEntry = {
  readonly startFrame: number;
  readonly endFrame: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly segment: number;
} & (
  | {
      readonly type: 'utterance';
      readonly index: number;
      readonly voice: string;
      readonly backend: string;
      readonly text: string;
      readonly line: number;
      /** Where `text` begins in the script (UTF-16 units). */
      readonly offset: number;
      /** Index into the plan's `sounds`. */
      readonly sound: number;
    }
  | { readonly type: 'pause'; readonly kind: string }
  | { readonly type: 'music'; readonly kind: string }
);

export type Timeline = {
  readonly sampleRateHz: number;
  /** Exact length of the episode in sample frames. */
  readonly frames: number;
  readonly entries: readonly TimelineEntry[];
};

/** Milliseconds of a frame count, rounded to three decimals. */
export const framesToMs = (frames: number, sampleRateHz: number): number =>
  Math.round((frames / sampleRateHz) * 1e6) / 1e3;
