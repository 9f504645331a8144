import type { Reading } from '../domain/reading.js';
import type { ReadingOptions } from '../reading/reading-options.js';
import { longEnglishRuns, splitByLanguage } from '../reading/segment-language.js';
import { toReading } from '../reading/to-reading.js';
import { isSpeakable } from '../util/is-speakable.js';
import { cutReading } from './cut-reading.js';
import { type Chunk, maskNotation } from './notated-text.js';
import type { PlanPart, PlanVoice } from './plan-voice.js';

/** One request's worth of a sentence. `start` and `end` count as those of its chunks. */
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

/** The part of a chunk inside [start, end). A given reading is never divided: its first unit decides. */
const clip = (chunk: Chunk, start: number, end: number): Chunk | null => {
  if (chunk.reading !== null || chunk.visible.length !== chunk.end - chunk.start) {
    return chunk.start >= start && chunk.start < end ? chunk : null;
  }
  const from = Math.max(chunk.start, start);
  const to = Math.min(chunk.end, end);
  if (from >= to) return null;
  return {
    start: from,
    end: to,
    visible: chunk.visible.slice(from - chunk.start, to - chunk.start),
    reading: null,
  };
};

/** The reading of chunks, mapped to their raw text; `base` is where that begins. */
const readChunks = (
  raw: string,
  base: number,
  chunks: readonly Chunk[],
  options: ReadingOptions,
): Reading => {
  let reading = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { start, end, visible, reading: given } of chunks) {
    const isPlain = given === null && visible.length === end - start;
    const made = given === null ? toReading(visible, options) : null;
    const text = given ?? made?.reading ?? '';
    reading += text;
    for (let at = 0; at < text.length; at += 1) {
      starts.push(isPlain ? start - base + (made?.starts[at] ?? 0) : start - base);
      ends.push(isPlain ? start - base + (made?.ends[at] ?? 0) : end - base);
    }
  }
  return { text: raw, reading, starts, ends };
};

/** The requests that speak the sentence that chunks of `text` make up, in order; none when it holds only signs. */
export const speakSentence = (
  text: string,
  chunks: readonly Chunk[],
  voice: PlanVoice,
): readonly SpokenPiece[] => {
  const base = chunks[0]?.start ?? 0;
  return stretchesOf(maskNotation(text, chunks), voice).flatMap(({ part, start, end }) => {
    const from = base + start;
    const to = base + end;
    const own = chunks.flatMap((chunk) => clip(chunk, from, to) ?? []);
    const reading = readChunks(text.slice(from, to), from, own, part.reading);
    return cutReading(reading, part.maxTextLength)
      .filter((piece) => isSpeakable(piece.reading))
      .map((piece, index, pieces) => ({
        part,
        start: from + piece.textStart,
        end: from + piece.textEnd,
        reading: piece.reading.trim(),
        cut:
          index === pieces.length - 1 ? null : piece.endsAtComma ? ('comma' as const) : ('switch' as const),
      }));
  });
};

/** The chunks of a sentence: those of its passage, cut to its span. */
export const chunksOf = (chunks: readonly Chunk[], start: number, end: number): readonly Chunk[] =>
  chunks.flatMap((chunk) => clip(chunk, start, end) ?? []);
