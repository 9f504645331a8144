import type { Span } from './span.js';

/** A character with the combining marks that NFKC may join to it (half-width sound marks too). */
const CLUSTER = /[\s\S][\p{M}\uFF9E\uFF9F]*/gu;

/** A text after NFKC, with the way back to the spans of the text as it was. */
export class NormalizedText {
  readonly text: string;
  /** `#starts[i]` and `#ends[i]`: what the i-th unit stands for; null when the text was NFKC already. */
  readonly #starts: Uint32Array | null;
  readonly #ends: Uint32Array | null;

  constructor(source: string) {
    const whole = source.normalize('NFKC');
    if (whole === source) {
      this.text = source;
      this.#starts = null;
      this.#ends = null;
      return;
    }
    const parts: string[] = [];
    const spans: number[] = [];
    for (const match of source.matchAll(CLUSTER)) {
      const part = match[0].normalize('NFKC');
      parts.push(part);
      for (let unit = 0; unit < part.length; unit++) spans.push(match.index, match.index + match[0].length);
    }
    this.text = parts.join('');
    this.#starts = Uint32Array.from({ length: this.text.length }, (_, at) => spans[2 * at] ?? 0);
    this.#ends = Uint32Array.from({ length: this.text.length }, (_, at) => spans[2 * at + 1] ?? 0);
  }

  /** The span of the original text that units `start` to `end` (exclusive, at least one) come from. */
  original(start: number, end: number): Span {
    return { start: this.#starts?.[start] ?? start, end: this.#ends?.[end - 1] ?? end };
  }
}
