import type { Span } from './span.js';

/**
 * A run of characters that NFKC leaves alone, or one character with the combining marks that NFKC may join to it
 * (half-width sound marks too).
 */
const CHUNK =
  /[\n -~\u3001-\u3003\u3005-\u3011\u3041-\u3096\u30A1-\u30FA\u30FC\u4E00-\u9FFF]+(?![\p{M}\uFF9E\uFF9F])|[\s\S][\p{M}\uFF9E\uFF9F]*/gu;

type Chunk = {
  /** Where it begins after NFKC and where it stands in the text as it was. */
  readonly at: number;
  readonly original: Span;
  /** Nothing changed inside: offsets move together. */
  readonly same: boolean;
};

/** A text after NFKC, with the way back to the spans of the text as it was. */
export class NormalizedText {
  readonly text: string;
  readonly #chunks: readonly Chunk[];

  constructor(source: string) {
    const chunks: Chunk[] = [];
    let text = '';
    for (const match of source.matchAll(CHUNK)) {
      const [part] = match;
      const normal = part.normalize('NFKC');
      const original = { start: match.index, end: match.index + part.length };
      chunks.push({ at: text.length, original, same: normal === part });
      text += normal;
    }
    this.text = text;
    this.#chunks = chunks;
  }

  /** The span of the original text that units `start` to `end` (exclusive, at least one) come from. */
  original(start: number, end: number): Span {
    const first = this.#chunkAt(start);
    const last = this.#chunkAt(end - 1);
    if (first === undefined || last === undefined) return { start, end };
    return {
      start: first.original.start + (first.same ? start - first.at : 0),
      end: last.same ? last.original.start + end - last.at : last.original.end,
    };
  }

  #chunkAt(offset: number): Chunk | undefined {
    let low = 0;
    let high = this.#chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#chunks[middle]?.at ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return this.#chunks[low];
  }
}
