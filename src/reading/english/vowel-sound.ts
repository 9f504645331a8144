import { isVowel, type Sound } from './align-letters.js';
import type { Vowel } from './kana-syllables.js';

export type VowelSound = {
  /** Undefined: not spoken (the consonant before stands alone). */
  readonly kana: Vowel | undefined;
  /** What follows in the same syllable: ー, イ, ア. */
  readonly tail: string;
  /** Phones after it that it takes in (an r). */
  readonly used: number;
};

const plain = (kana: Vowel, tail = '', used = 0): VowelSound => ({ kana, tail, used });

const BY_LETTER: Readonly<Record<string, Vowel>> = { a: 'a', e: 'e', i: 'i', o: 'o', u: 'a', y: 'i' };
const BY_LETTERS: Readonly<Record<string, Vowel>> = {
  ou: 'a',
  io: 'o',
  ia: 'a',
  ie: 'e',
  iou: 'a',
  ai: 'e',
  ea: 'a',
  eo: 'o',
  ui: 'i',
  oo: 'a',
  oe: 'o',
  eou: 'a',
  ei: 'e',
  ua: 'a',
  eu: 'a',
  ah: 'a',
};

const bySpelling = (letters: string): Vowel | undefined =>
  letters.length === 1 ? BY_LETTER[letters] : BY_LETTERS[letters];

/** An r that no vowel follows is part of the vowel before it. */
const takesR = (sounds: readonly Sound[], at: number): boolean =>
  sounds[at + 1]?.phone === 'R' && !isVowel(sounds[at + 2]?.phone);

const isFinal = (sounds: readonly Sound[], at: number): boolean => at === sounds.length - 1;

/** Whether nothing but -s or -d follows. */
const endsHere = (sounds: readonly Sound[], at: number): boolean =>
  sounds.slice(at + 1).every(({ phone }) => phone === 'Z' || phone === 'D') && sounds.length - at <= 2;

const isIng = (sounds: readonly Sound[], at: number): boolean =>
  sounds[at]?.phone === 'IH' && sounds[at + 1]?.phone === 'NG';

const hasStressAfter = (sounds: readonly Sound[], at: number): boolean =>
  sounds.slice(at + 1).some(({ stress }) => stress > 0);

const schwa = (sounds: readonly Sound[], at: number): VowelSound => {
  const sound = sounds[at];
  if (sound === undefined) return { kana: undefined, tail: '', used: 0 };
  const { letters, stress } = sound;
  const before = sounds[at - 1]?.phone ?? '';
  const next = sounds[at + 1]?.phone;
  const afterNext = sounds[at + 2]?.phone;
  if (stress === 1) return plain('a');
  if (letters === '')
    return before === '' || isVowel(before) ? plain('a') : { kana: undefined, tail: '', used: 0 };
  // open オープン, seven セブン; but agent, children.
  if (
    letters === 'e' &&
    next === 'N' &&
    ['P', 'K', 'V', 'S', 'Z'].includes(before) &&
    !isVowel(afterNext) &&
    !['T', 'S'].includes(afterNext ?? '')
  )
    return plain('u');
  if (letters === 'e' && next === 'N' && ['P', 'K', 'V'].includes(before) && isIng(sounds, at + 2))
    return plain('u');
  // reason リーズン, reasoning リーズニング
  if (letters === 'o' && next === 'N' && before === 'Z' && (!isVowel(afterNext) || isIng(sounds, at + 2)))
    return plain('u');
  // -es after a hiss: プロセシズ
  if (letters === 'e' && isHissEnding(sounds, at)) return plain('i');
  // reduce リデュース, but response レスポンス
  if (letters === 'e' && at === 1 && before === 'R' && !(next === 'S' && afterNext === 'P'))
    return plain('i');
  // useful ユースフル
  if (letters === 'u' && next === 'L' && before === 'F') return plain('u');
  if (letters === 'u' && before === 'Y') return plain('u');
  // freedom フリーダム
  if (letters === 'o' && next === 'M' && before === 'D' && !isVowel(afterNext)) return plain('a');
  // private プライベート
  if (letters === 'a' && next === 'T' && sounds[at + 1]?.silent === 'e' && before !== '')
    return plain('e', 'ー');
  if (letters === 'a' && next === 'S' && sounds[at + 1]?.letters === 'c' && isFinal(sounds, at + 1))
    return plain('e');
  if (letters === 'a' && next === 'JH') return plain('e', 'ー');
  return plain(bySpelling(letters) ?? 'a');
};

/** The e of -es after s, z, ch, sh, j. */
const isHissEnding = (sounds: readonly Sound[], at: number): boolean =>
  sounds[at + 1]?.phone === 'Z' &&
  isFinal(sounds, at + 1) &&
  ['S', 'Z', 'CH', 'SH', 'JH'].includes(sounds[at - 1]?.phone ?? '');

