/** What an English ending adds to a word of which the kana are known. */
type Ending = {
  readonly pattern: RegExp;
  /** Possible stems of the word, the likeliest first. */
  readonly stems: (word: string) => readonly string[];
  /** The kana of the whole word from those of the stem. */
  readonly join: (kana: string, stem: string) => string;
  /** Words that only look so end like this too (butter, wilderness). */
  readonly isLoose?: true;
};

const ING: Readonly<Record<string, string>> = {
  ト: 'ティング',
  ド: 'ディング',
  ク: 'キング',
  グ: 'ギング',
  ス: 'シング',
  ズ: 'ジング',
  チ: 'チング',
  ジ: 'ジング',
  プ: 'ピング',
  ブ: 'ビング',
  フ: 'フィング',
  ム: 'ミング',
  ル: 'リング',
  ン: 'ニング',
};

const VOICELESS = /(?:[プクフスチ]|シュ)$/u;
const SIBILANT = /(?:[スズチジ]|シュ)$/u;

/** stop from stopp-, code from cod-, copy from copi-. */
const stemsOf = (base: string): readonly string[] => {
  const undoubled = /([bdfglmnprt])\1$/.test(base) ? [base.slice(0, -1)] : [];
  return [base, `${base}e`, ...undoubled];
};

const withIng = (kana: string, stem: string): string => {
  if (stem.endsWith('r') || stem.endsWith('re'))
    return `${kana.replace(/[アー]$/u, (end) => (end === 'ア' ? 'ア' : ''))}リング`;
  if (kana.endsWith('シュ')) return `${kana.slice(0, -2)}シング`;
  const ing = ING[kana.at(-1) ?? ''];
  if (ing !== undefined)
    return `${kana.endsWith('ン') && /nn?$/.test(stem) && /[^e]n$/.test(stem) && kana.length <= 3 && !kana.includes('ー') ? kana : kana.slice(0, -1)}${ing}`;
  return `${kana}イング`;
};

const withPlural = (kana: string): string => {
  if (kana.endsWith('ト')) return `${kana.slice(0, -1)}ツ`;
  if (kana.endsWith('ド')) return `${kana.slice(0, -1)}ズ`;
  if (kana.endsWith('シュ')) return `${kana.slice(0, -2)}シズ`;
  if (SIBILANT.test(kana))
    return `${kana.slice(0, -1)}${{ ス: 'シ', ズ: 'ジ', チ: 'チ', ジ: 'ジ' }[kana.at(-1) ?? ''] ?? ''}ズ`;
  return `${kana}${VOICELESS.test(kana) ? 'ス' : 'ズ'}`;
};

const withEd = (kana: string): string => {
  if (kana.endsWith('ト')) return `${kana.slice(0, -1)}テッド`;
  if (kana.endsWith('ド')) return `${kana.slice(0, -1)}デッド`;
  return `${kana}${/(?:[プクフチ]|シュ)$/u.test(kana) ? 'ト' : 'ド'}`;
};

const ER: Readonly<Record<string, string>> = {
  ト: 'ター',
  ド: 'ダー',
  ク: 'カー',
  グ: 'ガー',
  ス: 'サー',
  ズ: 'ザー',
  チ: 'チャー',
  ジ: 'ジャー',
  プ: 'パー',
  ブ: 'バー',
  フ: 'ファー',
  ム: 'マー',
  ル: 'ラー',
  ン: 'ナー',
};

const withEr = (kana: string): string => {
  if (kana.endsWith('シュ')) return `${kana.slice(0, -2)}シャー`;
  const er = ER[kana.at(-1) ?? ''];
  return er === undefined ? `${kana}アー` : `${kana.slice(0, -1)}${er}`;
};

const cut =
  (length: number) =>
  (word: string): string =>
    word.slice(0, -length);

const ENDINGS: readonly Ending[] = [
  { pattern: /['’]s$/, stems: (word) => [cut(2)(word)], join: withPlural },
  { pattern: /s['’]$/, stems: (word) => [cut(1)(word)], join: (kana) => kana },
  {
    pattern: /..ies$/,
    stems: (word) => [`${cut(3)(word)}y`, cut(1)(word)],
    join: (kana) => `${kana.replace(/([ティディ])$/u, '$1ー')}ズ`,
  },
  { pattern: /..(?:s|x|z|ch|sh)es$/, stems: (word) => [cut(2)(word), cut(1)(word)], join: withPlural },
  { pattern: /..[^s]s$/, stems: (word) => [cut(1)(word)], join: withPlural },
  { pattern: /..ing$/, stems: (word) => stemsOf(cut(3)(word)), join: withIng },
  { pattern: /..ied$/, stems: (word) => [`${cut(3)(word)}y`], join: (kana) => `${kana}ド` },
  { pattern: /..ed$/, stems: (word) => stemsOf(cut(2)(word)), join: withEd },
  { pattern: /..er$/, stems: (word) => stemsOf(cut(2)(word)), join: withEr, isLoose: true },
  {
    pattern: /..[^aeiou]or$/,
    stems: (word) => [`${cut(2)(word)}e`, cut(2)(word)],
    join: withEr,
    isLoose: true,
  },
  {
    pattern: /...able$/,
    stems: (word) => stemsOf(cut(4)(word)),
    join: (kana) => `${withEr(kana).replace(/ー$/u, '')}ブル`,
  },
  {
    pattern: /...bly$/,
    stems: (word) => [`${cut(1)(word)}e`],
    join: (kana) => `${kana.replace(/ル$/u, '')}リー`,
  },
  {
    pattern: /...ization$/,
    stems: (word) => [`${cut(5)(word)}e`],
    join: (kana) => kana.replace(/ズ$/u, 'ゼーション'),
  },
  { pattern: /...ly$/, stems: (word) => [cut(2)(word)], join: (kana) => `${kana.replace(/ル$/u, '')}リー` },
  { pattern: /...ness$/, stems: (word) => [cut(4)(word)], join: (kana) => `${kana}ネス` },
  { pattern: /...less$/, stems: (word) => [cut(4)(word)], join: (kana) => `${kana}レス` },
  { pattern: /...ful$/, stems: (word) => [cut(3)(word)], join: (kana) => `${kana}フル` },
  { pattern: /...ment$/, stems: (word) => [cut(4)(word)], join: (kana) => `${kana}メント` },
  { pattern: /...ship$/, stems: (word) => [cut(4)(word)], join: (kana) => `${kana}シップ` },
];

/**
 * Reads an inflected word by its stem: `read` gives the kana of a stem it knows. `loose` endings are tried only
 * when nothing better is known of the word.
 */
export const readInflected = (
  word: string,
  read: (stem: string) => string | undefined,
  loose: boolean,
): string | undefined => {
  for (const ending of ENDINGS) {
    if (!ending.pattern.test(word) || (ending.isLoose === true && !loose)) continue;
    for (const stem of ending.stems(word)) {
      const kana = stem.length >= 2 ? read(stem) : undefined;
      if (kana !== undefined) return ending.join(kana, stem);
    }
  }
  return undefined;
};

/** Kana with a plural or possessive s: エルエルエムズ, エージェンツ. */
export const pluralKana = withPlural;
