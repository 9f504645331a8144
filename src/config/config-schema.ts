import { z } from 'zod';
import { musicFilesSchema } from '../domain/voice-profile.js';

const milliseconds = (fallback: number) => z.number().int().min(0).max(60_000).default(fallback);

/** Silence between two utterances, in ms; where several apply the longest does. */
export const pausesSchema = z.strictObject({
  sentence: milliseconds(300),
  /** After ？ and ！. */
  exclamation: milliseconds(350),
  line: milliseconds(300),
  paragraph: milliseconds(600),
  beat: milliseconds(500),
  segment: milliseconds(1200),
  /** In place of a sentence that holds only signs. */
  symbols: milliseconds(300),
  /** Where the voice changes inside a sentence. */
  switch: milliseconds(0),
  /** Where a sentence too long for one request is cut at a 、. */
  comma: milliseconds(200),
});
export type Pauses = z.infer<typeof pausesSchema>;

export const audioSchema = z.strictObject({
  sampleRateHz: z.literal([16_000, 22_050, 24_000, 32_000, 44_100, 48_000]).default(44_100),
  channels: z.literal([1, 2]).default(1),
  bitrateKbps: z.literal([32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]).default(96),
});
export type AudioSettings = z.infer<typeof audioSchema>;

/** Integrated loudness of the finished MP3 in LUFS; off: every sound as loud as its engine made it. */
export const loudnessSchema = z.literal([-16, -14, -19, 'off']).default(-16);
export type LoudnessTarget = z.infer<typeof loudnessSchema>;

/** Music, all of it optional. A voice profile's own stands above it. */
export const musicSchema = musicFilesSchema.extend({
  /** Loudness of the bed between segments, against the speech. */
  bedLu: z.number().min(-40).max(0).default(-9),
  /** How far it goes down under speech. */
  duckDb: z.number().min(0).max(40).default(12),
});
export type MusicSettings = z.infer<typeof musicSchema>;

/** The MP3's tag. Texts may hold {program} {date} {day} (20260821) {host} {name}. */
export const tagsSchema = z.strictObject({
  /** The page's title stands above it. */
  title: z.string().min(1).default('{program} {day}'),
  artist: z.string().min(1).default('{host}'),
  genre: z.string().min(1).default('Podcast'),
  language: z
    .string()
    .regex(/^[a-z]{3}$/, 'takes three letters of ISO 639-2, such as jpn')
    .default('jpn'),
  /** A JPEG or PNG file. */
  cover: z.string().min(1).optional(),
});
export type TagSettings = z.infer<typeof tagsSchema>;

/** The episode's page on the site. */
export const pagesSchema = z.strictObject({
  /** Folder of the pages: an episode's page there gives its chapters their titles and links. */
  dir: z.string().min(1).optional(),
  /** File from which a new page is made: {title} {date} {actors} {links} {credits}. */
  template: z.string().min(1).optional(),
  /** What a page's audio_file_path is set to; {file} is the MP3's name. */
  audioPath: z
    .string()
    .refine((path) => path.includes('{file}'), 'takes {file} where the name of the MP3 goes')
    .default('/audio/{file}'),
  /** A new page's time of day and zone, after its date. */
  time: z.string().min(1).default('00:00:00 +0900'),
  /** Links of a page that are not to articles: what their text or address holds. */
  otherLinks: z.array(z.string().min(1)).default(['お便り', '投稿フォーム', 'forms.gle', 'スポンサー']),
});
export type PageSettings = z.infer<typeof pagesSchema>;

/** What is written beside the MP3 and its manifest, by the end of its name. */
export const episodeFileSchema = z.enum(['vtt', 'srt', 'transcript.txt', 'transcript.json', 'chapters.json']);
export type EpisodeFile = z.infer<typeof episodeFileSchema>;

/** hoso.config.yaml. Paths are relative to the file. */
export const configSchema = z.strictObject({
  backend: z.string().min(1).default('open-jtalk'),
  /** Folder of the profiles; without it `voices/` beside the file, else those that come with hoso. */
  voices: z.string().min(1).optional(),
  out: z.string().min(1).default('output'),
  cacheDir: z.string().min(1).default('.cache'),
  dictionary: z.string().min(1).default('dictionary.yaml'),
  segments: z.enum(['auto', 'separators', 'openers']).default('auto'),
  jobs: z.number().int().min(1).max(256).optional(),
  urls: z.enum(['domain', 'drop']).default('domain'),
  audio: audioSchema.prefault({}),
  loudness: loudnessSchema,
  music: musicSchema.prefault({}),
  pauses: pausesSchema.prefault({}),
  tags: tagsSchema.prefault({}),
  files: z.array(episodeFileSchema).default([...episodeFileSchema.options]),
  pages: pagesSchema.prefault({}),
  /** Settings of each backend: where its engine is. The backend's own schema checks its block. */
  backends: z.record(z.string(), z.unknown()).default({}),
});
export type Config = z.infer<typeof configSchema>;
