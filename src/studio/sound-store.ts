import { sha256 } from '../util/sha256.js';

/** Two and a half minutes at 44.1 kHz mono are 13 MB; a page plays one sound and fetches the next. */
const MOST_BYTES = 192 * 1024 * 1024;

/** WAVs that were made for pages to fetch, by their hash; the ones that were asked for longest ago go first. */
export class SoundStore {
  readonly #sounds = new Map<string, Uint8Array>();
  #bytes = 0;

  /** Gives the name by which it can be fetched. */
  add(wav: Uint8Array): string {
    const id = sha256(wav).slice(0, 32);
    if (this.get(id) !== undefined) return id;
    this.#sounds.set(id, wav);
    this.#bytes += wav.length;
    for (const [oldest, sound] of this.#sounds) {
      // The one that was just made is always there.
      if (this.#bytes <= MOST_BYTES || oldest === id) break;
      this.#sounds.delete(oldest);
      this.#bytes -= sound.length;
    }
    return id;
  }

  get(id: string): Uint8Array | undefined {
    const sound = this.#sounds.get(id);
    if (sound === undefined) return undefined;
    this.#sounds.delete(id);
    this.#sounds.set(id, sound);
    return sound;
  }
}
