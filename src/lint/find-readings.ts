import type { LintCode, LintLevel } from '../domain/lint-finding.js';
import { spellOut } from '../reading/english/letter-names.js';
import {
  type ExplainedReading,
  type ExplainedWord,
  explainReading,
  type ReadingChange,
  readingOfSpan,
} from '../reading/explain-reading.js';
import type { ReadingOptions } from '../reading/reading-options.js';
import type { GivenReading } from '../reading/to-reading.js';
import type { LintNote } from './lint-note.js';

/** A stretch of the script that one engine is sent; `text` stands at `offset` of the source, unit for unit. */
export type Stretch = {
  readonly offset: number;
  readonly text: string;
  /** Readings that the script itself gives; offsets count from the stretch's start. */
  readonly given: readonly GivenReading[];
  readonly options: ReadingOptions;
};

type Found = {
  readonly level: LintLevel;
  readonly code: LintCode;
  readonly start: number;
  readonly end: number;
};

const STEP_CODES: Readonly<Record<string, LintCode>> = {
  dictionary: 'dictionary-word',
  urls: 'url',
  'list-numbers': 'number',
  amounts: 'number',
  'dates-and-times': 'number',
  fractions: 'number',
  ranges: 'number',
  versions: 'number',
  brackets: 'sign',
  signs: 'sign',
  english: 'sign',
  'english-signs': 'sign',
  'katakana-runs': 'long-katakana',
};

