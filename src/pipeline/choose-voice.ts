import type { Failure } from '../domain/failure.js';
import type { Script, SpeechPassage } from '../domain/script.js';
import { type NotationSpan, parseNotation } from '../reading/notation.js';
import { err, ok, type Result } from '../util/result.js';

/** A stretch of a script, in UTF-16 units of its text. */
export type TextRange = { readonly offset: number; readonly length: number };

/** The tags around a stretch; pieces with the same object stand between the same two. */
type Tags = { readonly voice: string; readonly open: string; readonly close: string };
type Piece = { readonly start: number; readonly end: number; readonly tags: Tags | null };

/** Characters of two UTF-16 units. */
const PAIRS = /[\u{10000}-\u{10ffff}]/gu;
const ESCAPED = /\\[{}|<>\\]/g;
/** As the notation takes it. */
const VOICE_ID = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;

const refuse = (message: string, hint?: string) =>
  err<Failure>({ code: 'usage', message, ...(hint !== undefined && { hint }) });

/** Everything of a passage but the tags of voices, each with the tags it stands between. */
const piecesOf = (text: string, spans: readonly NotationSpan[]): readonly (Piece & { type: string })[] => {
  let tags: Tags | null = null;
  return spans.flatMap((span, index) => {
    const { start, end, type } = span;
    if (type !== 'voice') return [{ start, end, type, tags }];
    const close = spans.slice(index + 1).find((later) => later.type === 'voice');
    tags =
      span.voice === null
        ? null
        : {
            voice: span.voice,
            open: text.slice(start, end),
            close: close === undefined ? '</voice>' : text.slice(close.start, close.end),
          };
    return [];
  });
};

/** Pieces cut at both ends of a range; null where that would cut through a notation or a character. */
const cutAt = (
  text: string,
  pieces: readonly (Piece & { type: string })[],
  edges: readonly number[],
): readonly Piece[] | null => {
  const cut: Piece[] = [];
  for (const { start, end, type, tags } of pieces) {
    const inside = edges.filter((edge) => edge > start && edge < end);
    if (inside.length > 0 && type !== 'text') return null;
    const whole = [ESCAPED, PAIRS].flatMap((pattern) =>
      [...text.slice(start, end).matchAll(pattern)].map(({ index }) => start + index + 1),
    );
    if (inside.some((edge) => whole.includes(edge))) return null;
    const places = [start, ...inside, end];
    for (const [at, from] of places.slice(0, -1).entries())
      cut.push({ start: from, end: places[at + 1] ?? end, tags });
  }
  return cut;
};

const written = (text: string, pieces: readonly Piece[]): string =>
  pieces
    .map(({ start, end, tags }, index) => {
      const before = pieces[index - 1]?.tags ?? null;
      const after = pieces[index + 1]?.tags ?? null;
      const open = tags !== null && tags !== before ? tags.open : '';
      const close = tags !== null && tags !== after ? tags.close : '';
      return `${open}${text.slice(start, end)}${close}`;
    })
    .join('');

/** Who says what: the characters of each voice, in order. */
const saidBy = (parts: readonly (readonly [string | null, string])[]): string => {
  const runs: [string | null, string][] = [];
  for (const [voice, text] of parts) {
    const last = runs.at(-1);
    if (last?.[0] === voice) last[1] += text;
    else if (text !== '') runs.push([voice, text]);
  }
  return JSON.stringify(runs);
};

const voicesOf = (text: string): string =>
  saidBy(
    piecesOf(text, parseNotation(text)).map(
      ({ start, end, tags }) => [tags?.voice ?? null, text.slice(start, end)] as const,
    ),
  );

const passageAt = (script: Script, { offset, length }: TextRange): SpeechPassage | undefined =>
  script.segments
    .flatMap(({ passages }) => passages)
    .filter((passage) => passage.type === 'speech')
    .find((passage) => passage.offset <= offset && offset + length <= passage.offset + passage.text.length);

/** Without the spaces and line breaks at its ends, which nobody speaks. */
const trimmed = (text: string, start: number, end: number): readonly [number, number] => {
  const inside = text.slice(start, end);
  return [
    start + (inside.length - inside.trimStart().length),
    end - (inside.length - inside.trimEnd().length),
  ];
};

/**
 * The script's text with another voice for a stretch of one passage, in the notation `<voice id>…</voice>`; null
 * takes away what was chosen there. All else stays as it is. A voice that `voices` does not have, and a stretch that
 * lies in no passage or cuts through a notation or a character, are `usage`.
 */
export const chooseVoice = (
  script: Script,
  range: TextRange,
  voice: string | null,
  voices: ReadonlySet<string>,
): Result<string, Failure> => {
  if (voice !== null && !voices.has(voice))
    return refuse(`there is no voice ${voice}`, `The voices are: ${[...voices].join(', ')}.`);
  if (voice !== null && !VOICE_ID.test(voice)) {
    const hint = 'The name of its profile has to be of letters, digits, - and _.';
    return refuse(`the voice ${voice} cannot be written in a script`, hint);
  }
  const passage = passageAt(script, range);
  if (passage === undefined) return refuse('the stretch does not lie in one passage');
  const { text, offset } = passage;
  const [start, end] = trimmed(text, range.offset - offset, range.offset - offset + range.length);
  if (start >= end) return refuse('the stretch holds nothing to say');
  const cut = cutAt(text, piecesOf(text, parseNotation(text)), [start, end]);
  if (cut === null) return refuse('the stretch cuts through a notation or a character');
  const chosen = voice === null ? null : { voice, open: `<voice ${voice}>`, close: '</voice>' };
  const pieces = cut.map((piece) =>
    piece.start >= start && piece.end <= end ? { ...piece, tags: chosen } : piece,
  );
  const changed = written(text, pieces);
  const wanted = saidBy(
    pieces.map((piece) => [piece.tags?.voice ?? null, text.slice(piece.start, piece.end)] as const),
  );
  // A tag that stands there as mere text may get a meaning from the new ones.
  if (voicesOf(changed) !== wanted)
    return refuse('a tag there is never opened or closed: mend it first, or put \\ before its <');
  const { source } = script;
  return ok(source.slice(0, offset) + changed + source.slice(offset + text.length));
};
