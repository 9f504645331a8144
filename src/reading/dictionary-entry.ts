import { z } from 'zod';

/** How a word is read; `surface` is compared after Unicode normalisation. */
export const dictionaryEntrySchema = z.strictObject({
  surface: z.string().min(1),
  /** Sent to the engine as it stands: kana, as a rule. */
  reading: z.string().min(1),
  /** Mora after which the pitch falls, 0 for none; for engines whose dictionary takes it. */
  accent: z.number().int().min(0).optional(),
  /** Only for this voice profile. */
  voice: z.string().min(1).optional(),
  /** Only for this backend. */
  backend: z.string().min(1).optional(),
  /** Never beside another character of a word, kanji and kana included. Default: never inside a word of the same script. */
  wholeWord: z.boolean().default(false),
  /** Whether capitals must agree. */
  caseSensitive: z.boolean().default(false),
});
export type DictionaryEntry = z.infer<typeof dictionaryEntrySchema>;

/** What may stand in `dictionary.yaml`: a list of entries, or a short form `surface: reading`. */
export const dictionarySchema = z.union([
  z.array(dictionaryEntrySchema),
  z
    .record(z.string().min(1), z.string().min(1))
    .transform((readings) =>
      Object.entries(readings).map(([surface, reading]) => dictionaryEntrySchema.parse({ surface, reading })),
    ),
]);
export type Dictionary = z.infer<typeof dictionarySchema>;
