/** Latin letters that are no letter of a to z with a mark, by what stands for them there. */
const PLAIN: readonly (readonly [plain: string, letters: string])[] = [
  ['a', 'ȺƏ'],
  ['ae', 'Ææ'],
  ['b', 'ƀƁƂƃɃƄƅ'],
  ['c', 'ƇƈȻȼ'],
  ['d', 'ÐðĐđƉƊƋƌƍȡ'],
  ['db', 'ȸ'],
  ['e', 'ƎǝƐɆɇ'],
  ['f', 'Ƒƒ'],
  ['g', 'ƓƔǤǥ'],
  ['h', 'Ħħ'],
  ['hv', 'ƕǶ'],
  ['i', 'ıƖƗ'],
  ['j', 'ȷɈɉ'],
  ['k', 'ĸƘƙ'],
  ['l', 'ŁłƚƛȴȽ'],
  ['m', 'Ɯ'],
  ['n', 'ƝƞȠȵ'],
  ['ng', 'Ŋŋ'],
  ['o', 'ØøƆƟ'],
  ['oe', 'Œœ'],
  ['oi', 'Ƣƣ'],
  ['ou', 'Ȣȣ'],
  ['p', 'Ƥƥ'],
  ['q', 'ɁɂɊɋ'],
  ['qp', 'ȹ'],
  ['r', 'ƦɌɍ'],
  ['s', 'ƧƨƼƽȿ'],
  ['sh', 'Ʃƪ'],
  ['ss', 'ß'],
  ['t', 'ŦŧƫƬƭƮȶȾƾǀǁǂǃ'],
  ['th', 'Þþ'],
  ['u', 'ƱɄ'],
  ['v', 'ƲɅ'],
  ['w', 'ƿǷ'],
  ['y', 'ƳƴȜȝɎɏ'],
  ['z', 'ƵƶƷƸƹƺƻȤȥɀʒ'],
];
const PLAIN_OF: ReadonlyMap<string, string> = new Map(
  PLAIN.flatMap(([plain, letters]) => [...letters].map((letter) => [letter, plain] as const)),
);

const plainLetter = (letter: string, isShouted: boolean): string => {
  const plain = PLAIN_OF.get(letter);
  if (plain === undefined || letter === letter.toLowerCase()) return plain ?? letter;
  return isShouted ? plain.toUpperCase() : `${plain.charAt(0).toUpperCase()}${plain.slice(1)}`;
};

/** A word in the letters a to z, as far as it is one: Łódź is Lodz, Straße is Strasse, Ærø is Aero. */
export const plainLetters = (word: string): string => {
  const bare = word.normalize('NFKD').replace(/\p{M}/gu, '');
  if (/^[\x20-\x7e]*$/.test(bare)) return bare;
  const isShouted = bare === bare.toUpperCase();
  return [...bare].map((letter) => plainLetter(letter, isShouted)).join('');
};
