import { parseNotation } from '../reading/notation.js';

/** A piece of text and what is said of it; offsets are UTF-16 units of the passage. */
export type Chunk = {
  readonly start: number;
  readonly end: number;
  /** The characters that are meant, without escapes. */
  readonly visible: string;
  /** Reading that the script itself gives; null: it is made from `visible`. */
  readonly reading: string | null;
};

/** What the notation of a passage asks for, in order. */
export type NotatedPart =
  | { readonly type: 'break'; readonly durationMs: number }
  | {
      readonly type: 'text';
      readonly start: number;
      readonly end: number;
      /** Profile id that the notation names; null: the passage's own voice. */
      readonly voice: string | null;
      readonly chunks: readonly Chunk[];
    };

const ESCAPED = /\\[{}|<>\\]/g;

/** A text between tags; each escaped sign is a chunk of its own, so that the others map one to one. */
const textChunks = (raw: string, start: number): Chunk[] => {
  const chunks: Chunk[] = [];
  const push = (from: number, to: number, visible: string): void => {
    if (to > from) chunks.push({ start: start + from, end: start + to, visible, reading: null });
  };
  let at = 0;
  for (const match of raw.matchAll(ESCAPED)) {
    push(at, match.index, raw.slice(at, match.index));
    at = match.index + match[0].length;
    push(match.index, at, match[0].slice(1));
  }
  push(at, raw.length, raw.slice(at));
  return chunks;
};

/** Takes the notation of a passage apart; a passage without any is one part of one chunk. */
export const notatedParts = (text: string): readonly NotatedPart[] => {
  if (!/[{<\\]/.test(text)) {
    const chunk = { start: 0, end: text.length, visible: text, reading: null };
    return [{ type: 'text', start: 0, end: text.length, voice: null, chunks: [chunk] }];
  }
  const parts: NotatedPart[] = [];
  for (const span of parseNotation(text)) {
    if (span.type === 'voice') continue;
    if (span.type === 'break') {
      parts.push({ type: 'break', durationMs: span.durationMs });
      continue;
    }
    const { start, end, voice } = span;
    const chunks =
      span.type === 'reading'
        ? [{ start, end, visible: span.text, reading: span.reading }]
        : textChunks(text.slice(start, end), start);
    const last = parts.at(-1);
    if (last?.type === 'text' && last.voice === voice && last.end === start) {
      parts[parts.length - 1] = { ...last, end, chunks: [...last.chunks, ...chunks] };
    } else {
      parts.push({ type: 'text', start, end, voice, chunks });
    }
  }
  return parts;
};

/** The ids of voices that the notation of a text names. */
export const notatedVoices = (text: string): readonly string[] =>
  notatedParts(text).flatMap((part) => (part.type === 'text' && part.voice !== null ? [part.voice] : []));

/** Stands for a chunk whose reading is given: a letter that ends no sentence and is Japanese. */
const STAND_IN = 'あ';

/** The raw text of chunks with the notation masked, unit for unit: for whatever must not look inside it. */
export const maskNotation = (text: string, chunks: readonly Chunk[]): string =>
  chunks
    .map(({ start, end, reading }) =>
      reading === null ? text.slice(start, end) : STAND_IN.repeat(end - start),
    )
    .join('');
