import type { Manifest, ManifestEntry } from '../domain/manifest.js';
import type { SpokenSentence } from './split-into-sentences.js';

type Spoken = Extract<ManifestEntry, { type: 'utterance' }>;

export type SpanMs = { readonly startMs: number; readonly endMs: number };

/** Pairs of equal elements, in order, as many as there can be: indexes into both lists. */
const longestCommon = (a: readonly (string | null)[], b: readonly string[]): [number, number][] => {
  const pairs: [number, number][] = [];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) {
    pairs.push([start, start]);
    start += 1;
  }
  let endA = a.length;
  let endB = b.length;
  const tail: [number, number][] = [];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
    tail.unshift([endA, endB]);
  }
  // Lengths of the longest common run of what is left from each pair of places on.
  const columns = endB - start + 1;
  const lengths = new Uint16Array((endA - start + 1) * columns);
  const at = (i: number, j: number): number => lengths[(i - start) * columns + (j - start)] ?? 0;
  for (let i = endA - 1; i >= start; i -= 1) {
    for (let j = endB - 1; j >= start; j -= 1) {
      lengths[(i - start) * columns + (j - start)] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  for (let i = start, j = start; i < endA && j < endB; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return [...pairs, ...tail];
};

/**
 * Where an MP3 holds the sentences as they would be spoken now, by their index; of a sentence that it holds otherwise,
 * or only in part, nothing.
 */
export const matchTimeline = (
  sentences: readonly SpokenSentence[],
  { timeline }: Pick<Manifest, 'timeline'>,
): ReadonlyMap<number, SpanMs> => {
  const spoken = timeline.filter((entry): entry is Spoken => entry.type === 'utterance');
  const keys = sentences.flatMap(({ utterances }) => utterances.map(({ key }) => key));
  const pairs = longestCommon(
    keys,
    spoken.map(({ key }) => key),
  );
  const placeOf = new Map(pairs);
  const spans = new Map<number, SpanMs>();
  let first = 0;
  for (const { index, utterances } of sentences) {
    const places = utterances.map((_, step) => placeOf.get(first + step));
    first += utterances.length;
    const [start] = places;
    if (start === undefined || places.some((place, step) => place !== start + step)) continue;
    const [from, to] = [spoken[start], spoken[start + places.length - 1]];
    if (from !== undefined && to !== undefined) {
      spans.set(index, { startMs: from.startMs, endMs: to.endMs });
    }
  }
  return spans;
};
