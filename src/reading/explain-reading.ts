import type { Reading } from '../domain/reading.js';
import { englishWords } from './english/read-english.js';
import type { WordSource } from './english/read-word.js';
import { isEnglish } from './is-english.js';
import { MappedText } from './mapped-text.js';
import type { ReadingOptions } from './reading-options.js';
import { isStepFor } from './steps/reading-step.js';
import { type GivenReading, READING_STEPS } from './to-reading.js';

/** What one step made of a stretch of the text; offsets are UTF-16 units of the text. */
export type ReadingChange = {
  /** Name of the step. */
  readonly step: string;
  readonly start: number;
  readonly end: number;
  /** What the steps before had made of it. */
  readonly before: string;
  readonly after: string;
};

/** An English word of the text and where its katakana come from. */
export type ExplainedWord = {
  readonly start: number;
  readonly end: number;
  readonly kana: string;
  readonly source: WordSource;
};

export type ExplainedReading = {
  /** As `toReading` gives it. */
  readonly reading: Reading;
  /** In the order of the steps, and of the text within a step. */
  readonly changes: readonly ReadingChange[];
  readonly words: readonly ExplainedWord[];
};

/** For each offset of the source: how many units stand for what is before it; -1 where a unit reaches over it. */
const unitsBefore = (mapped: MappedText, length: number): Int32Array => {
  const counts = new Int32Array(length + 1).fill(-1);
  for (let unit = 0; unit <= mapped.text.length; unit += 1) {
    const from = unit === 0 ? 0 : (mapped.ends[unit - 1] ?? 0);
    const to = unit === mapped.text.length ? length : (mapped.starts[unit] ?? length);
    for (let offset = from; offset <= to; offset += 1) counts[offset] = unit;
  }
  return counts;
};

/** The stretches of the source that stand for something else after a step; neighbours are joined. */
const changesOf = (
  step: string,
  before: MappedText,
  after: MappedText,
  length: number,
  joins: boolean,
): ReadingChange[] => {
  const was = unitsBefore(before, length);
  const is = unitsBefore(after, length);
  const changes: ReadingChange[] = [];
  let start = 0;
  for (let end = 1; end <= length; end += 1) {
    if (was[end] === -1 || is[end] === -1) continue;
    const old = before.text.slice(was[start], was[end]);
    const made = after.text.slice(is[start], is[end]);
    const last = changes.at(-1);
    if (old !== made && joins && last?.end === start) {
      changes[changes.length - 1] = { ...last, end, before: last.before + old, after: last.after + made };
    } else if (old !== made) {
      changes.push({ step, start, end, before: old, after: made });
    }
    start = end;
  }
  return changes;
};

const wordsIn = (mapped: MappedText): ExplainedWord[] =>
  englishWords(mapped.text)
    .filter(({ start, end }) => !mapped.isLocked(start, end))
    .map(({ start, end, kana, source }) => ({
      start: mapped.starts[start] ?? 0,
      end: mapped.ends[end - 1] ?? 0,
      kana,
      source,
    }));

/** Makes a text's reading and tells what each step did, for people who want to know why it is read so. Pure. */
export const explainReading = (
  text: string,
  options: ReadingOptions,
  given: readonly GivenReading[] = [],
): ExplainedReading => {
  const forJapanese = !isEnglish(text, options);
  const changes: ReadingChange[] = [];
  let words: ExplainedWord[] = [];
  let mapped = MappedText.of(text).edit(
    given.map(({ start, end, reading }) => ({ start, end, text: reading, locked: true })),
  );
  for (const step of READING_STEPS) {
    if (options.skip.includes(step.name) || !isStepFor(step, forJapanese)) continue;
    if (step.name === 'english' && options.english !== 'engine') words = wordsIn(mapped);
    const next = step.apply(mapped, options);
    // English is told word by word.
    if (next !== mapped)
      changes.push(...changesOf(step.name, mapped, next, text.length, step.name !== 'english'));
    mapped = next;
  }
  return {
    reading: { text, reading: mapped.text, starts: mapped.starts, ends: mapped.ends },
    changes,
    words,
  };
};

/** The part of a reading that stands for the text from `start` to `end`. */
export const readingOfSpan = ({ reading, starts, ends }: Reading, start: number, end: number): string => {
  // The ends never fall: the first unit that reaches into the span is found by halving.
  let first = 0;
  for (let last = reading.length; first < last; ) {
    const middle = (first + last) >> 1;
    if ((ends[middle] ?? 0) > start) last = middle;
    else first = middle + 1;
  }
  let after = first;
  while (after < reading.length && (starts[after] ?? 0) < end) after += 1;
  return reading.slice(first, after);
};
