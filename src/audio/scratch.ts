type Samples = Float32Array | Float64Array;

/**
 * Working memory that is used again: made anew for each clip, it would keep the collector of garbage busier than the
 * sound itself. For functions that are through with it when they return; what it holds at first is what was left.
 */
export class Scratch<T extends Samples> {
  readonly #make: (length: number) => T;
  #samples: T;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.#samples = make(0);
  }

  take(length: number): T {
    // A quarter more, so that a row of clips that grow does not make it anew each time.
    if (this.#samples.length < length) this.#samples = this.#make(Math.ceil(length * 1.25));
    return this.#samples.subarray(0, length) as T;
  }
}
