export type Vowel = 'a' | 'i' | 'u' | 'e' | 'o';

const ROWS: Readonly<Record<string, string>> = {
  '': 'ア イ ウ エ オ',
  B: 'バ ビ ブ ベ ボ',
  CH: 'チャ チ チュ チェ チョ',
  D: 'ダ ディ ドゥ デ ド',
  DH: 'ザ ジ ズ ゼ ゾ',
  F: 'ファ フィ フ フェ フォ',
  G: 'ガ ギ グ ゲ ゴ',
  HH: 'ハ ヒ フ ヘ ホ',
  JH: 'ジャ ジ ジュ ジェ ジョ',
  K: 'カ キ ク ケ コ',
  L: 'ラ リ ル レ ロ',
  M: 'マ ミ ム メ モ',
  N: 'ナ ニ ヌ ネ ノ',
  NG: 'ンガ ンギ ング ンゲ ンゴ',
  P: 'パ ピ プ ペ ポ',
  R: 'ラ リ ル レ ロ',
  S: 'サ シ ス セ ソ',
  SH: 'シャ シ シュ シェ ショ',
  T: 'タ ティ トゥ テ ト',
  TH: 'サ シ ス セ ソ',
  V: 'バ ビ ブ ベ ボ',
  W: 'ワ ウィ ウ ウェ ウォ',
  Y: 'ヤ イ ユ イェ ヨ',
  Z: 'ザ ジ ズ ゼ ゾ',
  ZH: 'ジャ ジ ジュ ジェ ジョ',
};

const KANA = new Map(
  Object.entries(ROWS).flatMap(([consonant, row]) =>
    row.split(' ').map((kana, index) => [`${consonant} ${'aiueo'[index] ?? ''}`, kana] as const),
  ),
);

/** The kana of a consonant (ARPAbet, '' for none) and a vowel. */
export const syllable = (consonant: string, vowel: Vowel): string => KANA.get(`${consonant} ${vowel}`) ?? '';

const BARE: Readonly<Record<string, string>> = {
  T: 'ト',
  D: 'ド',
  CH: 'チ',
  JH: 'ジ',
  SH: 'シュ',
  ZH: 'ジ',
  N: 'ン',
  NG: 'ング',
  HH: '',
  Y: 'イ',
  W: 'ウ',
  R: 'ル',
};

/** The kana of a consonant that no vowel follows. */
export const bareConsonant = (consonant: string): string => BARE[consonant] ?? syllable(consonant, 'u');

const GLIDES: Readonly<Record<string, string>> = {
  T: 'チ',
  D: 'デ',
  S: 'シ',
  Z: 'ジ',
  TH: 'シ',
  F: 'フ',
  V: 'ビ',
  CH: 'チ',
  JH: 'ジ',
  SH: 'シ',
  ZH: 'ジ',
};

/** The kana of a consonant, y and a vowel: キュ, ピャ. */
export const palatal = (consonant: string, vowel: Vowel): string => {
  if (consonant === '') return syllable('Y', vowel);
  if (vowel === 'i') return syllable(consonant, 'i');
  const small = { a: 'ャ', u: 'ュ', e: 'ェ', o: 'ョ' }[vowel];
  return `${GLIDES[consonant] ?? syllable(consonant, 'i')}${small}`;
};
