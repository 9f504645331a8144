import { englishEdits } from '../english/read-english.js';
import type { MappedText } from '../mapped-text.js';
import type { ReadingOptions } from '../reading-options.js';

/** English as katakana, or by its letters; `engine` leaves it as it is. */
export const readEnglish = (text: MappedText, options: ReadingOptions): MappedText =>
  options.english === 'engine' || !/[A-Za-zÀ-ɏ]/u.test(text.text)
    ? text
    : text.edit(englishEdits(text.text, options.english === 'spell'));
