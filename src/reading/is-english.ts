import { hasJapanese } from './character-classes.js';
import type { ReadingOptions } from './reading-options.js';

/** Whether a text goes to an engine as English: an English voice, and no kana or kanji. */
export const isEnglish = (text: string, { english }: ReadingOptions): boolean =>
  english === 'engine' && !hasJapanese(text);
