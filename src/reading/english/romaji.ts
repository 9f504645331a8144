import { palatal, syllable, type Vowel } from './kana-syllables.js';

const MORA =
  /^(?:(?<small>([kstpgdbzrjcm])(?=\2)|t(?=ch))|(?<n>n(?![aiueoy])|m(?=[bp]))|(?<onset>ky|gy|sh|ch|ts|ny|hy|by|py|my|ry|j|[kgsztdnhfbpmyrw]|)(?<vowel>[aiueo]))/;

const CONSONANTS: Readonly<Record<string, string>> = { h: 'HH', sh: 'SH', ch: 'CH', j: 'JH', ts: 'T' };

const kanaOf = (onset: string, vowel: Vowel): string => {
  if (onset.length === 2 && onset.endsWith('y')) {
    const consonant = onset[0] ?? '';
    return palatal(CONSONANTS[consonant] ?? consonant.toUpperCase(), vowel);
  }
  if (onset === 'ts' || (onset === 't' && vowel === 'u')) return 'ツ';
  if (onset === 't' && vowel === 'i') return 'チ';
  return syllable(CONSONANTS[onset] ?? onset.toUpperCase(), vowel);
};

/**
 * The katakana of a word that can be Japanese in Latin letters (sakura, zundamon, gakkou); undefined when it
 * cannot. Lower case.
 */
export const romajiToKana = (word: string): string | undefined => {
  let kana = '';
  let rest = word.replaceAll(/[āâ]/g, 'aa').replaceAll(/[ūû]/g, 'uu').replaceAll(/[ōô]/g, 'ou');
  while (rest !== '') {
    const match = MORA.exec(rest);
    if (match?.groups === undefined) return undefined;
    const { small, n, onset, vowel } = match.groups;
    if (small !== undefined) kana += 'ッ';
    else if (n !== undefined) kana += 'ン';
    else kana += kanaOf(onset ?? '', vowel as Vowel);
    rest = rest.slice(match[0].length);
  }
  // A long vowel of Japanese: トウキョウ stays, but uu and oo at the end are ー.
  return kana;
};
