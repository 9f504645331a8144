import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutParts } from '../../src/assemble/cut-parts.js';
import type { PlanItem } from '../../src/domain/plan.js';
import { pause, planOf, utterance } from '../support/plan-items.js';

const SHORTEST_PAUSE_MS = 250;
const KANA = 'あいうえおかきくけこさしすせそたちつてとなにぬねの';

/** Sentences with about the lengths and pauses of real scripts. */
const sentence = fc.tuple(
  fc
    .array(fc.constantFrom(...KANA), { minLength: 6, maxLength: 90, size: 'max' })
    .map((characters) => characters.join('')),
  fc.oneof(
    { weight: 12, arbitrary: fc.constant(300) },
    { weight: 3, arbitrary: fc.constant(350) },
    { weight: 2, arbitrary: fc.constant(600) },
    { weight: 1, arbitrary: fc.constant(1_200) },
    { weight: 1, arbitrary: fc.constant(0) },
  ),
);
const plan = fc.array(sentence, { minLength: 1, maxLength: 120, size: 'max' }).map(planOf);
const longPlan = fc.array(sentence, { minLength: 60, maxLength: 120, size: 'max' }).map(planOf);

const estimateMs = (items: readonly PlanItem[]): number =>
  items.reduce((sum, item) => sum + (item.type === 'pause' ? item.durationMs : item.reading.length * 180), 0);

/** What a part's recipe is made of, as far as the plan goes. */
const contents = (items: readonly PlanItem[]): string[] =>
  cutParts(items, SHORTEST_PAUSE_MS).map(({ from, to }) =>
    JSON.stringify([
      from === 0,
      to === items.length,
      items.slice(from, to).map((item) => (item.type === 'pause' ? item.durationMs : item.reading)),
    ]),
  );

const newParts = (before: readonly PlanItem[], after: readonly PlanItem[]): number => {
  const known = new Set(contents(before));
  return contents(after).filter((part) => !known.has(part)).length;
};

const utteranceAt = (items: readonly PlanItem[], share: number): number => {
  const places = items.flatMap((item, index) => (item.type === 'utterance' ? [index] : []));
  return places[Math.floor(share * places.length)] ?? 0;
};

const EDITS: Readonly<Record<string, (items: readonly PlanItem[], at: number, text: string) => PlanItem[]>> =
  {
    change: (items, at, text) => items.with(at, utterance(1, text)),
    insert: (items, at, text) => [...items.slice(0, at), utterance(1, text), pause(300), ...items.slice(at)],
    delete: (items, at) =>
      at === items.length - 1 ? items.slice(0, -2) : [...items.slice(0, at), ...items.slice(at + 2)],
  };

describe('cutParts', () => {
  it('covers the plan without gaps, cuts only at pauses between utterances that are long enough', () => {
    fc.assert(
      fc.property(plan, (items) => {
        const parts = cutParts(items, SHORTEST_PAUSE_MS);
        expect(parts[0]?.from).toBe(0);
        expect(parts.at(-1)?.to).toBe(items.length);
        parts.slice(1).forEach(({ from }, index) => {
          expect(parts[index]?.to).toBe(from);
          expect(items[from]?.type).toBe('utterance');
          const before = items[from - 1];
          expect(before?.type === 'pause' && before.durationMs).toBeGreaterThanOrEqual(SHORTEST_PAUSE_MS);
        });
      }),
    );
  });

  it('makes parts of about a minute', () => {
    const lengthsMs: number[] = [];
    fc.assert(
      fc.property(plan, (items) => {
        const parts = cutParts(items, SHORTEST_PAUSE_MS);
        const lengths = parts.map(({ from, to }) => estimateMs(items.slice(from, to)));
        // Where to cut depends on where there are pauses: the longest sentence with its pause may come on top.
        for (const length of lengths.slice(0, -1)) expect(length).toBeGreaterThan(29_000);
        for (const length of lengths) expect(length).toBeLessThan(90_000 + 18_000);
        lengthsMs.push(...lengths.slice(0, -1));
      }),
      { seed: 1 },
    );
    const mean = lengthsMs.reduce((sum, length) => sum + length, 0) / lengthsMs.length;
    expect(mean).toBeGreaterThan(45_000);
    expect(mean).toBeLessThan(75_000);
  });

  it.each(Object.keys(EDITS))('renews one part, seldom two, for one %s of an utterance', (name) => {
    const edit = EDITS[name];
    if (edit === undefined) throw new Error(name);
    const renewed: number[] = [];
    fc.assert(
      fc.property(
        longPlan,
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        sentence,
        (items, share, [text]) => {
          const count = newParts(items, edit(items, utteranceAt(items, share), text));
          expect(count).toBeLessThanOrEqual(4);
          renewed.push(count);
        },
      ),
      { seed: 7, numRuns: 400, endOnFailure: true },
    );
    const most = renewed.filter((count) => count <= 2).length / renewed.length;
    const mean = renewed.reduce((sum, count) => sum + count, 0) / renewed.length;
    expect(most).toBeGreaterThan(0.96);
    expect(mean).toBeLessThan(1.3);
  });

  it('cuts between segments rather than within them', () => {
    const segment = (name: string): [string, number][] =>
      Array.from({ length: 9 }, (_, index) => [
        `${name}${index}${'の'.repeat(30)}`,
        index === 8 ? 1_200 : 300,
      ]);
    const items = planOf([...segment('い'), ...segment('ろ'), ...segment('は'), ...segment('に')]);
    const starts = cutParts(items, SHORTEST_PAUSE_MS).map(({ from }) => items[from]);
    expect(starts.map((item) => item?.type === 'utterance' && item.text.slice(0, 2))).toEqual([
      'い0',
      'ろ0',
      'は0',
      'に0',
    ]);
  });

  it('leaves a plan without long pauses in one piece', () => {
    const items = planOf(Array.from({ length: 200 }, (_, index) => [`${index}${'あ'.repeat(20)}`, 100]));
    expect(cutParts(items, SHORTEST_PAUSE_MS)).toEqual([{ from: 0, to: items.length }]);
  });

  it('cuts even when all sentences are the same', () => {
    const items = planOf(Array.from({ length: 100 }, () => ['同じことを何度も言うのだ。', 300]));
    expect(cutParts(items, SHORTEST_PAUSE_MS).length).toBeGreaterThan(2);
  });
});
