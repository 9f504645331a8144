import type { Mp3Format } from '../audio/mp3-format.js';
import { canonicalJson } from '../util/canonical-json.js';
import { sha256 } from '../util/sha256.js';
import { type ClipUse, type PlacedClip, type PlacedPart, SURROUNDING_MP3_FRAMES } from './place-part.js';

/** Raised when the same clips would give other bytes than before: resampling, mixing, parts. */
const ASSEMBLE_REVISION = 5;

/** What decides an episode's bytes besides its clips. */
export type EpisodeFormat = {
  readonly mp3: Mp3Format;
  /** LAME's: 0 best to 9 fastest. */
  readonly compressionLevel: number;
  /** As `ffmpegVersion` tells it. */
  readonly encoderVersion: string;
  /** Fade at both edges of every clip; 0: none. */
  readonly fadeMs: number;
  /** Peaks of clips, also between samples, are turned down to this before encoding, in dBTP; null: they are left. */
  readonly ceilingDb: number | null;
};

export type RecipeClip = {
  readonly pcmHash: string;
  readonly sampleRateHz: number;
  readonly channels: number;
  readonly fromFrame: number;
  readonly toFrame: number;
  readonly gainDb: number;
  readonly startFrame: number;
  readonly frames: number;
  /** Absent for speech. With music under the speech: that is silent `outside`, and goes on `between` words. */
  readonly music?: 'outside' | 'between';
};

/** Music under the speech, in one part. */
export type RecipeBed = ClipUse & {
  readonly pcmHash: string;
  readonly sampleRateHz: number;
  readonly channels: number;
  /** How far it goes down under speech. */
  readonly duckDb: number;
  /** Frame of the episode at which the part begins: where in its loop the bed is. */
  readonly startFrame: number;
  /** The pauses that the part begins and ends in, as planned; null at the episode's ends. */
  readonly leadMs: number | null;
  readonly tailMs: number | null;
};

/** Everything that decides a part's bytes, as plain JSON; nothing of where it stands in the episode. */
export type PartRecipe = {
  readonly revision: number;
  readonly mp3: Mp3Format;
  readonly compressionLevel: number;
  readonly encoderVersion: string;
  readonly surroundingMp3Frames: number;
  readonly fadeFrames: number;
  readonly ceilingDb: number | null;
  readonly frames: number;
  readonly mp3Frames: number;
  readonly clips: readonly RecipeClip[];
  /** Absent without music under the speech. */
  readonly bed?: RecipeBed;
};

const MUSIC_PLACES = { opening: 'outside', ending: 'outside', sting: 'between', skill: 'between' } as const;

export const recipeClip = ({ item, pcmHash, format, use, startFrame, frames }: PlacedClip): RecipeClip => ({
  pcmHash,
  ...format,
  ...use,
  startFrame,
  frames,
  ...(item.type === 'music' && { music: MUSIC_PLACES[item.kind] }),
});

export const fadeFramesOf = ({ fadeMs, mp3 }: EpisodeFormat): number =>
  Math.round((fadeMs * mp3.sampleRateHz) / 1_000);

export const partRecipe = (
  part: PlacedPart,
  format: EpisodeFormat,
  bed: RecipeBed | null = null,
): PartRecipe => ({
  revision: ASSEMBLE_REVISION,
  mp3: format.mp3,
  compressionLevel: format.compressionLevel,
  encoderVersion: format.encoderVersion,
  surroundingMp3Frames: SURROUNDING_MP3_FRAMES,
  fadeFrames: fadeFramesOf(format),
  ceilingDb: format.ceilingDb,
  frames: part.frames,
  mp3Frames: part.mp3Frames,
  clips: part.clips.map(recipeClip),
  ...(bed !== null && { bed }),
});

/** Equal keys, equal bytes. */
export const partKey = (recipe: PartRecipe): string => sha256(canonicalJson(recipe));
