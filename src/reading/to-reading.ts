import type { Reading } from '../domain/reading.js';
import { hasJapanese } from './character-classes.js';
import { MappedText } from './mapped-text.js';
import type { ReadingOptions } from './reading-options.js';
import { applyDictionary } from './steps/apply-dictionary.js';
import { readEnglish } from './steps/english.js';
import { removeMarkup } from './steps/markup.js';
import { joinLines } from './steps/newlines.js';
import type { ReadingStep } from './steps/reading-step.js';
import { removeSpaces } from './steps/spaces.js';
import { unicodeForm } from './steps/unicode-form.js';

/** In the order they are applied: each relies on the ones before it. */
export const READING_STEPS: readonly ReadingStep[] = [
  { name: 'unicode-form', japaneseOnly: false, apply: unicodeForm },
  { name: 'markup', japaneseOnly: false, apply: removeMarkup },
  {
    name: 'dictionary',
    japaneseOnly: false,
    apply: (text, options) => applyDictionary(text, options.dictionary),
  },
  { name: 'english', japaneseOnly: true, apply: readEnglish },
  { name: 'spaces', japaneseOnly: false, apply: removeSpaces },
  { name: 'newlines', japaneseOnly: false, apply: joinLines },
];

/**
 * The text as it is sent to an engine, with the map back. Pure. A text without kana or kanji that goes to an
 * engine as English (`english: engine`, an English voice) is spared the steps that write Japanese.
 */
export const toReading = (text: string, options: ReadingOptions): Reading => {
  const isEnglish = options.english === 'engine' && !hasJapanese(text);
  const done = READING_STEPS.filter(
    (step) => !options.skip.includes(step.name) && !(isEnglish && step.japaneseOnly),
  ).reduce((mapped, step) => step.apply(mapped, options), MappedText.of(text));
  return { text, reading: done.text, starts: done.starts, ends: done.ends };
};
