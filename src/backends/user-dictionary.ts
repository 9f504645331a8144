/** A word as an engine's user dictionary keeps it. */
export type DictionaryWord = {
  readonly surface: string;
  /** Katakana. */
  readonly pronunciation: string;
  /** Mora after which the pitch falls; 0 for none. */
  readonly accent: number;
};

/**
 * The user dictionary inside one engine. Whoever uses that engine shares it: nothing here runs unless asked for.
 * Throws BackendError; `rejected` for a word that the engine does not take.
 */
export interface UserDictionary {
  readonly address: string;
  /** All words by the ids that the engine gave them, surfaces in NFKC. */
  words(signal: AbortSignal): Promise<ReadonlyMap<string, DictionaryWord>>;
  /** Gives the word's id. */
  add(word: DictionaryWord, signal: AbortSignal): Promise<string>;
  /** A word that is gone already is no error. */
  remove(id: string, signal: AbortSignal): Promise<void>;
}
