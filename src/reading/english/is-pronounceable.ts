const ONSET = 'BCDFGHJKLMNPRSTVWZ';
const GLIDE = 'LRHW';
const VOWELS = 'AEIOU';
const CODA = 'NMRLSTDKPX';

/** `at`, and the place behind it where the character there is one of these. */
const withOptional = (places: readonly number[], word: string, characters: string): number[] =>
  places.flatMap((at) => (characters.includes(word[at] ?? ' ') ? [at, at + 1] : [at]));

/** Where a syllable that begins at a place may end: consonants, a vowel or two, a consonant. */
const syllableEnds = (word: string, start: number): ReadonlySet<number> => {
  const vowels = withOptional(withOptional([start], word, ONSET), word, GLIDE);
  const behind = vowels.flatMap((at) => {
    if (!VOWELS.includes(word[at] ?? ' ')) return [];
    return VOWELS.includes(word[at + 1] ?? ' ') ? [at + 1, at + 2] : [at + 1];
  });
  return new Set(withOptional(behind, word, CODA));
};

/**
 * Whether capitals can be said as a word: syllables as English builds them, two or more, perhaps with an E at the end.
 * One way through the places and no trying of all divisions: of NANANA… there are endlessly many.
 */
export const isPronounceable = (word: string): boolean => {
  /** For each place, how many syllables may end there; 2 is two or more. */
  const counts = Array.from({ length: word.length + 1 }, () => new Set<number>());
  counts[0]?.add(0);
  for (let at = 0; at < word.length; at += 1) {
    const before = counts[at];
    if (before === undefined || before.size === 0) continue;
    for (const end of syllableEnds(word, at))
      for (const count of before) counts[end]?.add(Math.min(2, count + 1));
  }
  const isWhole = (end: number): boolean => counts[end]?.has(2) === true;
  return isWhole(word.length) || (word.endsWith('E') && isWhole(word.length - 1));
};
