const MOST_SPARE = 16;

/**
 * Memory for bytes that are read, used and done with. What is made anew each time stays in memory until the garbage is
 * collected, which is when tens of megabytes of it have gathered.
 */
export class SpareBuffers {
  readonly #spare: ArrayBufferLike[] = [];

  /** What it holds at first is what was left. */
  take(bytes: number): Uint8Array {
    const at = this.#spare.findIndex(({ byteLength }) => byteLength >= bytes);
    const [buffer = new ArrayBuffer(Math.ceil(bytes * 1.25))] = at < 0 ? [] : this.#spare.splice(at, 1);
    return new Uint8Array(buffer, 0, bytes);
  }

  /** Whatever looks at what `take` gave sees other bytes from now on. */
  giveBack({ buffer }: Uint8Array): void {
    if (this.#spare.length >= MOST_SPARE) this.#spare.shift();
    this.#spare.push(buffer);
  }
}
