import { parseBuffer } from 'music-metadata';
import { describe, expect, it } from 'vitest';
import { id3Tag, type TagFacts } from '../../src/publish/id3-tag.js';

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 9, 8, 7]);

const facts = (changes: Partial<TagFacts> = {}): TagFacts => ({
  title: '静かな港の放送 20260106',
  artist: 'みどり',
  album: '静かな港の放送',
  date: '2026-01-06',
  track: 12,
  genre: 'Podcast',
  language: 'jpn',
  comment: 'VOICE:みどり\nCC BY 3.0',
  cover: null,
  chapters: [],
  ...changes,
});

/** A frame of silence, so that readers see an MP3 behind the tag. */
const FRAME = new Uint8Array(417);
FRAME.set([0xff, 0xfb, 0x90, 0xc0]);

const read = (tag: Uint8Array) => {
  const mp3 = new Uint8Array(tag.length + 4 * FRAME.length);
  mp3.set(tag);
  for (let at = 0; at < 4; at += 1) mp3.set(FRAME, tag.length + at * FRAME.length);
  return parseBuffer(mp3, { mimeType: 'audio/mpeg' }, { includeChapters: true });
};

const chapters = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    title: `第${index + 1}章 ${'とても長い題名'.repeat(12)}`,
    startMs: index * 1_000.4,
    endMs: (index + 1) * 1_000.4,
  }));

describe('id3Tag', () => {
  it('tells everything to an independent reader', async () => {
    const { common, format } = await read(id3Tag(facts()));
    expect(format.tagTypes).toEqual(['ID3v2.3']);
    expect(common).toMatchObject({
      title: '静かな港の放送 20260106',
      artist: 'みどり',
      album: '静かな港の放送',
      year: 2026,
      track: { no: 12 },
      genre: ['Podcast'],
      language: 'jpn',
      comment: [{ language: 'jpn', text: 'VOICE:みどり\nCC BY 3.0' }],
    });
  });

  it('leaves out what is not known', async () => {
    const bare = facts({ album: null, date: null, track: null, comment: '' });
    const { common, native } = await read(id3Tag(bare));
    expect(common.album).toBeUndefined();
    expect(native['ID3v2.3']?.map(({ id }) => id)).toEqual(['TIT2', 'TPE1', 'TCON', 'TLAN']);
  });

  it('writes day and month of the date', async () => {
    const { native } = await read(id3Tag(facts()));
    expect(native['ID3v2.3']?.find(({ id }) => id === 'TDAT')?.value).toBe('0601');
  });

  it.each([
    ['image/png', PNG],
    ['image/jpeg', JPEG],
  ])('embeds a cover as %s', async (type, cover) => {
    const { common } = await read(id3Tag(facts({ cover })));
    expect(common.picture?.[0]).toMatchObject({ format: type, type: 'Cover (front)' });
    expect([...(common.picture?.[0]?.data ?? [])]).toEqual([...cover]);
  });

  it('writes chapters with titles, times and links', async () => {
    const [first, ...others] = chapters(3);
    const url = 'https://example.org/記事?q=静か';
    const { format } = await read(
      id3Tag(facts({ chapters: [{ title: '', startMs: 0, endMs: 0, ...first, url }, ...others] })),
    );
    expect(format.chapters?.map(({ title, start }) => [title, start])).toEqual(
      chapters(3).map(({ title, startMs }) => [title, Math.round(startMs) / 1_000]),
    );
    expect(format.chapters?.[0]?.url?.url).toBe(encodeURI(url));
    expect(format.chapters?.[1]?.url).toBeUndefined();
  });

  it('writes 255 chapters at most, as many as a table of contents can count', async () => {
    const { format } = await read(id3Tag(facts({ chapters: chapters(300) })));
    expect(format.chapters).toHaveLength(255);
  });

  it('has the same length whatever the times are, and the same bytes for the same facts', () => {
    const later = chapters(5).map((chapter) => ({ ...chapter, startMs: 3_600_000, endMs: 7_200_000 }));
    const [tag, again, other] = [chapters(5), chapters(5), later].map((each) =>
      id3Tag(facts({ chapters: each })),
    );
    expect(again).toEqual(tag);
    expect(other?.length).toBe(tag?.length);
  });
});
