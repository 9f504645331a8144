import { z } from 'zod';
import { BackendError } from './backend.js';
import type { HttpReply } from './http-client.js';
import { isHtml } from './http-error-text.js';

/** Of the engine's types only what hoso looks at; everything else is kept and sent back as it came. */
const moraSchema = z.looseObject({
  text: z.string(),
  consonant: z.string().nullish(),
  consonant_length: z.number().nullish(),
  vowel: z.string(),
  vowel_length: z.number(),
  pitch: z.number(),
});
export type Mora = z.infer<typeof moraSchema>;

const accentPhraseSchema = z.looseObject({
  moras: z.array(moraSchema),
  accent: z.number(),
  pause_mora: moraSchema.nullish(),
  is_interrogative: z.boolean().nullish(),
});
export type AccentPhrase = z.infer<typeof accentPhraseSchema>;

export const audioQuerySchema = z.looseObject({
  accent_phrases: z.array(accentPhraseSchema),
  speedScale: z.number(),
  pitchScale: z.number(),
  intonationScale: z.number(),
  volumeScale: z.number(),
  prePhonemeLength: z.number(),
  postPhonemeLength: z.number(),
  pauseLength: z.number().nullish(),
  pauseLengthScale: z.number().nullish(),
  outputSamplingRate: z.int().min(1),
  outputStereo: z.boolean(),
});
export type AudioQuery = z.infer<typeof audioQuerySchema>;

export const speakersSchema = z.array(
  z.looseObject({
    name: z.string(),
    speaker_uuid: z.string().optional(),
    styles: z.array(z.looseObject({ name: z.string(), id: z.int(), type: z.string().optional() })),
  }),
);
export type Speakers = z.infer<typeof speakersSchema>;

export const manifestSchema = z.looseObject({
  name: z.string(),
  brand_name: z.string(),
  uuid: z.string(),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** `surface` to word; the keys are ids that mean nothing on another machine. */
export const userDictionarySchema = z.record(z.string(), z.json());

/** A reply as JSON of the expected shape. Throws BackendError `transient`: a proxy or a half-started engine. */
export const parseReply = <T>(
  schema: z.ZodType<T>,
  { bytes }: HttpReply,
  place: { readonly backend: string; readonly address: string; readonly path: string },
): T => {
  const { backend, address, path } = place;
  const fail = (what: string): BackendError =>
    new BackendError('transient', backend, `${path}: ${what}`, { address });
  if (isHtml(bytes)) throw fail('a web page came instead of JSON');
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw fail('what came is no JSON');
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw fail(`what came is not of the expected shape (${issue?.path.join('.')}: ${issue?.message})`);
};
