import type { Reading } from '../domain/reading.js';
import { hasJapanese } from './character-classes.js';
import { MappedText } from './mapped-text.js';
import type { ReadingOptions } from './reading-options.js';
import { readAmounts } from './steps/amounts.js';
import { applyDictionary } from './steps/apply-dictionary.js';
import { readBrackets } from './steps/brackets.js';
import { readDatesAndTimes } from './steps/dates-and-times.js';
import { readEnglish } from './steps/english.js';
import { readFractions } from './steps/fractions.js';
import { cutKatakanaRuns } from './steps/katakana-runs.js';
import { readListNumbers } from './steps/list-numbers.js';
import { removeMarkup } from './steps/markup.js';
import { joinLines } from './steps/newlines.js';
import { readRanges } from './steps/ranges.js';
import type { ReadingStep } from './steps/reading-step.js';
import { readSigns } from './steps/signs.js';
import { removeSpaces } from './steps/spaces.js';
import { unicodeForm } from './steps/unicode-form.js';
import { readUrls } from './steps/urls.js';
import { readVersions } from './steps/versions.js';

/** In the order they are applied: each relies on the ones before it. */
export const READING_STEPS: readonly ReadingStep[] = [
  { name: 'unicode-form', japaneseOnly: false, apply: unicodeForm },
  { name: 'markup', japaneseOnly: false, apply: removeMarkup },
  { name: 'urls', japaneseOnly: false, apply: readUrls },
  {
    name: 'dictionary',
    japaneseOnly: false,
    apply: (text, options) => applyDictionary(text, options.dictionary),
  },
  { name: 'list-numbers', japaneseOnly: true, apply: readListNumbers },
  { name: 'brackets', japaneseOnly: true, apply: readBrackets },
  { name: 'amounts', japaneseOnly: true, apply: readAmounts },
  { name: 'dates-and-times', japaneseOnly: true, apply: readDatesAndTimes },
  { name: 'fractions', japaneseOnly: true, apply: readFractions },
  { name: 'ranges', japaneseOnly: true, apply: readRanges },
  { name: 'signs', japaneseOnly: true, apply: readSigns },
  { name: 'english', japaneseOnly: true, apply: readEnglish },
  // After english: its words take whole version numbers.
  { name: 'versions', japaneseOnly: true, apply: readVersions },
  { name: 'spaces', japaneseOnly: false, apply: removeSpaces },
  { name: 'newlines', japaneseOnly: false, apply: joinLines },
  { name: 'katakana-runs', japaneseOnly: true, apply: cutKatakanaRuns },
];

/** A reading that the script itself gives for a stretch of the text (`{表記|よみ}`). */
export type GivenReading = { readonly start: number; readonly end: number; readonly reading: string };

/**
 * The text as it is sent to an engine, with the map back. Pure. `given` readings (in order, not overlapping) stand
 * as they are. A text without kana or kanji that goes to an
 * engine as English (`english: engine`, an English voice) is spared the steps that write Japanese.
 */
export const toReading = (
  text: string,
  options: ReadingOptions,
  given: readonly GivenReading[] = [],
): Reading => {
  const isEnglish = options.english === 'engine' && !hasJapanese(text);
  const source = MappedText.of(text).edit(
    given.map(({ start, end, reading }) => ({ start, end, text: reading, locked: true })),
  );
  const done = READING_STEPS.filter(
    (step) => !options.skip.includes(step.name) && !(isEnglish && step.japaneseOnly),
  ).reduce((mapped, step) => step.apply(mapped, options), source);
  return { text, reading: done.text, starts: done.starts, ends: done.ends };
};
