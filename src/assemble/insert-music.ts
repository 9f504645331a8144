import type { EpisodeItem, JingleKind, MusicItem, MusicPiece } from '../domain/music.js';
import type { PauseItem, PlanItem } from '../domain/plan.js';

export type MusicPlan = {
  readonly opening: MusicPiece | null;
  readonly ending: MusicPiece | null;
  /** Between segments. */
  readonly sting: MusicPiece | null;
  /** By the index of the utterance at which a skill's voice begins. */
  readonly skills: ReadonlyMap<number, MusicPiece>;
  readonly hasBed: boolean;
};

const AFTER_OPENING_MS = 400;
const BEFORE_ENDING_MS = 600;
/** Silence on each side of a piece that stands in a pause. */
const BESIDE_MS = { sting: 250, skill: 150 };
/** The bed alone, before the first word and after the last one. */
const BED_INTRO_MS = 1_500;
const BED_OUTRO_MS = 2_500;

const musicOf = (kind: JingleKind, segment: number, piece: MusicPiece): MusicItem => ({
  ...piece,
  type: 'music',
  kind,
  segment,
});

const pauseOf = (durationMs: number, segment: number): PauseItem => ({
  type: 'pause',
  segment,
  kind: 'segment',
  durationMs,
});

/** A piece of music with silence on both sides, in place of a pause. */
const inPause = (pause: PauseItem, kind: 'sting' | 'skill', piece: MusicPiece): EpisodeItem[] => {
  const side = { ...pause, durationMs: BESIDE_MS[kind] };
  return [side, musicOf(kind, pause.segment, piece), side];
};

const headOf = ({ opening, hasBed }: MusicPlan, segment: number): EpisodeItem[] => {
  if (opening === null) return hasBed ? [pauseOf(BED_INTRO_MS, segment)] : [];
  return [musicOf('opening', segment, opening), pauseOf(AFTER_OPENING_MS, segment)];
};

const tailOf = ({ ending, hasBed }: MusicPlan, segment: number): EpisodeItem[] => {
  if (ending === null) return hasBed ? [pauseOf(BED_OUTRO_MS, segment)] : [];
  return [pauseOf(BEFORE_ENDING_MS, segment), musicOf('ending', segment, ending)];
};

/** Puts music between a plan's items, and room for the bed at both ends. Without music: the items themselves. */
export const insertMusic = (items: readonly PlanItem[], music: MusicPlan): readonly EpisodeItem[] => {
  const inner = items.flatMap((item, index): EpisodeItem[] => {
    const next = items[index + 1];
    if (item.type !== 'pause' || next?.type !== 'utterance') return [item];
    const skill = music.skills.get(next.index);
    if (skill !== undefined) return inPause(item, 'skill', skill);
    return music.sting !== null && item.kind === 'segment' ? inPause(item, 'sting', music.sting) : [item];
  });
  return [...headOf(music, items[0]?.segment ?? 1), ...inner, ...tailOf(music, items.at(-1)?.segment ?? 1)];
};
