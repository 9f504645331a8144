import type { DictionaryWord } from '../backends/user-dictionary.js';
import type { DictionaryEntry } from '../reading/dictionary-entry.js';
import { toKatakana } from '../reading/to-katakana.js';
import { usualAccent } from '../reading/usual-accent.js';

/** An entry that is not pushed, and why. */
export type SkippedWord = { readonly surface: string; readonly why: string };

export type WordsToPush = {
  readonly words: readonly DictionaryWord[];
  readonly skipped: readonly SkippedWord[];
};

const wordOf = ({ surface, reading, accent }: DictionaryEntry): DictionaryWord | null => {
  const pronunciation = toKatakana(reading);
  if (pronunciation === null) return null;
  return { surface: surface.normalize('NFKC'), pronunciation, accent: accent ?? usualAccent(pronunciation) };
};

/** Entries as an engine's dictionary takes them; of two for one word the last holds, as in readings. */
export const wordsToPush = (entries: readonly DictionaryEntry[], backend: string): WordsToPush => {
  const words = new Map<string, DictionaryWord>();
  const skipped: SkippedWord[] = [];
  for (const entry of entries) {
    const { surface, voice } = entry;
    if (entry.backend !== undefined && entry.backend !== backend) continue;
    if (voice !== undefined) {
      skipped.push({
        surface,
        why: `it is for the voice ${voice} alone, and an engine knows no voices there`,
      });
      continue;
    }
    const word = wordOf(entry);
    if (word === null) skipped.push({ surface, why: `its reading is not kana: ${entry.reading}` });
    else words.set(word.surface, word);
  }
  return { words: [...words.values()], skipped };
};
