import { z } from 'zod';
import { engineFactsSchema } from './facts.js';

const span = {
  startMs: z.number().min(0),
  endMs: z.number().min(0),
};

const titledSpanSchema = z.object({
  index: z.number().int().min(1),
  title: z.string(),
  ...span,
});
export type TitledSpan = z.infer<typeof titledSpanSchema>;

/** `url`: where the article is, when the episode's page tells. */
const chapterSpanSchema = titledSpanSchema.extend({ url: z.string().optional() });
export type ChapterSpan = z.infer<typeof chapterSpanSchema>;

const manifestUtteranceSchema = z.object({
  type: z.literal('utterance'),
  index: z.number().int(),
  segment: z.number().int(),
  voice: z.string(),
  backend: z.string(),
  text: z.string(),
  reading: z.string(),
  key: z.string(),
  sound: z.number().int(),
  line: z.number().int(),
  offset: z.number().int(),
  ...span,
});

const manifestPauseSchema = z.object({
  type: z.literal('pause'),
  segment: z.number().int(),
  kind: z.string(),
  ...span,
});

const manifestMusicSchema = z.object({
  type: z.literal('music'),
  segment: z.number().int(),
  kind: z.string(),
  ...span,
});

/** The gain of a sound, and how many seconds of it were measured. */
export const soundLevelSchema = z.object({ gainDb: z.number(), measuredS: z.number().min(0) });
export type SoundLevel = z.infer<typeof soundLevelSchema>;

/** How loud an episode was made; kept, so that a render of the same script changes no sample without need. */
export const episodeLevelsSchema = z.object({
  targetLufs: z.number(),
  /** Of all sounds alike, before encoding. */
  gainDb: z.number(),
  /** Peaks were turned down to this before encoding, in dBTP. */
  ceilingDb: z.number(),
  /** By the sound's key. */
  sounds: z.record(z.string(), soundLevelSchema),
  /** Parts, by key, whose peaks the encoder raised further: what they were turned down to instead. */
  partCeilings: z.record(z.string(), z.number()).default({}),
});
export type EpisodeLevels = z.infer<typeof episodeLevelsSchema>;

/** What the finished MP3 was found to be before it was published. */
export const gateFindingsSchema = z.object({
  /** Integrated loudness in LUFS; null for silence. */
  lufs: z.number().nullable(),
  /** In dBTP. */
  truePeakDb: z.number(),
  longestSilenceMs: z.number(),
  utterances: z.number().int(),
  chapters: z.number().int(),
  parts: z.number().int(),
  /** Parts that were decoded this time; the others are the same bytes as when they were. */
  decodedParts: z.number().int(),
});
export type GateFindings = z.infer<typeof gateFindingsSchema>;

/** `output/X.json`: what was rendered, from what, with what. Times in ms from the episode's start. */
export const manifestSchema = z.object({
  formatVersion: z.literal(1),
  name: z.string(),
  script: z.string(),
  host: z.string(),
  program: z.string().nullable(),
  date: z.string().nullable(),
  durationMs: z.number().min(0),
  audio: z.object({
    sampleRateHz: z.number().int(),
    channels: z.number().int(),
    bitrateKbps: z.number().int(),
    /** Exact length in sample frames. */
    frames: z.number().int(),
  }),
  segments: z.array(titledSpanSchema),
  chapters: z.array(chapterSpanSchema),
  timeline: z.array(
    z.discriminatedUnion('type', [manifestUtteranceSchema, manifestPauseSchema, manifestMusicSchema]),
  ),
  sounds: z.array(
    z.object({
      backend: z.string(),
      options: z.record(z.string(), z.unknown()),
      credit: z.string(),
      key: z.string(),
    }),
  ),
  /** Null: every sound as its engine gave it. */
  levels: episodeLevelsSchema.nullable().default(null),
  gate: gateFindingsSchema.nullable().default(null),
  credits: z.array(z.string()),
  /** By backend name. */
  facts: z.record(z.string(), engineFactsSchema),
  warnings: z.array(z.unknown()),
  hashes: z.object({
    /** Of the script's text. */
    script: z.string(),
    /** Of everything that decides the episode: plan, audio settings, chapters. */
    inputs: z.string(),
    mp3: z.string(),
    mp3Bytes: z.number().int(),
  }),
  /** What stands beside the MP3 (transcripts, chapters): sha256 by file name. */
  files: z.record(z.string(), z.string()).default({}),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestEntry = Manifest['timeline'][number];
