import { longEnglishRuns, splitByLanguage } from '../reading/segment-language.js';
import { type GivenReading, toReading } from '../reading/to-reading.js';
import { isSpeakable } from '../util/is-speakable.js';
import { cutReading } from './cut-reading.js';
import { givenWithin, maskGiven } from './notated-text.js';
import type { PlanPart, PlanVoice } from './plan-voice.js';

/** One request's worth of a sentence. `start` and `end` count from the sentence's start. */
export type SpokenPiece = {
  readonly part: PlanPart;
  readonly start: number;
  readonly end: number;
  readonly reading: string;
  /** Pause after the piece that its cut asks for; null at the end of the sentence's part. */
  readonly cut: 'comma' | 'switch' | null;
};

/** What one part of the voice speaks. */
type Stretch = { readonly part: PlanPart; readonly start: number; readonly end: number };

/** Runs of four Latin words or more go to the English partner of a voice that has one. */
const partnerSpans = (text: string, part: PlanPart, partner: PlanPart): Stretch[] => {
  const spans: Stretch[] = [];
  let at = 0;
  for (const { start, end } of longEnglishRuns(text)) {
    if (start > at) spans.push({ part, start: at, end: start });
    spans.push({ part: partner, start, end });
    at = end;
  }
  if (at < text.length) spans.push({ part, start: at, end: text.length });
  return spans;
};

const partSpans = (text: string, { parts, englishPartner }: PlanVoice): Stretch[] => {
  const [first, ...others] = parts;
  if (others.length > 0) {
    return splitByLanguage(text).map(({ language, start, end }) => ({
      part:
        parts.find((each) => each.language === language) ??
        parts.find((each) => each.language === null) ??
        first,
      start,
      end,
    }));
  }
  if (englishPartner !== null && first.reading.english === 'voice')
    return partnerSpans(text, first, englishPartner);
  return [{ part: first, start: 0, end: text.length }];
};

/** The stretches of a text that one part of the voice speaks. */
const stretchesOf = (text: string, voice: PlanVoice): Stretch[] => {
  const stretches: Stretch[] = [];
  for (const { part, start, end } of partSpans(text, voice)) {
    const last = stretches.at(-1);
    // Signs between two languages are said by neither: they stay with the stretch before them.
    const isSilent = !isSpeakable(text.slice(start, end));
    if (last !== undefined && (last.part === part || isSilent)) {
      stretches[stretches.length - 1] = { ...last, end };
    } else {
      stretches.push({ part, start, end });
    }
  }
  return stretches;
};

/** The requests that speak a sentence, in order; none when it holds only signs. `given` counts from its start. */
export const speakSentence = (
  text: string,
  given: readonly GivenReading[],
  voice: PlanVoice,
): readonly SpokenPiece[] =>
  stretchesOf(maskGiven(text, given), voice).flatMap(({ part, start, end }) => {
    const reading = toReading(text.slice(start, end), part.reading, givenWithin(given, start, end));
    return cutReading(reading, part.maxTextLength)
      .filter((piece) => isSpeakable(piece.reading))
      .map((piece, index, pieces) => ({
        part,
        start: start + piece.textStart,
        end: start + piece.textEnd,
        reading: piece.reading.trim(),
        cut:
          index === pieces.length - 1 ? null : piece.endsAtComma ? ('comma' as const) : ('switch' as const),
      }));
  });
