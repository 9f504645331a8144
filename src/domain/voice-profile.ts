import { z } from 'zod';
import type { SkillRule } from './script.js';

/** Options as written in YAML; the backend's own schema gives them their real type. */
export const voiceOptionsSchema = z.record(z.string(), z.unknown());
export type VoiceOptions = z.infer<typeof voiceOptionsSchema>;

export const englishModeSchema = z.enum(['katakana', 'spell', 'engine', 'voice']);

/** How a voice sounds through one backend. */
const soundBlockSchema = z.strictObject({
  /** What the voice's terms ask to be named, e.g. `VOICEVOX:ずんだもん`. */
  credit: z.string().min(1),
  english: englishModeSchema.optional(),
  options: voiceOptionsSchema.default({}),
});

/** One language of a voice that speaks each language through another engine. */
const languagePartSchema = soundBlockSchema.extend({
  language: z.enum(['ja', 'en']),
  backend: z.string().min(1),
});

export const voiceBlockSchema = z.union([soundBlockSchema, z.array(languagePartSchema).min(1)]);
export type VoiceBlock = z.infer<typeof voiceBlockSchema>;

const skillRuleSchema = z.union([
  z
    .strictObject({
      skill: z.string().min(1),
      voice: z.string().min(1),
      markers: z.array(z.string().min(1)).min(1),
    })
    .transform((rule): SkillRule => ({ ...rule, again: false })),
  z.strictObject({ again: z.literal(true), markers: z.array(z.string().min(1)).min(1) }),
]);

const soundFile = z.string().min(1).optional();

/** Files of music, of any format that ffmpeg reads. */
export const musicFilesSchema = z.strictObject({
  /** Before the first word. */
  opening: soundFile,
  /** After the last word. */
  ending: soundFile,
  /** Between segments. */
  sting: soundFile,
  /** Where a skill's voice begins. */
  skill: soundFile,
  /** Under the speech, over and over. */
  bed: soundFile,
});
export type MusicFiles = z.infer<typeof musicFilesSchema>;

/** A file `voices/<id>.yaml`; its id is the file's name. A profile with programs is a host. */
export const voiceProfileSchema = z.strictObject({
  name: z.string().min(1),
  aliases: z.array(z.string().min(1)).default([]),
  programs: z.array(z.string().min(1)).default([]),
  skills: z.array(skillRuleSchema).default([]),
  /** Voice that speaks runs of English under `english: voice`. */
  englishVoice: z.string().min(1).optional(),
  /** Of the episodes that it presents; `skill` also where it is a skill's voice. Stands above the config's. */
  music: musicFilesSchema.optional(),
  backends: z.record(z.string(), voiceBlockSchema),
});
export type VoiceProfile = z.infer<typeof voiceProfileSchema> & {
  readonly id: string;
  readonly file: string;
};
