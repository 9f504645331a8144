import type { ManifestEntry } from '../domain/manifest.js';
import type { SpokenEntry } from './spoken-sentences.js';
import { findBorder } from './utterance-times.js';

/** Letters, digits, kana and kanji of a text, folded: what two forms of it have in common. */
export const foldWords = (text: string): string =>
  [...text]
    .map((character) =>
      (
        character
          .normalize('NFKC')
          .toLowerCase()
          .match(/[\p{L}\p{N}]/gu) ?? []
      ).join(''),
    )
    .join('');

/** All that an episode says, folded, and when each place of it is said. */
export class SpokenText {
  readonly words: string;
  readonly #utterances: readonly { readonly entry: SpokenEntry; readonly from: number }[];
  /** For each folded character, its place in the text of its utterance. */
  readonly #offsets: readonly number[];

  constructor(timeline: readonly ManifestEntry[]) {
    let words = '';
    const utterances: { entry: SpokenEntry; from: number }[] = [];
    const offsets: number[] = [];
    for (const entry of timeline) {
      if (entry.type !== 'utterance') continue;
      utterances.push({ entry, from: words.length });
      let offset = 0;
      for (const character of entry.text) {
        const folded = foldWords(character);
        for (let unit = 0; unit < folded.length; unit += 1) offsets.push(offset);
        words += folded;
        offset += character.length;
      }
    }
    this.words = words;
    this.#utterances = utterances;
    this.#offsets = offsets;
  }

  /** Places where an utterance begins, in order. */
  get starts(): readonly number[] {
    return this.#utterances.map(({ from }) => from);
  }

  /** When the word at a place begins, in ms. */
  startMsAt(place: number): number {
    const utterance = this.#utterances.findLast(({ from }) => from <= place) ?? this.#utterances[0];
    if (utterance === undefined) return 0;
    const { entry, from } = utterance;
    if (place <= from) return entry.startMs;
    return findBorder(entry, this.#offsets[place] ?? entry.text.length, null).startMs;
  }
}
