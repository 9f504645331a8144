import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { id3Tag, type TagFacts } from '../../src/publish/id3-tag.js';
import { readTag } from '../../src/publish/read-tag.js';

const facts = (changes: Partial<TagFacts>): TagFacts => ({
  title: 'ある回',
  artist: 'host',
  album: null,
  date: '2026-01-06',
  track: 3,
  genre: 'Podcast',
  language: 'jpn',
  comment: 'credit',
  cover: new Uint8Array([0xff, 0xd8, 0xff, 0, 1, 2]),
  chapters: [],
  ...changes,
});

describe('readTag', () => {
  it('reads back title and chapters of any tag that is written', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((each) => !each.includes('\0'));
    const chapter = fc.record({ title: text, startMs: fc.nat(1e8), endMs: fc.nat(1e8) });
    fc.assert(
      fc.property(text, fc.array(chapter, { maxLength: 20 }), (title, chapters) => {
        const bytes = id3Tag(facts({ title, chapters }));
        expect(readTag(bytes)).toEqual({ bytes: bytes.length, title, chapters });
      }),
    );
  });

  it.each([
    ['none', () => new Uint8Array(100)],
    ['one that is cut short', (tag: Uint8Array) => tag.subarray(0, 40)],
    ['another version', (tag: Uint8Array) => tag.with(3, 4)],
    ['a frame longer than the tag', (tag: Uint8Array) => tag.with(14, 0x7f)],
  ])('refuses %s', (_, change) => {
    expect(readTag(change(id3Tag(facts({}))))).toBeNull();
  });
});
