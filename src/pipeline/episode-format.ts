import type { EpisodeFormat } from '../assemble/part-recipe.js';
import type { AudioSettings } from '../config/config-schema.js';

/** LAME's default: level 7 is twice as quick, but nobody has judged it by ear. */
const COMPRESSION_LEVEL = 3;

/** Takes the step out of a clip that does not begin or end in silence. */
const FADE_MS = 3;

export const episodeFormat = (audio: AudioSettings, encoderVersion: string): EpisodeFormat => ({
  mp3: audio,
  compressionLevel: COMPRESSION_LEVEL,
  encoderVersion,
  fadeMs: FADE_MS,
});
