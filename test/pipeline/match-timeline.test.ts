import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClipKey } from '../../src/domain/clip-key.js';
import type { Manifest, ManifestEntry } from '../../src/domain/manifest.js';
import type { UtteranceItem } from '../../src/domain/plan.js';
import { matchTimeline } from '../../src/pipeline/match-timeline.js';
import type { SpokenSentence } from '../../src/pipeline/split-into-sentences.js';

const utterance = (key: string | null): UtteranceItem => ({
  type: 'utterance',
  index: 1,
  segment: 1,
  voice: 'v',
  backend: 'tone',
  text: 'x',
  reading: 'x',
  key: key as ClipKey | null,
  sound: 0,
  line: 1,
  column: 1,
  offset: 0,
});

const sentencesOf = (keys: readonly (readonly (string | null)[])[]): SpokenSentence[] =>
  keys.map((own, at) => ({
    index: at + 1,
    segment: 1,
    passage: { type: 'speech', voice: 'v', skill: null, text: 'x', line: 1, column: 1, offset: 0 },
    offset: 0,
    length: 1,
    line: 1,
    utterances: own.map(utterance),
  }));

/** Each utterance lasts 80 ms, the pause after it 20. */
const timelineOf = (keys: readonly string[]): Pick<Manifest, 'timeline'> => ({
  timeline: keys.flatMap((key, at): ManifestEntry[] => [
    { ...utterance(key), key, startMs: at * 100, endMs: at * 100 + 80 },
    { type: 'pause', segment: 1, kind: 'sentence', startMs: at * 100 + 80, endMs: at * 100 + 100 },
  ]),
});

const startsOf = (keys: readonly (readonly (string | null)[])[], there: readonly string[]) => {
  const spans = matchTimeline(sentencesOf(keys), timelineOf(there));
  return keys.map((_, at) => spans.get(at + 1)?.startMs ?? null);
};

describe('matchTimeline', () => {
  it.each([
    ['all as it was', [['a'], ['b', 'c'], ['d']], ['a', 'b', 'c', 'd'], [0, 100, 300]],
    ['one changed', [['a'], ['x'], ['d']], ['a', 'b', 'd'], [0, null, 200]],
    ['one put in', [['a'], ['x'], ['b']], ['a', 'b'], [0, null, 100]],
    ['one taken out', [['a'], ['c']], ['a', 'b', 'c'], [0, 200]],
    ['said twice', [['a'], ['a'], ['b']], ['a', 'a', 'b'], [0, 100, 200]],
    ['half of it', [['a', 'x'], ['b']], ['a', 'y', 'b'], [null, 200]],
    ['one piece more inside', [['a', 'b']], ['a', 'x', 'b'], [null]],
    ['two changed places', [['b'], ['a']], ['a', 'b'], [null, 0]],
    ['no keys', [[null], ['a']], ['a'], [null, 0]],
    ['nothing there', [['a']], [], [null]],
  ])('%s', (_what, keys, there, starts) => expect(startsOf(keys, there)).toEqual(starts));

  it('finds all that an edit left alone, in order, and never another sound', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
    const list = fc.array(key, { maxLength: 12 });
    fc.assert(
      fc.property(list, list, list, list, (head, old, fresh, tail) => {
        const there = [...head, ...old, ...tail];
        const now = [...head, ...fresh, ...tail];
        const starts = startsOf(
          now.map((each) => [each]),
          there,
        );
        const places = starts.flatMap((startMs, at) =>
          startMs === null ? [] : [[startMs / 100, at] as const],
        );
        for (const [place, at] of places) expect(there[place]).toBe(now[at]);
        const inOrder = places.map(([place]) => place);
        expect(inOrder).toEqual([...new Set(inOrder)].sort((a, b) => a - b));
        expect(places.length).toBeGreaterThanOrEqual(head.length + tail.length);
      }),
      { numRuns: 1_000 },
    );
  });
});
