import { type EpisodeBed, episodeBed } from '../assemble/episode-bed.js';
import type { UsedClip } from '../assemble/gather-clips.js';
import { type Mastering, type MixedMusic, measureSound } from '../assemble/levels.js';
import type { EpisodeFormat } from '../assemble/part-recipe.js';
import type { EpisodeLevels } from '../domain/manifest.js';
import type { MusicItem } from '../domain/music.js';
import type { LoadedMusic, MusicClip } from './load-music.js';

/** Jingles against the speech: music as loud as a voice seems louder. */
const JINGLE_LU = -2;

/** The gain that makes a piece as loud as the speech; 0 for silence. */
const gainOf = ({ measure }: MusicClip, mastering: Mastering): number =>
  measureSound([measure], mastering)?.gainDb ?? 0;

/** A jingle before the episode's own gain. */
export const mixedMusic = (music: LoadedMusic, item: MusicItem, mastering: Mastering): MixedMusic => {
  const piece = music.pieceOf(item);
  return { measure: piece.measure, gainDb: gainOf(piece, mastering) + JINGLE_LU };
};

/** A jingle as it is played. Without levels as loud as its file. */
export const usedMusic = (
  music: LoadedMusic,
  item: MusicItem,
  levels: EpisodeLevels | null,
  mastering: Mastering,
  extraDb: number,
): UsedClip => {
  const { clip } = music.pieceOf(item);
  const gainDb = levels === null ? 0 : mixedMusic(music, item, mastering).gainDb + levels.gainDb + extraDb;
  return { clip, use: { fromFrame: 0, toFrame: clip.frames, gainDb } };
};

/** The bed, so much softer than the speech as the config says. */
export const usedBed = (
  { bed, bedLu, duckDb }: LoadedMusic,
  levels: EpisodeLevels | null,
  mastering: Mastering,
  format: EpisodeFormat,
): EpisodeBed | null => {
  if (bed === null) return null;
  const speechDb = levels === null ? 0 : gainOf(bed, mastering) + levels.gainDb;
  const use = { fromFrame: 0, toFrame: bed.clip.frames, gainDb: speechDb + bedLu };
  return episodeBed(bed.clip, use, duckDb, format);
};
