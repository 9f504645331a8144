import { compileDictionary } from '../../src/reading/compile-dictionary.js';
import type { ReadingOptions } from '../../src/reading/reading-options.js';
import { toReading } from '../../src/reading/to-reading.js';

/** What a Japanese voice uses by default, without a dictionary. */
export const READING_OPTIONS: ReadingOptions = {
  english: 'katakana',
  urls: 'domain',
  skip: [],
  dictionary: compileDictionary([]),
};

export const read = (text: string, options: Partial<ReadingOptions> = {}): string =>
  toReading(text, { ...READING_OPTIONS, ...options }).reading;