/** Told by lint's own rules, or nothing that anybody would look up. */
const MARKDOWN_OR_NOTATION = /[*_`~#>|[\]<\\-]/;
/** ㈱, Ⅲ, ½: said otherwise than the same sign in its plain form. */
const SPOKEN_SIGN = /[\p{So}\p{No}\p{Nl}]/u;

const codeOf = ({ step, before, after }: ReadingChange): LintCode | null => {
  if (step === 'unicode-form') return SPOKEN_SIGN.test(before) && after !== '' ? 'sign' : null;
  if (step === 'markup') {
    return MARKDOWN_OR_NOTATION.test(before) || /[\p{L}\p{N}]/u.test(before) ? null : 'not-spoken';
  }
  // A bracket in another width says the same.
  if (
    ['english', 'english-signs', 'brackets'].includes(step) &&
    !/[\p{L}\p{N}]/u.test(after) &&
    before.length > 0
  )
    return null;
  return STEP_CODES[step] ?? null;
};

const DIGIT = /[0-9０-９.,．，]/;

/** A sign is told with the figures beside it: 10〜20, -5. */
const withFigures = (text: string, found: Found): Found => {
  if (found.code !== 'number' && found.code !== 'sign') return found;
  let { start, end } = found;
  while (start > 0 && DIGIT.test(text[start - 1] ?? '')) start -= 1;
  while (end < text.length && DIGIT.test(text[end] ?? '')) end += 1;
  while (start < found.start && /[.,．，]/.test(text[start] ?? '')) start += 1;
  while (end > found.end && /[.,．，]/.test(text[end - 1] ?? '')) end -= 1;
  const code = /[0-9０-９]/.test(text.slice(start, end)) ? 'number' : 'sign';
  return { ...found, code, start, end };
};

/** A run is told as a whole, not only the place where it is cut; the cuts of one run come one after the other. */
const wholeRuns = (text: string): ((found: Found) => Found) => {
  const isInRun = (at: number): boolean => /[ァ-ヺーA-Za-z0-9 '.-]/.test(text[at] ?? '、');
  let run = { start: 0, end: 0 };
  return (found) => {
    if (found.code !== 'long-katakana') return found;
    if (found.start < run.start || found.end > run.end) {
      let { start, end } = found;
      while (start > 0 && isInRun(start - 1)) start -= 1;
      while (end < text.length && isInRun(end)) end += 1;
      run = { start, end };
    }
    return { ...found, ...run };
  };
};

const ofWord = ({ options, text }: Stretch, { start, end, kana, source }: ExplainedWord): Found => {
  const letters = spellOut(text.slice(start, end).normalize('NFKC'));
  if (options.english === 'spell' || (letters !== '' && kana.startsWith(letters)))
    return { level: 'info', code: 'letters-spelled', start, end };
  if (source === 'guessed') return { level: 'warning', code: 'word-unknown', start, end };
  return { level: 'info', code: source === 'letters' ? 'letters-spelled' : 'english-word', start, end };
};

/**
 * One finding for each place: of two the first, wide enough for both where they are of a kind. A long run has its
 * words beside it. `length` is that of the text.
 */
const withoutOverlaps = (found: readonly Found[], length: number): readonly Found[] => {
  const kept: Found[] = [];
  /** For each unit of the text the number of the finding that holds it. */
  const owners = new Int32Array(length).fill(-1);
  let runsEnd = 0;
  for (const each of found) {
    if (each.code === 'long-katakana') {
      if (each.end > runsEnd) kept.push(each);
      runsEnd = Math.max(runsEnd, each.end);
      continue;
    }
    const at = owners.subarray(each.start, each.end).find((owner) => owner !== -1);
    const before = at === undefined ? undefined : kept[at];
    if (at === undefined || before === undefined) {
      owners.fill(kept.length, each.start, each.end);
      kept.push(each);
    } else if (before.code === each.code || (before.code === 'number' && each.code === 'sign')) {
      const start = Math.min(before.start, each.start);
      const end = Math.max(before.end, each.end);
      kept[at] = { ...before, start, end };
      owners.fill(at, start, end);
    }
  }
  return kept;
};

const MESSAGES: Readonly<Partial<Record<LintCode, (text: string, reading: string) => string>>> = {
  'english-word': (text, reading) => `${text} is read ${reading}`,
  'letters-spelled': (text, reading) => `${text} is spelled out: ${reading}`,
  'word-unknown': (text, reading) =>
    `${text} is in no dictionary: read by its spelling as ${reading}; dictionary.yaml can tell better`,
  'dictionary-word': (text, reading) => `${text} is read ${reading}, as dictionary.yaml says`,
  number: (text, reading) => `${text} is sent as ${reading}`,
  sign: (text, reading) => (reading === '' ? `${text} is not spoken` : `${text} is sent as ${reading}`),
  url: (text, reading) => (reading === '' ? `${text} is not spoken` : `${text} is said as ${reading}`),
  'long-katakana': (text, reading) => `${text} is over 48 morae in one run: sent with a 、 in it, ${reading}`,
  'not-spoken': (text) => `${text} is not spoken`,
};

const ofChanges = (text: string, changes: readonly ReadingChange[]): readonly Found[] => {
  const asWholeRun = wholeRuns(text);
  return changes.flatMap((change) => {
    const code = codeOf(change);
    if (code === null) return [];
    const { start, end } = change;
    return [asWholeRun(withFigures(text, { level: 'info', code, start, end }))];
  });
};

const foundIn = (stretch: Stretch, { words, changes }: ExplainedReading): readonly Found[] => {
  const others = ofChanges(stretch.text, changes);
  const found = [
    // The words of a domain are told with it.
    ...others.filter(({ code }) => code === 'url'),
    ...words.map((word) => ofWord(stretch, word)),
    ...others.filter(({ code }) => code !== 'url'),
  ];
  return withoutOverlaps(found, stretch.text.length);
};

/** Each word, number and sign that an engine would misread as it stands, with what it is sent instead. */
export const findReadings = (stretches: readonly Stretch[]): readonly LintNote[] =>
  stretches.flatMap((stretch) => {
    const explained = explainReading(stretch.text, stretch.options, stretch.given);
    return foundIn(stretch, explained).map(({ level, code, start, end }): LintNote => {
      const text = stretch.text.slice(start, end);
      // A 、 that cuts a long run is not the word's.
      const reading = readingOfSpan(explained.reading, start, end).replace(/(?<=[ァ-ヺー])、$/u, '');
      const message = MESSAGES[code]?.(text, reading) ?? text;
      return { level, code, message, start: stretch.offset + start, end: stretch.offset + end, reading };
    });
  });
