import { z } from 'zod';
import type { DictionaryEntry } from './dictionary-entry.js';

/** What VOICEVOX gives as its user dictionary (GET /user_dict, or the file): words by uuid. */
const voicevoxDictionarySchema = z.record(
  z.string(),
  z.object({
    surface: z.string().min(1),
    pronunciation: z.string().min(1),
    accent_type: z.number().int().min(0).optional(),
  }),
);

/** Half-width Latin and digits, as scripts have them: VOICEVOX keeps surfaces in full width. */
const toHalfWidth = (surface: string): string => surface.normalize('NFKC');

export type VoicevoxImport = {
  readonly entries: readonly DictionaryEntry[];
  /** What is wrong with the export; then there are no entries. */
  readonly problems: readonly string[];
};

/** Entries of a VOICEVOX user dictionary export (parsed JSON), in the order of their surfaces. */
export const importVoicevoxDictionary = (data: unknown): VoicevoxImport => {
  const parsed = voicevoxDictionarySchema.safeParse(data);
  if (!parsed.success)
    return {
      entries: [],
      problems: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    };
  const entries = Object.values(parsed.data).map(
    ({ surface, pronunciation, accent_type: accent }): DictionaryEntry => ({
      surface: toHalfWidth(surface),
      reading: pronunciation,
      ...(accent === undefined ? {} : { accent }),
      wholeWord: false,
      caseSensitive: false,
    }),
  );
  return {
    entries: entries.sort((a, b) => (a.surface < b.surface ? -1 : a.surface > b.surface ? 1 : 0)),
    problems: [],
  };
};
