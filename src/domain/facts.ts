import { z } from 'zod';

/**
 * What is known of an engine before planning, as JSON: it goes into clip keys and the manifest,
 * so it holds no address and no secret.
 */
export const engineFactsSchema = z.object({
  /** Name and version of the engine, e.g. `0.25.2`; null when it has none. */
  version: z.string().nullable(),
  /** Hash of the engine's user dictionary; null when it has none. */
  dictionaryHash: z.string().nullable(),
  /** sha256 of the voice files that the asked-for voices use, by the path written in the options. */
  voiceFiles: z.record(z.string(), z.string()),
  /** The voices that the engine offers, where it can tell. */
  styles: z.array(z.object({ speaker: z.string(), style: z.string(), id: z.number().int() })).optional(),
});
export type EngineFacts = z.infer<typeof engineFactsSchema>;
