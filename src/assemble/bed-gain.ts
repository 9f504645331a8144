/** What is heard on either side of a gap in the speech; `start` and `end`: nothing, the episode begins or ends. */
export type GapSide = 'start' | 'speech' | 'jingle' | 'end';

/** Frames from `from` to `to` in which nobody speaks. */
export type BedGap = {
  readonly before: GapSide;
  readonly after: GapSide;
  readonly from: number;
  readonly to: number;
  /** Long enough to lift the bed. */
  readonly isLong: boolean;
};

/** The bed's gain in dB at a frame: even before the first point and after the last, changing steadily between two. */
export type GainPoint = { readonly frame: number; readonly gainDb: number };

/** Pauses from this length on, those between segments, lift the bed. */
export const LIFT_FROM_MS = 900;
const HOLD_MS = 100;
const RELEASE_MS = 500;
/** The bed is down when speech begins. Longer than what is encoded around a part: both parts know it. */
const ATTACK_MS = 250;
const FADE_IN_MS = 600;
const FADE_OUT_MS = 2_400;
/** Not heard. */
export const BED_OFF_DB = -80;

/**
 * How loud the bed is in a gap, against what it is when lifted: lifted in long gaps, down otherwise; it fades in at
 * the episode's start and out at its end, and is silent under the jingles of opening and ending. `duckDb`: how far it
 * goes down under speech.
 */
export const gapGain = (gap: BedGap, duckDb: number, sampleRateHz: number): readonly GainPoint[] => {
  const { before, after, from, to, isLong } = gap;
  const frames = (ms: number): number => Math.round((ms * sampleRateHz) / 1_000);
  const point = (frame: number, gainDb: number): GainPoint => ({ frame, gainDb });
  const rise = [point(from + frames(HOLD_MS), -duckDb), point(from + frames(HOLD_MS + RELEASE_MS), 0)];
  const fall = [point(to - frames(ATTACK_MS), 0), point(to, -duckDb)];
  if (before === 'start' && after === 'speech') {
    return [point(from, BED_OFF_DB), point(from + frames(FADE_IN_MS), 0), ...fall];
  }
  if (before === 'speech' && after === 'end') return [...rise, point(from + frames(FADE_OUT_MS), BED_OFF_DB)];
  if (before === 'speech' && after === 'speech') return isLong ? [...rise, ...fall] : [point(from, -duckDb)];
  const levelOf = (side: GapSide): number => (side === 'speech' ? -duckDb : BED_OFF_DB);
  return [point(from, levelOf(before)), point(to, levelOf(after))];
};
