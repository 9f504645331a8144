/** What is read back of an ID3v2.3 tag, to see that what was written can be read. */
export type ReadTag = {
  /** The whole tag. */
  readonly bytes: number;
  readonly title: string | null;
  readonly chapters: readonly {
    readonly startMs: number;
    readonly endMs: number;
    readonly title: string | null;
  }[];
};

type Frame = { readonly id: string; readonly data: Uint8Array };

const HEADER_BYTES = 10;
const CHAPTER_TIMES_BYTES = 16;

const ascii = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** Frames behind one another up to the end or the padding; null when they do not fit. */
const framesOf = (bytes: Uint8Array): readonly Frame[] | null => {
  const frames: Frame[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (at + HEADER_BYTES <= bytes.length && bytes[at] !== 0) {
    const id = ascii(bytes.subarray(at, at + 4));
    const end = at + HEADER_BYTES + view.getUint32(at + 4);
    if (!/^[A-Z0-9]{4}$/.test(id) || end > bytes.length) return null;
    frames.push({ id, data: bytes.subarray(at + HEADER_BYTES, end) });
    at = end;
  }
  return frames;
};

const textOf = (frames: readonly Frame[] | null, id: string): string | null => {
  const data = frames?.find((frame) => frame.id === id)?.data;
  if (data === undefined) return null;
  const decoder = new TextDecoder(data[0] === 0 ? 'latin1' : 'utf-16', { ignoreBOM: false });
  return decoder.decode(data.subarray(1)).replace(/\0+$/, '');
};

const chapterOf = ({ data }: Frame): ReadTag['chapters'][number] | null => {
  const idEnd = data.indexOf(0) + 1;
  if (idEnd === 0 || data.length < idEnd + CHAPTER_TIMES_BYTES) return null;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const title = textOf(framesOf(data.subarray(idEnd + CHAPTER_TIMES_BYTES)), 'TIT2');
  return { startMs: view.getUint32(idEnd), endMs: view.getUint32(idEnd + 4), title };
};

/** Reads the tag at the head of a file; null when there is none that can be read. */
export const readTag = (bytes: Uint8Array): ReadTag | null => {
  if (ascii(bytes.subarray(0, 3)) !== 'ID3' || bytes[3] !== 3) return null;
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(6, HEADER_BYTES);
  const length = HEADER_BYTES + ((a << 21) | (b << 14) | (c << 7) | d);
  const frames = length > bytes.length ? null : framesOf(bytes.subarray(HEADER_BYTES, length));
  if (frames === null) return null;
  const chapters = frames.filter(({ id }) => id === 'CHAP').map(chapterOf);
  if (chapters.some((chapter) => chapter === null)) return null;
  return { bytes: length, title: textOf(frames, 'TIT2'), chapters: chapters.filter((each) => each !== null) };
};
