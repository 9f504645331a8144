import { describe, expect, it } from 'vitest';
import { sameSegment } from '../../src/web/studio/state/same-sentence.js';
import { episodeView, findingAt, withSentences } from '../support/episode-view.js';

const [a, b] = [episodeView([['一。', '二。']]), episodeView([['一。', '二。']])];
const first = (view: typeof a) => {
  const segment = view.segments[0];
  if (segment === undefined) throw new Error('no segment');
  return segment;
};
const same = (left: typeof a, right: typeof a) => sameSegment(first(left), first(right));

describe('sameSegment', () => {
  it('is so for what looks alike', () => expect(same(a, b)).toBe(true));

  it('is so for what only moved in the script', () => {
    const moved = withSentences(b, ({ offset, line }) => ({ offset: offset + 40, line: line + 2 }));
    const noted = withSentences(a, ({ offset }) => ({ findings: [findingAt(offset)] }));
    const notedAndMoved = withSentences(moved, ({ offset }) => ({ findings: [findingAt(offset)] }));
    expect(same(a, moved)).toBe(true);
    expect(same(noted, notedAndMoved)).toBe(true);
  });

  it.each([
    ['text', { text: '三。' }],
    ['reading', { reading: 'サン。' }],
    ['cached', { cached: true }],
    ['place in the MP3', { startMs: 0, endMs: 9 }],
    ['findings', { findings: [findingAt(0)] }],
  ])('is not so for another %s', (_, change) => {
    expect(
      same(
        a,
        withSentences(b, ({ index }) => (index === 2 ? change : {})),
      ),
    ).toBe(false);
  });

  it('is not so for fewer sentences or another voice', () => {
    expect(same(a, episodeView([['一。']]))).toBe(false);
    const other = {
      ...b,
      segments: b.segments.map((segment) => ({
        ...segment,
        passages: segment.passages.map((passage) =>
          passage.type === 'speech' ? { ...passage, voice: 'other' } : passage,
        ),
      })),
    };
    expect(same(a, other)).toBe(false);
  });
});
