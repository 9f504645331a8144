import { describe, expect, it } from 'vitest';
import type { Sentence } from '../../src/domain/studio-api.js';
import { cutRuns } from '../../src/web/studio/sound/cut-runs.js';
import { sentencesOf } from '../../src/web/studio/state/sentences.js';
import { episodeView, withSentences } from '../support/episode-view.js';

const timed = ({ index }: Sentence) => ({ startMs: index * 1000, endMs: index * 1000 + 800 });
const many = (count: number, name: string) =>
  Array.from({ length: count }, (_, place) => `${name}${place}。`);

describe('cutRuns', () => {
  it('plays what the MP3 holds in one go', () => {
    const view = withSentences(episodeView([['一。', '二。'], ['三。']]), timed);
    expect(cutRuns(sentencesOf(view), 1, 3, true)).toEqual([
      { source: 'episode', from: 1, to: 3, startMs: 1000, endMs: 3800 },
    ]);
  });

  it('plays only what was asked for', () => {
    const view = withSentences(episodeView([['一。', '二。', '三。']]), timed);
    expect(cutRuns(sentencesOf(view), 2, 2, true)).toEqual([
      { source: 'episode', from: 2, to: 2, startMs: 2000, endMs: 2800 },
    ]);
  });

  it('has a sentence made that the MP3 does not hold as it is now', () => {
    const view = withSentences(episodeView([['一。', '二。', '三。']]), (sentence) =>
      sentence.index === 2 ? {} : timed(sentence),
    );
    expect(cutRuns(sentencesOf(view), 1, 3, true).map(({ source, from, to }) => [source, from, to])).toEqual([
      ['episode', 1, 1],
      ['speech', 2, 2],
      ['episode', 3, 3],
    ]);
  });

  it('does not play backwards what the script says in another order now', () => {
    const view = withSentences(episodeView([['一。', '二。']]), ({ index }) => ({
      startMs: 9000 - index * 1000,
      endMs: 9800 - index * 1000,
    }));
    expect(cutRuns(sentencesOf(view), 1, 2, true)).toHaveLength(2);
  });

  it('begins with a short sound, and ends each at the segment', () => {
    const view = episodeView([many(12, 'あ'), many(3, 'い')]);
    expect(cutRuns(sentencesOf(view), 1, 15, false)).toEqual([
      { source: 'speech', from: 1, to: 2 },
      { source: 'speech', from: 3, to: 10 },
      { source: 'speech', from: 11, to: 12 },
      { source: 'speech', from: 13, to: 15 },
    ]);
  });

  it('makes everything where there is no MP3 to play', () => {
    const view = withSentences(episodeView([['一。']]), timed);
    expect(cutRuns(sentencesOf(view), 1, 1, false)).toEqual([{ source: 'speech', from: 1, to: 1 }]);
  });

  it('is empty where there is nothing to say', () => expect(cutRuns([], 1, 9, true)).toEqual([]));
});