const longA = (sounds: readonly Sound[], at: number): VowelSound => {
  const letters = sounds[at]?.letters ?? '';
  const next = sounds[at + 1]?.phone;
  if (next === 'ER' && isFinalEr(sounds, at + 1)) return plain('e', 'イ');
  if (at === 0 && next !== 'JH') return plain('e', 'イ');
  if (letters !== 'a') return plain('e', 'イ');
  if (next === undefined || isVowel(next)) return plain('e', 'イ');
  // range レンジ, change チェンジ
  if (next === 'N' && ['JH', 'CH'].includes(sounds[at + 2]?.phone ?? '')) return plain('e');
  if (next === 'K' && sounds[at + 1]?.letters === 'k') return plain('e', 'イ');
  // crazy クレイジー, amazing アメイジング
  if (next === 'Z' && sounds[at + 1]?.letters === 'z') return plain('e', 'イ');
  // create クリエイト
  if (sounds[at - 1]?.phone === 'IY' && next === 'T') return plain('e', 'イ');
  return plain('e', 'ー');
};

const isFinalEr = (sounds: readonly Sound[], at: number): boolean =>
  sounds[at]?.phone === 'ER' && !isVowel(sounds[at + 1]?.phone);

const longO = (sounds: readonly Sound[], at: number): VowelSound => {
  const { letters, stress } = sounds[at] ?? { letters: '', stress: 0 };
  const next = sounds[at + 1];
  if (takesR(sounds, at)) return plain('o', 'ー', 1);
  if (isVowel(next?.phone)) return plain('o', isIng(sounds, at + 1) || next?.phone === 'ER' ? 'ー' : '');
  const isPro = sounds[at - 1]?.phone === 'R' && sounds[at - 2]?.phone === 'P' && at === 2;
  const hasLater = sounds.slice(at + 1).some(({ phone }) => isVowel(phone));
  if (letters === 'o' && isPro && hasLater) return plain('o');
  // host ホスト; phone フォン
  if (
    letters === 'o' &&
    next?.phone === 'S' &&
    sounds[at + 2]?.phone === 'T' &&
    sounds[at - 1]?.phone !== 'G'
  )
    return plain('o');
  if (sounds[at - 1]?.letters === 'ph' && next?.phone === 'N') return plain('o');
  // logo ロゴ, photo フォト
  if (letters === 'o' && sounds[at + 2]?.phone === 'OW' && isFinal(sounds, at + 2)) return plain('o');
  if (letters === 'o' && next === undefined && stress !== 1 && sounds.length > 3) return plain('o');
  if (letters === 'o' && stress === 0) return plain('o');
  if (letters === 'o' && stress === 2 && hasLater) return plain('o');
  return plain('o', 'ー');
};

const erSound = (sounds: readonly Sound[], at: number): VowelSound => {
  const { letters, stress } = sounds[at] ?? { letters: '', stress: 0 };
  const before = sounds[at - 1]?.phone;
  if (sounds[at + 1]?.phone === 'R') {
    if (isIng(sounds, at + 2)) return plain('a', stress === 1 ? 'ー' : '');
    // inference インファレンス, delivery デリバリー
    if (stress === 0 && letters.startsWith('e') && (before === 'F' || before === 'V')) return plain('a');
    // generally ジェネラリー: the letter's vowel, and r begins the next syllable.
    const vowel =
      /^(?:ure|ur|urr)$/.test(letters) && ['CH', 'JH', 'ZH', 'SH'].includes(before ?? '')
        ? 'u'
        : letters.startsWith('e') && stress === 1
          ? 'e'
          : bySpelling(letters[0] ?? 'a');
    return plain(stress === 1 && letters.startsWith('u') ? 'a' : (vowel ?? 'a'));
  }
  if (before === 'AY' && /^r/.test(letters)) return plain('a');
  // survive サバイブ, performance パフォーマンス
  if (stress === 0 && at === 1 && before === 'S' && letters === 'ur') return plain('a');
  if (stress === 0 && at === 1 && before === 'P' && sounds[at + 1]?.phone === 'F') return plain('a');
  // platform: the or of -form
  if (before === 'F' && letters === 'or') return plain('o', 'ー');
  if (before === 'IY' || before === 'Y') return plain('a');
  return plain('a', 'ー');
};

