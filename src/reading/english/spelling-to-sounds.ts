import type { Sound } from './align-letters.js';

/** Letters to phones for words that no dictionary has; longer ones first where they overlap. */
const RULES: readonly (readonly [RegExp, string])[] = (
  [
    ['ation(?=s?$|al)', 'EY:a SH AH:io N'],
    ['tion(?=s?$|al)', 'SH AH:io N'],
    ['ssion', 'SH:ss AH:io N'],
    ['sion', 'ZH AH:io N'],
    ['ture(?=s?$)', 'CH ER:ure'],
    ['ough', 'AO'],
    ['augh', 'AO'],
    ['igh', 'AY'],
    ['tch', 'CH:tch'],
    ['dge', 'JH:dge'],
    ['sch', 'SH'],
    ['chr', 'K R'],
    ['ck', 'K:ck'],
    ['ch', 'CH'],
    ['sh', 'SH'],
    ['ph', 'F'],
    ['th', 'TH'],
    ['wh', 'W'],
    ['qu', 'K W'],
    ['ng$', 'NG'],
    ['ng(?=[^aeiouy])', 'NG'],
    ['nk', 'NG K'],
    ['^kn', 'N'],
    ['^wr', 'R'],
    ['^ps', 'S'],
    ['^x', 'Z'],
    ['x', 'K:x S'],
    ['air|are$', 'EH R'],
    ['eer|ear', 'IY R'],
    ['ire$', 'AY ER:re'],
    ['ure$', 'Y UH R'],
    ['ore$', 'AO R:re'],
    ['ar(?![aeiouyr])', 'AA R'],
    ['or(?![aeiouyr])', 'AO R'],
    ['(?:er|ir|ur)(?![aeiouyr])', 'ER'],
    ['ee|ea|ie(?!$)', 'IY'],
    ['oo', 'UW'],
    ['ou|ow(?=[nl])', 'AW'],
    ['ow|oa|oe$', 'OW'],
    ['au|aw', 'AO'],
    ['ai|ay|ei|ey(?=.)', 'EY'],
    ['oi|oy', 'OY'],
    ['ue$|ew', 'UW'],
    ['ui', 'UW'],
    ['ey$|ie$', 'IY:y'],
    ['y$', 'IY'],
    ['a(?=[bcdfgklmnpstvz]e$)', 'EY'],
    ['i(?=[bcdfgklmnpstvz]e$)', 'AY'],
    ['o(?=[bcdfgklmnpstvz]e$)', 'OW'],
    ['u(?=[bcdfgklmnpstvz]e$)', 'UW'],
    ['e(?=[bcdfgklmnpstvz]e$)', 'IY'],
    ['le$', 'L'],
    ['(?<=[^aeiou])e$', ''],
    ['e(?=s$)', ''],
    ['c(?=[eiy])', 'S'],
    ['g(?=[ey]|i(?!t))', 'JH'],
    ['([bcdfgklmnprstvz])\\1', '$1'],
    ['o$', 'OW'],
    ['y(?=[aeiou])', 'Y'],
    ['y', 'IH'],
    ['s(?=$)', 'S'],
  ] as const
).map(([pattern, phones]) => [new RegExp(pattern, 'y'), phones]);

const CONSONANTS: Readonly<Record<string, string>> = {
  b: 'B',
  c: 'K',
  d: 'D',
  f: 'F',
  g: 'G',
  h: 'HH',
  j: 'JH',
  k: 'K',
  l: 'L',
  m: 'M',
  n: 'N',
  p: 'P',
  q: 'K',
  r: 'R',
  s: 'S',
  t: 'T',
  v: 'V',
  w: 'W',
  x: 'K',
  z: 'Z',
};
/** Unknown names keep the vowels of their letters: a ア, e エ, i イ, o オ, u ウ. */
const VOWELS: Readonly<Record<string, string>> = { a: 'AE', e: 'EH', i: 'IH', o: 'AA', u: 'UH' };

const sound = (item: string, spelled: string, stress: 0 | 1): Sound => {
  const [phone = '', letters] = item.split(':');
  return { phone, stress: /^[AEIOU]/.test(phone) ? stress : 0, letters: letters ?? spelled, silent: '' };
};

/** A likely pronunciation of a lower-case word, in the form that `alignLetters` gives. */
export const spellingToSounds = (word: string): readonly Sound[] => {
  const sounds: Sound[] = [];
  let stressed = false;
  const push = (items: string, spelled: string): void => {
    for (const item of items.split(' ')) {
      if (item === '') continue;
      const next = sound(item, spelled, stressed ? 0 : 1);
      if (/^[AEIOU]/.test(next.phone)) stressed = true;
      sounds.push(next);
    }
  };
  for (let at = 0; at < word.length; ) {
    const rule = RULES.find(([pattern]) => {
      pattern.lastIndex = at;
      return pattern.test(word);
    });
    if (rule !== undefined) {
      const [pattern, phones] = rule;
      pattern.lastIndex = at;
      const spelled = pattern.exec(word)?.[0] ?? word[at] ?? '';
      push(phones === '$1' ? (CONSONANTS[word[at] ?? ''] ?? '') : phones, spelled);
      at += spelled.length;
    } else {
      const letter = word[at] ?? '';
      push(CONSONANTS[letter] ?? VOWELS[letter] ?? '', letter);
      at += 1;
    }
  }
  return sounds;
};
