import { z } from 'zod';
import { loudnessSteps } from '../audio/loudness.js';
import { findSilences } from '../audio/silences.js';
import { truePeakDb } from '../audio/true-peak.js';
import type { Pcm } from '../domain/pcm.js';

/** Raised when the same sound would be found otherwise. */
export const EXAMINE_REVISION = 1;

/** -60 dB below full scale: what is left of a pause after encoding is far under it. */
const SILENCE_LEVEL = 32;
/** Shorter silences are part of speech. */
const LEAST_SILENCE_MS = 150;
const LEAST_PEAK_DB = -120;

/** What is found in the decoded sound of a part of an episode, as plain JSON. */
export const partFindingsSchema = z.object({
  frames: z.number().int(),
  /** As `loudnessSteps` gives them. */
  steps: z.array(z.number()),
  /** In dBTP. */
  peakDb: z.number(),
  /** Frames from the part's start: from, to. */
  silences: z.array(z.tuple([z.number().int(), z.number().int()])),
});
export type PartFindings = z.infer<typeof partFindingsSchema>;

export const examinePart = (pcm: Pcm): PartFindings => {
  const { channels, sampleRateHz } = pcm.format;
  const least = Math.round((LEAST_SILENCE_MS * sampleRateHz) / 1_000);
  return {
    frames: Math.floor(pcm.samples.length / channels),
    steps: loudnessSteps(pcm),
    peakDb: Math.round(Math.max(LEAST_PEAK_DB, truePeakDb(pcm)) * 100) / 100,
    silences: findSilences(pcm, SILENCE_LEVEL, least).map(([from, to]) => [from, to]),
  };
};
