import type { EpisodeFormat } from '../assemble/part-recipe.js';
import { encoderLossDb, encoderOvershootDb } from '../audio/mp3-format.js';
import type { AudioSettings } from '../config/config-schema.js';

/** LAME's default: level 7 is twice as quick, but nobody has judged it by ear. */
const COMPRESSION_LEVEL = 3;

/** Takes the step out of a clip that does not begin or end in silence. */
const FADE_MS = 5;

/** True peak that a finished MP3 must not rise above. */
export const PEAK_LIMIT_DB = -1;

/** What peaks are turned down to before encoding, so that they stay under the limit after it. */
export const peakCeiling = (audio: AudioSettings): number =>
  Math.round((PEAK_LIMIT_DB + encoderLossDb(audio.bitrateKbps) - encoderOvershootDb(audio)) * 100) / 100;

/** `ceilingDb`: see EpisodeFormat. */
export const episodeFormat = (
  audio: AudioSettings,
  encoderVersion: string,
  ceilingDb: number | null,
): EpisodeFormat => ({
  mp3: audio,
  compressionLevel: COMPRESSION_LEVEL,
  encoderVersion,
  fadeMs: FADE_MS,
  ceilingDb,
});
