export type TimedSentence = { readonly index: number; readonly startMs: number; readonly endMs: number };

/** The place in `times` (by start) of the last one that has begun at `ms`; -1 before the first. */
export const findTime = (times: readonly { readonly startMs: number }[], ms: number): number => {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const time = times[middle];
    if (time !== undefined && time.startMs <= ms) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};