const shortI = (sounds: readonly Sound[], at: number): VowelSound => {
  const { letters, stress } = sounds[at] ?? { letters: '', stress: 0 };
  const before = sounds[at - 1]?.phone;
  const next = sounds[at + 1]?.phone;
  if (stress === 0 && letters === 'a')
    return plain('e', next === 'JH' && before !== 'R' ? 'ー' : next === 'T' ? 'ー' : '');
  if (stress === 0 && letters === 'e') {
    if (isHissEnding(sounds, at)) return plain('i');
    if (at === 1 && before === 'B') return plain('i');
    if (at === 1 && before === 'R' && !(next === 'S' && sounds[at + 2]?.phone === 'P')) return plain('i');
    return plain('e');
  }
  if (letters === 'ai') return plain('e');
  return plain('i');
};

/** The Japanese vowel of an English one, by its phone, stress, spelling and neighbours. */
export const vowelSound = (sounds: readonly Sound[], at: number): VowelSound => {
  const sound = sounds[at];
  if (sound === undefined) return { kana: undefined, tail: '', used: 0 };
  const { phone, letters, stress } = sound;
  const before = sounds[at - 1]?.phone;
  const next = sounds[at + 1]?.phone;
  const r = takesR(sounds, at);
  switch (phone) {
    case 'AH':
      return schwa(sounds, at);
    case 'AA':
      if (r) return plain('a', 'ー', 1);
      if (letters.startsWith('o') || letters === 'ow') return plain('o');
      if (letters === 'al') return plain('a', 'ー');
      if (letters === 'au' || letters === 'aw') return plain('o', 'ー');
      return plain(before === 'W' && sounds[at - 2]?.phone !== 'S' ? 'o' : 'a');
    case 'AE':
      return plain('a');
    case 'AO':
      if (r)
        return endsHere(sounds, at + 1) &&
          !/^(?:ou|a)$/.test(letters) &&
          (sounds[at + 1]?.silent === 'e' || sounds[at + 1]?.letters === 're' || letters === 'oo')
          ? plain('o', 'ア', 1)
          : plain('o', 'ー', 1);
      if (next === 'R') return plain('o');
      // salt ソルト, default デフォルト
      if (next === 'L' && sounds[at + 2]?.phone === 'T') return plain('o');
      return plain('o', letters === 'o' ? '' : 'ー');
    case 'AW':
      return next === 'ER' ? plain('a', '') : plain('a', 'ウ');
    case 'AY':
      return plain('a', 'イ');
    case 'EH':
      // parallel パラレル, character キャラクター
      if (letters === 'a' && next === 'R' && !r && !isIng(sounds, at + 2)) return plain('a');
      return r
        ? plain('e', 'ア', 1)
        : plain('e', next === 'R' && /^(?:a|ai)$/.test(letters) && isIng(sounds, at + 2) ? 'ア' : '');
    case 'ER':
      return erSound(sounds, at);
    case 'EY':
      return longA(sounds, at);
    case 'IH':
      if (r) return plain('i', 'ア', 1);
      if (next === 'R' && /^(?:ee|ea|e)$/.test(letters) && isIng(sounds, at + 2)) return plain('i', 'ア');
      return shortI(sounds, at);
    case 'IY':
      if (r) return plain('i', 'ア', 1);
      if (isVowel(next)) return plain('i', isIng(sounds, at + 1) && stress > 0 ? 'ー' : '');
      if (isFinal(sounds, at))
        return plain('i', stress !== 1 && (before === 'T' || before === 'D') && letters === 'y' ? '' : 'ー');
      if (letters.startsWith('i') && next === 'Z' && isFinal(sounds, at + 1)) return plain('i', 'ー');
      if (stress === 1) return plain('i', next === 'R' ? '' : 'ー');
      if (letters === 'e' && before === 'R' && sounds[at - 2]?.phone === 'P') return plain('e');
      if (letters === 'e' && before === 'D') return plain('e');
      return plain(
        'i',
        letters === 'ee' || letters === 'ea' || (letters === 'ie' && isFinal(sounds, at + 1)) ? 'ー' : '',
      );
    case 'OW':
      return longO(sounds, at);
    case 'OY':
      return plain('o', 'イ');
    case 'UH':
      if (r) return plain('u', 'ア', 1);
      // neural ニューラル, but security セキュリティ
      return plain('u', next === 'R' && sounds[at + 2]?.phone === 'AH' ? 'ー' : '');
    case 'UW': {
      if (r) return plain('u', 'ア', 1);
      if (isVowel(next)) return plain('u', isIng(sounds, at + 1) || next === 'ER' ? 'ー' : '');
      if (isFinal(sounds, at)) return plain('u', 'ー');
      const isUni =
        next === 'N' &&
        letters === 'u' &&
        ['i', 'y'].includes(sounds[at + 2]?.letters ?? '') &&
        before === 'Y';
      if (isUni) return plain('u');
      return plain('u', stress === 1 || letters !== 'u' || !hasStressAfter(sounds, at) ? 'ー' : '');
    }
    default:
      return plain('a');
  }
};
