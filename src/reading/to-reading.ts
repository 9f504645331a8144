import type { Reading } from '../domain/reading.js';
import { isEnglish } from './is-english.js';
import { MappedText } from './mapped-text.js';
import type { ReadingOptions } from './reading-options.js';
import { readAmounts } from './steps/amounts.js';
import { applyDictionary } from './steps/apply-dictionary.js';
import { readBrackets } from './steps/brackets.js';
import { readDatesAndTimes } from './steps/dates-and-times.js';
import { readEnglish } from './steps/english.js';
import { readEnglishSigns } from './steps/english-signs.js';
import { readFractions } from './steps/fractions.js';
import { cutKatakanaRuns } from './steps/katakana-runs.js';
import { readListNumbers } from './steps/list-numbers.js';
import { removeMarkup } from './steps/markup.js';
import { joinLines } from './steps/newlines.js';
import { readRanges } from './steps/ranges.js';
import { isStepFor, type ReadingStep } from './steps/reading-step.js';
import { readSigns } from './steps/signs.js';
import { removeSpaces } from './steps/spaces.js';
import { unicodeForm } from './steps/unicode-form.js';
import { readUrls } from './steps/urls.js';
import { readVersions } from './steps/versions.js';

/** In the order they are applied: each relies on the ones before it. */
export const READING_STEPS: readonly ReadingStep[] = [
  {
    name: 'unicode-form',
    language: null,
    apply: (text, options) => unicodeForm(text, isEnglish(text.text, options)),
  },
  { name: 'markup', language: null, apply: removeMarkup },
  { name: 'urls', language: null, apply: readUrls },
  {
    name: 'dictionary',
    language: null,
    apply: (text, options) => applyDictionary(text, options.dictionary),
  },
  { name: 'english-signs', language: 'en', apply: readEnglishSigns },
  { name: 'list-numbers', language: 'ja', apply: readListNumbers },
  { name: 'brackets', language: 'ja', apply: readBrackets },
  { name: 'amounts', language: 'ja', apply: readAmounts },
  { name: 'dates-and-times', language: 'ja', apply: readDatesAndTimes },
  { name: 'fractions', language: 'ja', apply: readFractions },
  { name: 'ranges', language: 'ja', apply: readRanges },
  { name: 'signs', language: 'ja', apply: readSigns },
  { name: 'english', language: 'ja', apply: readEnglish },
  // After english: its words take whole version numbers.
  { name: 'versions', language: 'ja', apply: readVersions },
  { name: 'spaces', language: null, apply: removeSpaces },
  { name: 'newlines', language: null, apply: joinLines },
  { name: 'katakana-runs', language: 'ja', apply: cutKatakanaRuns },
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
  const forJapanese = !isEnglish(text, options);
  const source = MappedText.of(text).edit(
    given.map(({ start, end, reading }) => ({ start, end, text: reading, locked: true })),
  );
  const done = READING_STEPS.filter(
    (step) => !options.skip.includes(step.name) && isStepFor(step, forJapanese),
  ).reduce((mapped, step) => step.apply(mapped, options), source);
  return { text, reading: done.text, starts: done.starts, ends: done.ends };
};
