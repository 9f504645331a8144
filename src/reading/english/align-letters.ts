/** A phone of a word with the letters that spell it (perhaps none). */
export type Sound = {
  /** ARPAbet without the stress digit. */
  readonly phone: string;
  /** 1 main stress, 2 side stress, 0 none; consonants have 0. */
  readonly stress: 0 | 1 | 2;
  readonly letters: string;
  /** Letters after them that nothing speaks, such as the e of `make`. */
  readonly silent: string;
};

/** How each phone is usually spelled. */
const GRAPHEMES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries({
    AA: 'o a ah au aw ea e ow al',
    AE: 'a ai au al',
    AH: 'a e i o u y ou oo ai ea io ia ie iou eo oe eou ui ah ei ua eu',
    AO: 'o a au aw oa ou augh ough oo al ao',
    AW: 'ou ow ough au ao hou',
    AY: 'i y ie igh ye ai uy ei eye eigh ui ais is',
    EH: 'e ea ai a ie ei u ay eo ae',
    ER: 'er ir ur or ar ear our re yr eur ure err urr orr irr oor r ior wer ere ier yre',
    EY: 'a ai ay ei ey eigh ea e et aigh ae au ee é',
    IH: 'i e y a ui u o ea ee ie ai ei ey ia',
    IY: 'e ee ea y i ie ei ey eo ae oe ay is',
    OW: 'o oa ow ou oe ough eau au ew oh oo ot aux os',
    OY: 'oi oy uoy',
    UH: 'oo u ou o eu oul ew',
    UW: 'oo u ou ew ue o ui ough eu ieu oe iew w',
    B: 'b bb bu pb',
    CH: 'ch tch t c cz ti te tt',
    D: 'd dd ed ld dh',
    DH: 'th the',
    F: 'f ff ph gh lf pph ft',
    G: 'g gg gh gu gue ckg x',
    HH: 'h wh j',
    JH: 'j g dg dge d gg dj gi ge di',
    K: 'c k ck ch q cc kk qu que cqu kh cch x lk',
    L: 'l ll le sl ln',
    M: 'm mm mb mn lm gm chm',
    N: 'n nn kn gn pn mn nd mp hn',
    NG: 'ng n ngue nd',
    P: 'p pp ph b',
    R: 'r rr wr rh rrh lo',
    S: 's ss c sc ps st z sw ce sch sce',
    SH: 'sh ti ci ssi si ch s sci ce ss t c sch xi sc chs',
    T: 't tt ed th bt pt ght d ct cht tw z',
    TH: 'th tth h',
    V: 'v f vv ph w lv',
    W: 'w wh u o ju',
    Y: 'y i j e ll',
    Z: 'z s zz ss x cz es ts',
    ZH: 's si z g j ti ge zh',
  }).map(([phone, list]) => [phone, list.split(' ')]),
);

const VOWEL = /^[AEIOU]/;

/** Cost of a phone that no letter spells. */
const silentPhoneCost = (phone: string, before: string | undefined): number => {
  if (phone === 'Y') return 0.2;
  if (phone === 'AH') return 0.6;
  // The second half of x: K S, G Z.
  if ((phone === 'S' || phone === 'Z' || phone === 'SH') && before === 'x') return 0;
  return 2.5;
};

/** Cost of a letter that nothing speaks. */
const silentLetterCost = (letter: string, previous: string | undefined, isLast: boolean): number => {
  if (letter === 'e') return isLast ? 0.2 : 0.4;
  if (letter === previous || letter === 'h') return 0.4;
  return "'’-".includes(letter) ? 0.1 : 1.2;
};

const splitPhone = (phone: string): Omit<Sound, 'letters' | 'silent'> => {
  const digit = phone.at(-1);
  const stress = digit === '1' ? 1 : digit === '2' ? 2 : 0;
  return { phone: phone.replace(/\d$/, ''), stress };
};

type Cell = {
  readonly cost: number;
  readonly from: readonly [number, number] | null;
  readonly letters: string;
};

/** Gives each phone its letters: the cheapest way over the word, left to right. Silent letters go to no phone. */
export const alignLetters = (word: string, phones: readonly string[]): readonly Sound[] => {
  const sounds = phones.map(splitPhone);
  const table: (Cell | undefined)[][] = Array.from({ length: sounds.length + 1 }, () => []);
  const first = table[0];
  if (first !== undefined) first[0] = { cost: 0, from: null, letters: '' };
  const offer = (phone: number, letter: number, cell: Cell): void => {
    const row = table[phone];
    if (row === undefined) return;
    const known = row[letter];
    if (known === undefined || cell.cost < known.cost) row[letter] = cell;
  };
  for (let p = 0; p <= sounds.length; p += 1) {
    for (let l = 0; l <= word.length; l += 1) {
      const here = table[p]?.[l];
      if (here === undefined) continue;
      const from = [p, l] as const;
      if (l < word.length) {
        const letter = word[l] ?? '';
        const cost = here.cost + silentLetterCost(letter, word[l - 1], l === word.length - 1);
        offer(p, l + 1, { cost, from, letters: '' });
      }
      const sound = sounds[p];
      if (sound === undefined) continue;
      offer(p + 1, l, { cost: here.cost + silentPhoneCost(sound.phone, word[l - 1]), from, letters: '' });
      if (l < word.length) offer(p + 1, l + 1, { cost: here.cost + 2, from, letters: word[l] ?? '' });
      for (const grapheme of GRAPHEMES[sound.phone] ?? []) {
        if (!word.startsWith(grapheme, l)) continue;
        // Long graphemes are the surer ones.
        const cost = here.cost + 0.12 - 0.02 * grapheme.length;
        offer(p + 1, l + grapheme.length, { cost, from, letters: grapheme });
      }
    }
  }
  const aligned: Sound[] = [];
  let silent = '';
  let at: readonly [number, number] = [sounds.length, word.length];
  for (let cell = table[at[0]]?.[at[1]]; cell?.from; cell = table[at[0]]?.[at[1]]) {
    const sound = sounds[cell.from[0]];
    if (cell.from[0] < at[0] && sound !== undefined) {
      aligned.unshift({ ...sound, letters: cell.letters, silent });
      silent = '';
    } else silent = `${word[cell.from[1]] ?? ''}${silent}`;
    at = cell.from;
  }
  return aligned;
};

export const isVowel = (phone: string | undefined): boolean => phone !== undefined && VOWEL.test(phone);
