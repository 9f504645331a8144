import { foldWords, type SpokenText } from './spoken-text.js';

/** Where the notes of a slide begin among the spoken words. */
export type NotePlace = {
  readonly place: number;
  /** False: the notes are not in what is said; the place is a guess by their length, at the start of a sentence. */
  readonly isFound: boolean;
};

type Candidate = {
  readonly slide: number;
  readonly place: number;
  readonly length: number;
  readonly score: number;
};
type Link = { readonly candidate: Candidate; readonly total: number; readonly before: Link | null };

const MOST_CANDIDATES = 20;
const PREFIX_LENGTHS = [60, 40, 24, 16, 10, 6];
const SHINGLE_LENGTH = 10;
const SHINGLE_STEP = 3;
/** A long match counts no more than this: one long note must not outdo several shorter ones. */
const FULL_SCORE = 60;

const placesOf = (words: string, part: string): readonly number[] => {
  const places: number[] = [];
  for (
    let at = words.indexOf(part);
    at !== -1 && places.length < MOST_CANDIDATES;
    at = words.indexOf(part, at + 1)
  ) {
    places.push(at);
  }
  return places;
};

/** Where notes that were reworded may begin: most of their pieces agree on it. */
const placesByPieces = (words: string, note: string): readonly { place: number; votes: number }[] => {
  const votes = new Map<number, number>();
  for (let at = 0; at + SHINGLE_LENGTH <= note.length; at += SHINGLE_STEP) {
    for (const found of placesOf(words, note.slice(at, at + SHINGLE_LENGTH))) {
      const near = [...votes.keys()].find((place) => Math.abs(place - (found - at)) <= SHINGLE_LENGTH);
      const place = near ?? Math.max(0, found - at);
      votes.set(place, (votes.get(place) ?? 0) + 1);
    }
  }
  return [...votes].map(([place, count]) => ({ place, votes: count }));
};

const candidatesOf = (words: string, note: string, slide: number): readonly Candidate[] => {
  const { length } = note;
  const whole = placesOf(words, note);
  if (whole.length > 0) {
    return whole.map((place) => ({ slide, place, length, score: 10 + Math.min(length, FULL_SCORE) }));
  }
  for (const prefix of PREFIX_LENGTHS) {
    if (prefix >= length) continue;
    const places = placesOf(words, note.slice(0, prefix));
    if (places.length > 0) return places.map((place) => ({ slide, place, length: prefix, score: prefix }));
  }
  return placesByPieces(words, note).map(({ place, votes }) => ({
    slide,
    place,
    length: SHINGLE_LENGTH,
    score: Math.min(votes * SHINGLE_STEP, FULL_SCORE) / 2,
  }));
};

/** The best chain of candidates: later slides begin later, overlaps and leaps cost. */
const bestChain = (candidates: readonly Candidate[]): readonly Candidate[] => {
  const links: Link[] = [];
  let best: Link | null = null;
  for (const candidate of candidates) {
    let before: Link | null = null;
    let total = candidate.score;
    for (const link of links) {
      const { slide, place, length } = link.candidate;
      if (slide >= candidate.slide || place >= candidate.place) continue;
      const gap = candidate.place - (place + length);
      const cost = gap < 0 ? -gap / 2 : gap / 1_000;
      if (link.total + candidate.score - cost > total) {
        total = link.total + candidate.score - cost;
        before = link;
      }
    }
    const link: Link = { candidate, total, before };
    links.push(link);
    if (best === null || total > best.total) best = link;
  }
  const chain: Candidate[] = [];
  for (let link = best; link !== null; link = link.before) chain.unshift(link.candidate);
  return chain;
};

/** Fewer words between two notes are the host's small change. */
const FEWEST_LEFT = 8;

/**
 * Guesses places for the notes between two that were found, by their lengths, at the start of utterances: among the
 * words that neither of the two has, or, where there are none, among those of the one before.
 */
const guessBetween = (
  lengths: readonly number[],
  before: { readonly place: number; readonly length: number },
  to: number,
  starts: readonly number[],
): readonly number[] => {
  const end = before.place + before.length;
  const isLeft = to - end >= FEWEST_LEFT;
  const from = isLeft ? end : before.place;
  let done = isLeft ? 0 : before.length;
  const total = done + lengths.reduce((sum, length) => sum + length, 0);
  let last = before.length === 0 ? -1 : before.place;
  return lengths.map((length) => {
    const ideal = from + (done / total) * (to - from);
    done += length;
    const free = starts.filter((start) => start > last && start < to);
    const nearest = free.reduce<number | null>(
      (best, start) => (best === null || Math.abs(start - ideal) < Math.abs(best - ideal) ? start : best),
      null,
    );
    last = nearest ?? Math.max(0, last);
    return last;
  });
};

/**
 * Finds where each slide's notes begin in what an episode says; null for notes without words. Places never fall.
 * Notes that are not said word for word are found by their first letters or by most of their pieces, else guessed.
 */
export const matchNotes = (
  spoken: SpokenText,
  notes: readonly (string | null)[],
): readonly (NotePlace | null)[] => {
  const folded = notes.map((note) => foldWords(note ?? ''));
  const chain = bestChain(
    folded.flatMap((note, slide) => (note === '' ? [] : candidatesOf(spoken.words, note, slide))),
  );
  const found = new Map(chain.map((candidate) => [candidate.slide, candidate]));
  const places: (NotePlace | null)[] = folded.map((_, slide) => {
    const candidate = found.get(slide);
    return candidate === undefined ? null : { place: candidate.place, isFound: true };
  });
  const withWords = folded.flatMap((note, slide) => (note === '' ? [] : [slide]));
  for (let index = 0; index < withWords.length; ) {
    let end = index;
    while (end < withWords.length && !found.has(withWords[end] ?? -1)) end += 1;
    const missing = withWords.slice(index, end);
    const before = withWords[index - 1];
    const after = withWords[end];
    const guesses = guessBetween(
      missing.map((slide) => folded[slide]?.length ?? 0),
      before === undefined
        ? { place: 0, length: 0 }
        : { place: places[before]?.place ?? 0, length: folded[before]?.length ?? 0 },
      after === undefined ? spoken.words.length : (places[after]?.place ?? spoken.words.length),
      spoken.starts,
    );
    missing.forEach((slide, at) => {
      places[slide] = { place: guesses[at] ?? 0, isFound: false };
    });
    index = end + 1;
  }
  return places;
};
