import { splitByLanguage } from '../reading/segment-language.js';
import { toReading } from '../reading/to-reading.js';
import { isSpeakable } from '../util/is-speakable.js';
import { cutReading } from './cut-reading.js';
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

type Stretch = { readonly part: PlanPart; readonly start: number; readonly end: number };

/** The stretches of a sentence that one part of the voice speaks. */
const stretchesOf = (text: string, voice: PlanVoice): Stretch[] => {
  const [first, ...others] = voice.parts;
  if (others.length === 0) return [{ part: first, start: 0, end: text.length }];
  const stretches: Stretch[] = [];
  for (const span of splitByLanguage(text)) {
    const part =
      voice.parts.find((each) => each.language === span.language) ??
      voice.parts.find((each) => each.language === null) ??
      first;
    const last = stretches.at(-1);
    // Signs between two languages are said by neither: they stay with the stretch before them.
    const isSilent = !isSpeakable(text.slice(span.start, span.end));
    if (last !== undefined && (last.part === part || isSilent)) {
      stretches[stretches.length - 1] = { ...last, end: span.end };
    } else {
      stretches.push({ part, start: span.start, end: span.end });
    }
  }
  return stretches;
};

/** The requests that speak a sentence, in order; none when it holds only signs. */
export const speakSentence = (text: string, voice: PlanVoice): readonly SpokenPiece[] =>
  stretchesOf(text, voice).flatMap(({ part, start, end }) => {
    const reading = toReading(text.slice(start, end), part.reading);
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
