import { parseNotation } from '../reading/notation.js';
import type { GivenReading } from '../reading/to-reading.js';

/** What the notation of a passage asks for, in order; offsets are UTF-16 units of the passage. */
export type NotatedPart =
  | { readonly type: 'break'; readonly durationMs: number }
  | {
      readonly type: 'text';
      readonly start: number;
      readonly end: number;
      /** Profile id that the notation names; null: the passage's own voice. */
      readonly voice: string | null;
      /** Readings that the script itself gives, in order. */
      readonly given: readonly GivenReading[];
    };

const ESCAPED = /\\([{}|<>\\])/g;

/** A sign behind a backslash is itself: it is given as its own reading. */
const escapedSigns = (raw: string, start: number): GivenReading[] =>
  [...raw.matchAll(ESCAPED)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
    reading: match[1] ?? '',
  }));

/** Takes the notation of a passage apart; a passage without any is one part. */
export const notatedParts = (text: string): readonly NotatedPart[] => {
  if (!/[{<\\]/.test(text)) return [{ type: 'text', start: 0, end: text.length, voice: null, given: [] }];
  const parts: NotatedPart[] = [];
  for (const span of parseNotation(text)) {
    if (span.type === 'voice') continue;
    if (span.type === 'break') {
      parts.push({ type: 'break', durationMs: span.durationMs });
      continue;
    }
    const { start, end, voice } = span;
    const given =
      span.type === 'reading'
        ? [{ start, end, reading: span.reading }]
        : escapedSigns(text.slice(start, end), start);
    const last = parts.at(-1);
    if (last?.type === 'text' && last.voice === voice && last.end === start) {
      parts[parts.length - 1] = { ...last, end, given: [...last.given, ...given] };
    } else {
      parts.push({ type: 'text', start, end, voice, given });
    }
  }
  return parts;
};

/** The ids of voices that the notation of a text names. */
export const notatedVoices = (text: string): readonly string[] =>
  notatedParts(text).flatMap((part) => (part.type === 'text' && part.voice !== null ? [part.voice] : []));

/** The given readings inside [start, end), with offsets that count from `start`. */
export const givenWithin = (
  given: readonly GivenReading[],
  start: number,
  end: number,
): readonly GivenReading[] =>
  given
    .filter((each) => each.start >= start && each.end <= end)
    .map((each) => ({ start: each.start - start, end: each.end - start, reading: each.reading }));

/** Stands for what has a given reading: a letter that ends no sentence and is Japanese. */
const STAND_IN = 'あ';

/** The text with what has a given reading masked, unit for unit: for whatever must not look inside it. */
export const maskGiven = (text: string, given: readonly GivenReading[]): string => {
  let masked = '';
  for (const { start, end } of given)
    masked += text.slice(masked.length, start) + STAND_IN.repeat(end - start);
  return masked + text.slice(masked.length);
};
