import { ID3Writer } from 'browser-id3-writer';

/** What the MP3's tag says. */
export type TagFacts = {
  readonly title: string;
  readonly artist: string;
  readonly album: string | null;
  /** `YYYY-MM-DD` */
  readonly date: string | null;
  readonly track: number | null;
  readonly genre: string;
  /** Three letters of ISO 639-2. */
  readonly language: string;
  readonly comment: string;
  /** A JPEG or PNG file. */
  readonly cover: Uint8Array | null;
  readonly chapters: readonly {
    readonly title: string;
    readonly url?: string | undefined;
    readonly startMs: number;
    readonly endMs: number;
  }[];
};

/** A table of contents counts its entries in one byte. */
const MOST_CHAPTERS = 255;
const FRONT_COVER = 3;

const bufferOf = (bytes: Uint8Array): ArrayBuffer => {
  const buffer = new ArrayBuffer(bytes.length);
  new Uint8Array(buffer).set(bytes);
  return buffer;
};

const setChapters = (writer: ID3Writer, chapters: TagFacts['chapters']): void => {
  const shown = chapters.slice(0, MOST_CHAPTERS);
  if (shown.length === 0) return;
  const ids = shown.map((_, index) => `ch${index}`);
  writer.setFrame('CTOC', { id: 'toc', topLevel: true, ordered: true, childElementIds: ids });
  shown.forEach(({ title, url, startMs, endMs }, index) => {
    writer.setFrame('CHAP', {
      id: ids[index] ?? '',
      startTime: Math.round(startMs),
      endTime: Math.round(endMs),
      subFrames: {
        TIT2: title,
        // The frame holds Latin-1 only: other characters are written %E3%81… as browsers do.
        ...(url === undefined ? {} : { WXXX: { description: '', value: asciiUrl(url) } }),
      },
    });
  });
};

const asciiUrl = (url: string): string => (URL.canParse(url) ? new URL(url).href : encodeURI(url));

/**
 * An ID3v2.3 tag (2.4 loses long chapters in common readers). Its length depends on texts and cover alone, not on
 * times: room can be left for it before the times are known.
 */
export const id3Tag = (facts: TagFacts): Uint8Array => {
  const writer = new ID3Writer(new ArrayBuffer(0));
  writer.setFrame('TIT2', facts.title).setFrame('TPE1', [facts.artist]);
  if (facts.album !== null) writer.setFrame('TALB', facts.album);
  if (facts.date !== null) {
    const [year = '', month = '', day = ''] = facts.date.split('-');
    writer.setFrame('TYER', Number(year)).setFrame('TDAT', `${day}${month}`);
  }
  if (facts.track !== null) writer.setFrame('TRCK', String(facts.track));
  writer.setFrame('TCON', [facts.genre]).setFrame('TLAN', facts.language);
  if (facts.comment !== '') {
    writer.setFrame('COMM', { description: '', text: facts.comment, language: facts.language });
  }
  if (facts.cover !== null) {
    writer.setFrame('APIC', { type: FRONT_COVER, data: bufferOf(facts.cover), description: '' });
  }
  setChapters(writer, facts.chapters);
  return new Uint8Array(writer.addTag());
};
