import type { LintCode } from '../domain/lint-finding.js';
import { compileDictionary } from '../reading/compile-dictionary.js';
import type { DictionaryEntry } from '../reading/dictionary-entry.js';

export type DictionaryNote = {
  readonly code: Extract<LintCode, 'dictionary-duplicate' | 'dictionary-unreachable'>;
  readonly message: string;
  /** Index into the entries. */
  readonly entry: number;
};

export type DictionaryUse = {
  /** Voice and backend of everything that may be spoken. */
  readonly scopes: readonly { readonly voice: string; readonly backend: string }[];
  readonly voices: ReadonlySet<string>;
  readonly backends: ReadonlySet<string>;
};

/** Entries that are given twice, or that nothing can ever match; in the order of the entries. */
export const lintDictionary = (
  entries: readonly DictionaryEntry[],
  { scopes, voices, backends }: DictionaryUse,
): readonly DictionaryNote[] => {
  const notes = new Map<string, DictionaryNote>();
  const add = (note: DictionaryNote): void => {
    notes.set(`${note.entry} ${note.message}`, note);
  };
  for (const scope of [{}, ...scopes]) {
    for (const { code, message, entry } of compileDictionary(entries, scope).warnings)
      add({ code: `dictionary-${code}`, message, entry });
  }
  entries.forEach(({ surface, voice, backend }, entry) => {
    if (voice !== undefined && !voices.has(voice)) {
      const message = `「${surface}」 is for the voice ${voice}, which no profile has`;
      add({ code: 'dictionary-unreachable', message, entry });
    }
    if (backend !== undefined && !backends.has(backend)) {
      const message = `「${surface}」 is for the backend ${backend}, which there is not`;
      add({ code: 'dictionary-unreachable', message, entry });
    }
  });
  return [...notes.values()].sort((a, b) => a.entry - b.entry);
};
