import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/domain/reading.js';
import { compileDictionary } from '../../src/reading/compile-dictionary.js';
import { toReading } from '../../src/reading/to-reading.js';
import { READING_OPTIONS } from '../support/reading-options.js';

const expectTotalAndMonotonic = ({ text, reading, starts, ends }: Reading): void => {
  const wrong: number[] = [];
  for (let at = 0; at < reading.length; at += 1) {
    const [start = -1, end = -1] = [starts[at], ends[at]];
    const isSpan = start >= 0 && start < end && end <= text.length;
    const rises = at === 0 || (start >= (starts[at - 1] ?? 0) && end >= (ends[at - 1] ?? 0));
    if (!isSpan || !rises) wrong.push(at);
  }
  expect(wrong).toEqual([]);
  expect(starts).toHaveLength(reading.length);
  expect(ends).toHaveLength(reading.length);
};

const SPEAKABLE = /[\p{L}\p{N}]/u;

/** The letters and digits of the text that no part of the reading stands for. */
const lost = ({ text, reading, starts, ends }: Reading): string => {
  const heard = new Array<boolean>(text.length).fill(false);
  for (let at = 0; at < reading.length; at += 1)
    if (SPEAKABLE.test(reading[at] ?? '') || reading[at] === 'ー') heard.fill(true, starts[at], ends[at]);
  // By UTF-16 units, as the map counts.
  return text
    .split('')
    .filter((character, at) => SPEAKABLE.test(character) && !heard[at])
    .join('');
};

const PIECES = [
  ...'今日はいい天気なのだ。カタカナーッ、ンァ！？「」（）(笑)w 　\n・…〜→-/:.,%&+#@\'"$¥°x×〇々１２Ａ',
  'ｶﾞ',
  'OpenAI',
  'a',
  'The',
  'GPT-4o',
  '3.5',
  '1,200',
  '10:30',
  '2026-07-24',
  '1/2',
  'C#',
  'Node.js',
  'Café',
  '5GHz',
  'ROCm',
  '192.168.0.1',
  'don’t',
];
const scriptText = fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }).map((pieces) => pieces.join(''));

describe('the map of a reading', () => {
  it('is total and monotonic for any text, in every mode', () => {
    fc.assert(
      fc.property(
        fc.oneof(scriptText, fc.string({ unit: 'grapheme', maxLength: 40 })),
        fc.constantFrom('katakana', 'spell', 'engine', 'voice'),
        (text, english) => {
          expectTotalAndMonotonic(toReading(text, { ...READING_OPTIONS, english } as typeof READING_OPTIONS));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('shows that no letter and no digit is lost', () => {
    fc.assert(
      fc.property(scriptText, (text) => {
        expect(lost(toReading(text, READING_OPTIONS))).toBe('');
      }),
      { numRuns: 600 },
    );
  });

  it('leads from the kana of a word to the word', () => {
    const reading = toReading('これは Kubernetes の話', READING_OPTIONS);
    const at = reading.reading.indexOf('クバネティス');
    expect(reading.text.slice(reading.starts[at], reading.ends[at])).toBe('Kubernetes');
  });

  it('takes given readings as they are', () => {
    const reading = toReading('辛いAIだ', READING_OPTIONS, [{ start: 0, end: 2, reading: 'からい' }]);
    expect(reading.reading).toBe('からいエーアイだ');
    expectTotalAndMonotonic(reading);
  });

  it('holds with a dictionary whose readings look like notation', () => {
    const dictionary = compileDictionary([
      { surface: 'GPT', reading: 'G P T 1/2', wholeWord: false, caseSensitive: false },
    ]);
    const reading = toReading('新しいGPTだ', { ...READING_OPTIONS, dictionary });
    expect(reading.reading).toBe('新しいG P T 1/2だ');
    expectTotalAndMonotonic(reading);
  });
});

const corpus = new URL('../../../shared/corpus/scripts/', import.meta.url);

describe('real scripts', () => {
  const files = existsSync(corpus) ? readdirSync(corpus).filter((file) => file.endsWith('.txt')) : [];
  if (files.length === 0)
    console.warn('../shared/corpus is not here: readings of real scripts are NOT tested');

  it.runIf(files.length > 0)('lose no letter and no digit, line by line', () => {
    for (const file of files) {
      for (const line of readFileSync(new URL(encodeURIComponent(file), corpus), 'utf8').split('\n')) {
        const reading = toReading(line, READING_OPTIONS);
        expectTotalAndMonotonic(reading);
        // Of URLs the domain is said; tags, references and addresses of links are markup.
        if (!/:\/\/|www\.|<|\]\(|```|&\w+;/u.test(line)) expect(lost(reading)).toBe('');
      }
    }
  });
});
