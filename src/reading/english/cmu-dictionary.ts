import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

let content: string | undefined;

/**
 * The package's module as text: importing it costs over 100 ms (an object of 135,000 members), reading it a few.
 * Its lines, `  "word": "PHONES",`, are in order of the word.
 */
const load = (): string => {
  content ??= readFileSync(createRequire(import.meta.url).resolve('cmu-pronouncing-dictionary'), 'latin1');
  return content;
};

const LINE = /^ {2}"(.*?)(?:\(\d\))?": "(.*)",?$/;

type Line = { readonly start: number; readonly end: number; readonly word: string; readonly phones: string };

const lineAround = (text: string, at: number): Line | undefined => {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const newline = text.indexOf('\n', start);
  const end = newline === -1 ? text.length : newline;
  const match = LINE.exec(text.slice(start, end));
  return match === null ? undefined : { start, end, word: match[1] ?? '', phones: match[2] ?? '' };
};

const lookUp = (word: string): string | undefined => {
  const text = load();
  let low = text.indexOf('\n  "') + 1;
  let high = text.lastIndexOf('",\n') + 1;
  let found: string | undefined;
  while (low < high) {
    const line = lineAround(text, (low + high) >> 1);
    if (line === undefined) return found;
    if (line.word < word) low = line.end + 1;
    else {
      // The first of several pronunciations is the usual one: go on to the left.
      if (line.word === word) found = line.phones;
      high = line.start;
    }
  }
  return found;
};

const known = new Map<string, readonly string[] | undefined>();

/** ARPAbet phones with stress digits (`AE1`) of a lower-case English word; undefined when it is not listed. */
export const pronunciationOf = (word: string): readonly string[] | undefined => {
  if (!known.has(word)) known.set(word, lookUp(word)?.split(' '));
  return known.get(word);
};
