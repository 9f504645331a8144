import { describe, expect, it } from 'vitest';
import { findMarkdown } from '../../src/lint/find-markdown.js';
import { findReadings } from '../../src/lint/find-readings.js';
import { cutReading } from '../../src/plan/cut-reading.js';
import { splitByLanguage } from '../../src/reading/segment-language.js';
import { toReading } from '../../src/reading/to-reading.js';
import { READING_OPTIONS } from '../support/reading-options.js';

const LENGTH = 60_000;
const MAX_REQUEST = 200;

/**
 * Texts that no host writes, in one sentence of 60,000 characters. Steps that look at what they have seen again for
 * each character, or try all divisions of a word, would take minutes or for ever for one of them.
 */
const HOSTILE: readonly (readonly [what: string, unit: string, end: string])[] = [
  ['Latin words', 'river cloud and Zorvik ', ''],
  ['articles', 'a cat ', ''],
  ['one Latin word', 'abcdefg', ''],
  ['one word in capitals', 'ABCDEFG', ''],
  ['syllables in capitals', 'NA', 'GG'],
  ['vowels in capitals', 'A', 'Q'],
  ['katakana', 'カタカナ', ''],
  ['digits', '1234567890', '年'],
  ['figures with commas', '1,234,', '年'],
  ['figures with stops', '1.2.', '個'],
  ['figures between words', 'a 1:2 ', '年'],
  ['kana and letters by turns', 'あa', ''],
  ['stars', 'あ*い**う', ''],
  ['products', '3*4 ', ''],
  ['opening brackets', '(', ''],
  ['quotation marks', "'", ''],
  ['square brackets', '[', ''],
  ['comments never closed', '<!--', ''],
  ['spaces', ' ', 'あ'],
  ['tabs between letters', '\t', 'b'],
  ['equals signs', '=', ''],
  ['powers', 'あ²', ''],
  ['blank lines with spaces', ' \n', ''],
  ['line breaks in quotes', '「\n」', ''],
  ['a table of spaces', '| ', ''],
  ['an address of stops', '.', 'a'],
];

describe('readings of hostile texts come to an end', () => {
  it.each(HOSTILE)('%s', (_what, unit, end) => {
    const start = unit === '.' ? 'https://a' : 'あ';
    const text = `${start}${unit.repeat(Math.floor(LENGTH / unit.length))}${end}`;
    const spans = splitByLanguage(text);
    expect(spans.map((span) => text.slice(span.start, span.end)).join('') === text).toBe(true);
    const reading = toReading(text, READING_OPTIONS);
    expect(reading.starts).toHaveLength(reading.reading.length);
    const pieces = cutReading(reading, MAX_REQUEST);
    expect(pieces.map((piece) => piece.reading).join('') === reading.reading).toBe(true);
    expect(Math.max(...pieces.map((piece) => piece.reading.length))).toBeLessThanOrEqual(MAX_REQUEST);
    const notes = findReadings([{ offset: 0, text, given: [], options: READING_OPTIONS }]);
    expect([...notes, ...findMarkdown(text)].every((note) => note.end <= text.length)).toBe(true);
  });
});
