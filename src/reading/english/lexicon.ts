import { CAPITALS } from './lexicon-capitals.js';
import { NAMES } from './lexicon-names.js';
import { WORDS } from './lexicon-words.js';

const parse = (table: string): Map<string, string> =>
  new Map(
    table
      .trim()
      .split(/\s*\n\s*/u)
      .flatMap((line) => line.split(/,\s*/u))
      .map((pair) => {
        const space = pair.indexOf(' ');
        return [pair.slice(0, space), pair.slice(space + 1)] as const;
      }),
  );

type Lexicon = {
  /** Spelled exactly so. */
  readonly exact: ReadonlyMap<string, string>;
  /** Lower case. */
  readonly folded: ReadonlyMap<string, string>;
};

let lexicon: Lexicon | undefined;

const load = (): Lexicon => {
  if (lexicon === undefined) {
    const names = parse(NAMES);
    const folded = new Map([...names].map(([name, kana]) => [name.toLowerCase(), kana]));
    for (const [word, kana] of parse(WORDS)) folded.set(word, kana);
    lexicon = { exact: new Map([...names, ...parse(CAPITALS)]), folded };
  }
  return lexicon;
};

/** The kana of a name or acronym spelled exactly so. */
export const exactReading = (word: string): string | undefined => load().exact.get(word);

/** The kana of a word, whatever its capitals. */
export const foldedReading = (word: string): string | undefined => load().folded.get(word.toLowerCase());
