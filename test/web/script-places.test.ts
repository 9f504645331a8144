import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekEnds } from '../../src/web/studio/i18n/week-days.js';
import { chapterOf } from '../../src/web/studio/state/chapter-of.js';
import {
  differingLines,
  differingSpan,
  replaceSpan,
  withLineEnds,
} from '../../src/web/studio/state/replace-span.js';
import { episodeHash, readRoute, weekHash } from '../../src/web/studio/state/route.js';
import { nextFinding, sentenceAtLine, sentencesInSpan } from '../../src/web/studio/state/sentences.js';
import { weekOf } from '../../src/web/studio/state/week-of.js';
import { episodeView, findingAt, withSentences } from '../support/episode-view.js';

describe('spans of a text', () => {
  it('tells where two texts differ so that the change can be made again', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), (before, after) => {
        const { offset, beforeLength, afterLength } = differingSpan(before, after);
        expect(replaceSpan(before, offset, beforeLength, after.slice(offset, offset + afterLength))).toBe(
          after,
        );
      }),
    );
  });

  it('names the lines that differ', () => {
    expect(differingLines('一\n二\n三', '一\n弐\n参\n三', 9)).toEqual({
      line: 2,
      before: ['二'],
      after: ['弐', '参'],
    });
    expect(differingLines('一\r\n二', '一\r\n二\r\n三', 9)).toEqual({ line: 3, before: [], after: ['三'] });
    expect(differingLines('a\nb\nc', 'x\ny\nz', 2).after).toEqual(['x', 'y']);
  });
});

describe('withLineEnds', () => {
  it('writes line ends as the script does', () => {
    expect(withLineEnds('一\n二', 'あ\r\nい')).toBe('一\r\n二');
    expect(withLineEnds('一\r\n二', 'あ\r\nい')).toBe('一\r\n二');
    expect(withLineEnds('一\r\n二', 'あ\nい')).toBe('一\n二');
  });
});

describe('sentences of a script', () => {
  const view = episodeView([['一つ。', '二つ。'], ['三つ。']]);

  it('are found by a span of the text', () => {
    expect(sentencesInSpan(view, 0, 3)).toEqual({ from: 1, to: 1 });
    expect(sentencesInSpan(view, 0, 5)).toEqual({ from: 1, to: 2 });
    expect(sentencesInSpan(view, view.source.length - 1, 0)).toEqual({ from: 3, to: 3 });
    expect(sentencesInSpan(view, 8, 2)).toBeNull();
  });

  it('are found by line, or the next one', () => {
    expect(sentenceAtLine(view, 2)?.index).toBe(2);
    expect(sentenceAtLine(view, 3)?.index).toBe(3);
    expect(sentenceAtLine(view, 9)).toBeUndefined();
  });

  it('are gone through by what lint says of them, round and round', () => {
    const noted = withSentences(view, ({ index, offset }) => ({
      findings: [findingAt(offset, index === 2 ? 'info' : 'error')],
    }));
    expect([nextFinding(noted, 1, 1), nextFinding(noted, 3, 1)]).toEqual([3, 1]);
    expect([nextFinding(noted, 3, -1), nextFinding(noted, 1, -1)]).toEqual([1, 3]);
    expect(nextFinding(view, 1, 1)).toBeNull();
  });

  it('belong to a chapter, by time or else by line', () => {
    const chapters = [
      { title: 'a', line: 1, url: null, startMs: 0, endMs: 500 },
      { title: 'b', line: 4, url: null, startMs: 500, endMs: 900 },
    ];
    const untimed = { ...view, chapters: chapters.map((chapter) => ({ ...chapter, startMs: null })) };
    expect([1, 2, 3].map((index) => chapterOf(untimed, index))).toEqual([0, 0, 1]);
    const timed = withSentences({ ...view, chapters }, ({ index }) => ({
      startMs: index * 250,
      endMs: index * 250 + 200,
    }));
    expect([1, 2, 3, 4].map((index) => chapterOf(timed, index))).toEqual([0, 1, 1, -1]);
  });
});

describe('addresses', () => {
  it('are read as they are written', () => {
    expect(readRoute(weekHash('2026-W47'))).toEqual({ view: 'week', week: '2026-W47' });
    expect(readRoute(episodeHash('a b/ç'))).toEqual({ view: 'episode', id: 'a b/ç' });
  });

  it.each(['', '#/', '#/week/', '#/script/a/b', '#/script/%E3', '#x'])('%s names nothing', (hash) =>
    expect(readRoute(hash)).toEqual({ view: 'connecting' }),
  );
});

describe('weeks', () => {
  it.each([
    ['2026-11-17', '2026-W47'],
    ['2027-01-01', '2026-W53'],
    ['2024-12-30', '2025-W01'],
  ])('%s is in %s', (day, week) => expect(weekOf(day)).toBe(week));

  it('hold each of their days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 30_000 }), (number) => {
        const day = new Date(number * 86_400_000);
        const [from, to] = weekEnds(weekOf(day.toISOString().slice(0, 10))) ?? [];
        expect(from !== undefined && to !== undefined && from <= day && day <= to).toBe(true);
      }),
    );
  });
});
