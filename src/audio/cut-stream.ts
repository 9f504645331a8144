import type { Pcm, PcmFormat } from '../domain/pcm.js';

/** Takes bytes from chunks in pieces of a wanted length. */
class ChunkReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #chunk: Uint8Array = new Uint8Array(0);

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** Up to `bytes` bytes, into `target` where there is one; gives how many there were before the end. */
  async take(bytes: number, target: Uint8Array | null): Promise<number> {
    let done = 0;
    while (done < bytes) {
      if (this.#chunk.length === 0) {
        const next = await this.#chunks.next();
        if (next.done === true) break;
        this.#chunk = next.value;
      }
      const piece = this.#chunk.subarray(0, bytes - done);
      target?.set(piece, done);
      done += piece.length;
      this.#chunk = this.#chunk.subarray(piece.length);
    }
    return done;
  }

  async stop(): Promise<void> {
    await this.#chunks.return?.();
  }
}

/**
 * Cuts a stream of raw PCM, after `skipFrames`, into pieces of the given lengths in frames; the last ones are shorter
 * or empty when the stream ends too soon. The stream is always read to its end: its source may tell only there that
 * something went wrong. `onRest` is told how many frames were left. A piece holds until the next one is asked for.
 */
export async function* cutStream(
  chunks: AsyncIterable<Uint8Array>,
  format: PcmFormat,
  skipFrames: number,
  lengths: readonly number[],
  onRest: (frames: number) => void = () => {},
): AsyncGenerator<Pcm> {
  const reader = new ChunkReader(chunks);
  const frameBytes = format.channels * 2;
  const memory = new Int16Array(
    lengths.reduce((most, frames) => Math.max(most, frames), 0) * format.channels,
  );
  try {
    await reader.take(skipFrames * frameBytes, null);
    for (const frames of lengths) {
      const bytes = await reader.take(frames * frameBytes, new Uint8Array(memory.buffer));
      yield { format, samples: memory.subarray(0, Math.floor(bytes / frameBytes) * format.channels) };
    }
    onRest(Math.ceil((await reader.take(Number.POSITIVE_INFINITY, null)) / frameBytes));
  } finally {
    await reader.stop();
  }
}
