import { err, ok, type Result } from '../util/result.js';

export type SlideToTime = {
  /** When its notes begin to be said, in ms of the speech; null for a slide without notes. */
  readonly startMs: number | null;
  /** How long a slide without notes was shown so far; null when nothing tells. */
  readonly ownLengthMs: number | null;
};

/** Whole ms of the video. */
export type SlideTimes = { readonly startMs: number; readonly endMs: number };

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** One after another from `startMs` on. */
const layOut = (lengthsMs: readonly number[], startMs: number): readonly SlideTimes[] => {
  let at = startMs;
  return lengthsMs.map((lengthMs) => {
    const times = { startMs: at, endMs: at + lengthMs };
    at = times.endMs;
    return times;
  });
};

/** Films before the speech: those whose length nothing tells share what is left of the offset. */
const leadingLengths = (slides: readonly SlideToTime[], offsetMs: number | null): readonly number[] => {
  const unknown = slides.filter(({ ownLengthMs }) => ownLengthMs === null).length;
  const known = sum(slides.map(({ ownLengthMs }) => ownLengthMs ?? 0));
  const share =
    offsetMs === null || unknown === 0 ? 0 : Math.max(0, Math.floor((offsetMs - known) / unknown));
  return slides.map(({ ownLengthMs }) => ownLengthMs ?? share);
};

/**
 * Times of all slides in a row without gaps. Slides with notes last until the next one's notes begin, the first from
 * the start of the speech, the last to its end. One without notes keeps its own length: before the speech it shifts
 * all others, after it it goes on, between it takes the end of the slide before; without a length it stands, empty,
 * at that end. `offsetMs` says when the speech begins where films do not. The error is for the user.
 */
export const timeSlides = (
  slides: readonly SlideToTime[],
  speechMs: number,
  offsetMs: number | null,
): Result<readonly SlideTimes[], string> => {
  const first = slides.findIndex(({ startMs }) => startMs !== null);
  const last = slides.findLastIndex(({ startMs }) => startMs !== null);
  if (first === -1) return err('holds no slide with notes');
  const leading = leadingLengths(slides.slice(0, first), offsetMs);
  const filmMs = sum(leading);
  const shiftMs = offsetMs ?? filmMs;
  if (filmMs > shiftMs) {
    return err(
      `has slides of ${filmMs} ms before the speech: they do not fit into an offset of ${shiftMs} ms`,
    );
  }
  const endMs = Math.round(shiftMs + speechMs);
  const startOf = (index: number): number => {
    if (index === first) return shiftMs;
    return Math.min(endMs, Math.round(shiftMs + (slides[index]?.startMs ?? 0)));
  };
  const times: SlideTimes[] = [...layOut(leading, 0)];
  for (let index = first; index <= last; ) {
    const found = slides.findIndex(({ startMs }, at) => at > index && startMs !== null);
    const next = found === -1 ? last + 1 : found;
    const startMs = Math.max(startOf(index), index === first ? 0 : (times.at(-1)?.endMs ?? 0));
    const until = Math.max(startMs, found === -1 ? endMs : startOf(next));
    let leftMs = until - startMs;
    const films = slides.slice(index + 1, next).map(({ ownLengthMs }) => {
      const lengthMs = Math.min(leftMs, ownLengthMs ?? 0);
      leftMs -= lengthMs;
      return lengthMs;
    });
    times.push({ startMs, endMs: startMs + leftMs }, ...layOut(films, startMs + leftMs));
    index = next;
  }
  const trailing = slides.slice(last + 1).map(({ ownLengthMs }) => ownLengthMs ?? 0);
  return ok([...times, ...layOut(trailing, endMs)]);
};
