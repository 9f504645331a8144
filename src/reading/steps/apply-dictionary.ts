import type { CompiledDictionary } from '../compile-dictionary.js';
import type { MappedText } from '../mapped-text.js';

/** Words of the user's dictionary become their readings, which no later step changes. */
export const applyDictionary = (text: MappedText, dictionary: CompiledDictionary): MappedText =>
  text.edit(
    dictionary
      .match(text.text)
      .map(({ start, end, entry }) => ({ start, end, text: entry.reading, locked: true })),
  );
