import type { EpisodeItem } from '../domain/music.js';
import { sha256 } from '../util/sha256.js';

/** Plan items `from` to `to` (exclusive). The pause at which two parts are cut is the last item of the first. */
export type PartRange = { readonly from: number; readonly to: number };

/** A part is about this long, where there are pauses to cut at; the last may be half the shortest. */
const SHORTEST_MS = 30_000;
const LONGEST_MS = 90_000;
/** A pause that is the best one within this time on both sides is a cut. */
const PEAK_RADIUS_MS = 40_000;

const MS_PER_ASCII = 80;
const MS_PER_CHARACTER = 180;
/** Characters after a pause that draw its lot: most edits of a sentence leave its beginning alone. */
const LOT_CHARACTERS = 8;

/** A pause where parts may be cut. */
type Candidate = {
  readonly item: number;
  readonly atMs: number;
  readonly pauseMs: number;
  readonly hash: string;
};

/** About how long an item is. Not the clip's length: cuts are known before any sound is, and do not shift with it. */
const estimateMs = (item: EpisodeItem): number => {
  if (item.type !== 'utterance') return item.durationMs;
  let estimate = 0;
  for (const character of item.reading) estimate += character < '\x80' ? MS_PER_ASCII : MS_PER_CHARACTER;
  return estimate;
};

const findCandidates = (items: readonly EpisodeItem[], shortestPauseMs: number): [Candidate[], number] => {
  const candidates: Candidate[] = [];
  let atMs = 0;
  items.forEach((item, index) => {
    const next = items[index + 1];
    if (
      item.type === 'pause' &&
      item.durationMs >= shortestPauseMs &&
      items[index - 1]?.type === 'utterance' &&
      next?.type === 'utterance'
    ) {
      candidates.push({
        item: index,
        atMs,
        pauseMs: item.durationMs,
        hash: sha256(next.text.slice(0, LOT_CHARACTERS)),
      });
    }
    atMs += estimateMs(item);
  });
  return [candidates, atMs];
};

/** Long pauses (between segments) before short ones, then by a lot that the text after them draws. */
const isBetter = (a: Candidate, b: Candidate): boolean =>
  a.pauseMs === b.pauseMs ? a.hash > b.hash : a.pauseMs > b.pauseMs;

/** The candidates that are better than every other one within PEAK_RADIUS_MS of them, and not too near the ends. */
const findPeaks = (candidates: readonly Candidate[], endMs: number): Candidate[] => {
  const isPeak = (candidate: Candidate, index: number): boolean => {
    if (candidate.atMs < SHORTEST_MS || endMs - candidate.atMs < SHORTEST_MS / 2) return false;
    for (const step of [-1, 1]) {
      for (let other = index + step; ; other += step) {
        const neighbour = candidates[other];
        if (neighbour === undefined || Math.abs(neighbour.atMs - candidate.atMs) >= PEAK_RADIUS_MS) break;
        if (!isBetter(candidate, neighbour)) return false;
      }
    }
    return true;
  };
  return candidates.filter(isPeak);
};

/** Cuts that halve a stretch that is still too long, at its best candidate. */
const splitLong = (candidates: readonly Candidate[], startMs: number, endMs: number): Candidate[] => {
  if (endMs - startMs <= LONGEST_MS) return [];
  const inside = candidates.filter(
    ({ atMs }) => atMs - startMs >= SHORTEST_MS && endMs - atMs >= SHORTEST_MS,
  );
  const [first, ...others] = inside;
  if (first === undefined) return [];
  const best = others.reduce((a, b) => (isBetter(b, a) ? b : a), first);
  return [...splitLong(inside, startMs, best.atMs), best, ...splitLong(inside, best.atMs, endMs)];
};

/**
 * Where the encoder's parts of about a minute (30 to 90 s) begin and end. A cut is decided by the text around it
 * alone, never by what came long before: an edit moves only the cuts next to it, so that all other parts of an
 * episode stay what they were. `shortestPauseMs`: shorter pauses are not cut at.
 */
export const cutParts = (items: readonly EpisodeItem[], shortestPauseMs: number): PartRange[] => {
  const [candidates, endMs] = findCandidates(items, shortestPauseMs);
  const peaks = findPeaks(candidates, endMs);
  const borders = [0, ...peaks.map(({ atMs }) => atMs), endMs];
  const cuts = borders
    .slice(1)
    .flatMap((border, index) => [
      ...splitLong(candidates, borders[index] ?? 0, border),
      ...peaks.slice(index, index + 1),
    ]);
  const edges = [0, ...cuts.map(({ item }) => item + 1), items.length];
  return edges.slice(1).map((to, index) => ({ from: edges[index] ?? 0, to }));
};
