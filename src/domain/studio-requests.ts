import { z } from 'zod';

/** What the studio's page asks of its server. Every one of these needs the header `x-hoso-token`. */

const sourceSchema = z.string().max(2_000_000);
const etagSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** POST /api/scripts/:id/view: how a script would be spoken with this text, which need not be saved. */
export const viewRequestSchema = z.strictObject({ source: sourceSchema });
export type ViewRequest = z.infer<typeof viewRequestSchema>;

/** POST /api/scripts/:id/speak: makes the sound of some sentences; `source` is the text as the page has it now. */
export const speakRequestSchema = z.strictObject({
  source: sourceSchema,
  /** Index of the first and of the last sentence, both spoken. */
  from: z.int().min(1),
  to: z.int().min(1),
});
export type SpeakRequest = z.infer<typeof speakRequestSchema>;

/** PUT /api/scripts/:id: writes the script; refused with 409 when the file is no longer the one with this etag. */
export const saveRequestSchema = z.strictObject({ source: sourceSchema, etag: etagSchema });
export type SaveRequest = z.infer<typeof saveRequestSchema>;

/** POST /api/scripts/:id/voice: the text with another voice for a passage; nothing is written. */
export const voiceRequestSchema = z.strictObject({
  source: sourceSchema,
  /** Of the passage: where it begins and how long it is, in UTF-16 units of `source`. */
  offset: z.int().min(0),
  length: z.int().min(1),
  /** Id of a profile; null takes a voice that was chosen before away. */
  voice: z.string().max(200).nullable(),
});
export type VoiceRequest = z.infer<typeof voiceRequestSchema>;

/** PUT /api/dictionary: adds a word, or replaces the one with this surface and voice. */
export const wordRequestSchema = z.strictObject({
  surface: z.string().min(1).max(200),
  reading: z.string().min(1).max(400),
  /** A word of one voice only; null: of all. */
  voice: z.string().max(200).nullable(),
  /** Of the dictionary file as the page knows it; null: there was none. */
  etag: etagSchema.nullable(),
});
export type WordRequest = z.infer<typeof wordRequestSchema>;

/** DELETE /api/dictionary: takes a word away again. */
export const wordRemovalSchema = wordRequestSchema.omit({ reading: true });
export type WordRemoval = z.infer<typeof wordRemovalSchema>;

/** POST /api/renders: renders episodes in this order; those that wait or run already are not taken twice. */
export const renderRequestSchema = z.strictObject({ scripts: z.array(z.string().max(100)).min(1).max(1000) });
export type RenderRequest = z.infer<typeof renderRequestSchema>;
