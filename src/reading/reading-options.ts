import type { EnglishMode } from '../domain/reading.js';
import type { CompiledDictionary } from './compile-dictionary.js';

export type ReadingOptions = {
  /** `voice` reads what is left to this voice as `katakana` does. */
  readonly english: EnglishMode;
  /** What is said of a URL: its domain, or nothing. */
  readonly urls: 'domain' | 'drop';
  /** Names of steps that are left to the engine (`readsWell` of its capabilities). */
  readonly skip: readonly string[];
  readonly dictionary: CompiledDictionary;
};
