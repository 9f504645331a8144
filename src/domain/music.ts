import type { PlanItem, UtteranceItem } from './plan.js';

/** Where a piece of music is played by itself. */
export type JingleKind = 'opening' | 'ending' | 'sting' | 'skill';

/** A piece of music, by what its file holds. */
export type MusicPiece = { readonly fileHash: string; readonly durationMs: number };

/** A piece of music at its place between utterances and pauses. */
export type MusicItem = MusicPiece & {
  readonly type: 'music';
  readonly kind: JingleKind;
  readonly segment: number;
};

/** What is heard by itself. */
export type SoundItem = UtteranceItem | MusicItem;

/** An episode's items: those of the plan, and music between them. */
export type EpisodeItem = PlanItem | MusicItem;
