import type { LineIndex } from '../util/line-index.js';
import { BEAT } from './beats.js';
import type { Marker } from './find-markers.js';
import { openerForm } from './opener-form.js';
import { type Span, trimSpan } from './span.js';

/** How many lines below a marker its beat may stand, and below the first line of a body its end. */
export const NEAR_LINES = 3;

/** The text between two beats, or between a beat and an edge of the piece. */
export type Region = Span & {
  /** The beats around it; null at the edges of the piece. */
  readonly opening: number | null;
  readonly closing: number | null;
  readonly markers: readonly Marker[];
  /** The marker that makes it an announcement, or null. */
  readonly announcer: Marker | null;
};

const cutAtBeats = (piece: Span, beats: readonly number[], markers: readonly Marker[]): readonly Region[] => {
  const regions: Region[] = [];
  let next = 0;
  for (let index = 0; index <= beats.length; index++) {
    const opening = beats[index - 1] ?? null;
    const closing = beats[index] ?? null;
    const end = closing ?? piece.end;
    const own: Marker[] = [];
    for (let marker = markers[next]; marker !== undefined && marker.end <= end; marker = markers[++next])
      own.push(marker);
    const start = opening === null ? piece.start : opening + BEAT.length;
    regions.push({ start, end, opening, closing, markers: own, announcer: null });
  }
  return regions;
};

/** More than a marker's own sentence: it holds what a body does, an article's opener or a quote. */
const holdsBody = (tail: string): boolean =>
  /[「『“"]/.test(tail) || openerForm(tail.replace(/^[^。！？!?]*[。！？!?]+/, ''), false) !== null;

/**
 * Cuts a piece at its beats and says which regions are announcements: those whose last marker has a beat behind
 * it on the same line, or soon below unless that beat is itself the opening one of an announcement. Where text
 * like a body's stands before that beat and no closing beat comes after it, the beat is the closing one, and the
 * marker has none.
 */
export const findAnnouncements = (
  source: string,
  piece: Span,
  beats: readonly number[],
  markers: readonly Marker[],
  lines: LineIndex,
): readonly Region[] => {
  const regions = [...cutAtBeats(piece, beats, markers)];
  const lineOf = (offset: number) => lines.positionAt(offset).line;
  for (let index = regions.length - 2; index >= 0; index--) {
    const region = regions[index];
    const next = regions[index + 1];
    const marker = region?.markers.at(-1);
    if (region === undefined || next === undefined || marker === undefined) continue;
    const below = lineOf(region.end) - lineOf(marker.end);
    const opensNext = next.announcer !== null;
    if (below !== 0 && (below > NEAR_LINES || opensNext)) continue;
    const closesLater =
      next.closing !== null &&
      regions[index + 2]?.announcer == null &&
      lineOf(next.closing) - lineOf((trimSpan(source, next) ?? next).start) <= NEAR_LINES;
    const tail = source.slice(marker.end, Math.min(region.end, marker.end + 200));
    if (closesLater || !holdsBody(tail)) regions[index] = { ...region, announcer: marker };
  }
  return regions;
};
