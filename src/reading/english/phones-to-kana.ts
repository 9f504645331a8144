import { isVowel, type Sound } from './align-letters.js';
import { isGeminate } from './gemination.js';
import { bareConsonant, palatal, syllable } from './kana-syllables.js';
import { vowelSound } from './vowel-sound.js';

const SIBILANT_GLIDE = new Set(['SH', 'ZH', 'CH', 'JH']);

/** T and D before oo and ew: ツー, トゥー, デュー by their spelling. */
const dentalBeforeU = (consonant: string, letters: string): string | undefined => {
  if (!/^(?:u|ue|ew|ui|eu|iew)$/.test(letters)) return undefined;
  if (consonant === 'T') return 'チュ';
  if (consonant === 'D') return 'デュ';
  return consonant === 'N' ? 'ニュ' : undefined;
};

const onsetAndVowel = (sounds: readonly Sound[], at: number, consonant: string): string => {
  const vowel = vowelSound(sounds, at);
  const { phone, letters } = sounds[at] ?? { phone: '', letters: '' };
  const before = sounds[at - 1];
  if (consonant === '' && phone === 'ER') {
    // power パワー, player プレイヤー
    if (before?.phone === 'AW' || before?.phone === 'OW') return `ワ${vowel.tail}`;
    if (before?.phone === 'EY' || before?.phone === 'OY') return `ヤ${vowel.tail}`;
  }
  // playing プレイング, employee エンプロイー: the i is there already.
  if (consonant === '' && vowel.kana === 'i' && /^(?:AY|EY|OY)$/.test(before?.phone ?? '')) {
    if (phone === 'IY' && vowel.tail === 'ー') return 'ー';
    if (sounds[at + 1]?.phone === 'NG') return '';
  }
  if (vowel.kana === undefined) return consonant === '' ? '' : bareConsonant(consonant);
  if (phone === 'UW' || phone === 'UH') {
    const dental = dentalBeforeU(consonant, letters);
    if (dental !== undefined) return `${dental}${vowel.tail}`;
    const next = sounds[at + 1]?.phone;
    if (
      consonant === 'L' &&
      phone === 'UW' &&
      (next === 'SH' || next === 'ZH') &&
      sounds[at - 2]?.phone !== 'K'
    )
      return `リュ${vowel.tail}`;
  }
  // ca-, ga- with the flat a: キャ, ギャ.
  if (phone === 'AE' && (consonant === 'K' || consonant === 'G') && sounds[at + 1]?.phone !== 'L')
    return `${palatal(consonant, 'a')}${vowel.tail}`;
  if (SIBILANT_GLIDE.has(consonant) && phone === 'AH' && letters === 'u' && sounds[at]?.stress === 0)
    return `${palatal(consonant, 'u')}${vowel.tail}`;
  // white ホワイト, wheel ホイール, but which ウィッチ
  if (consonant === 'W' && before?.letters === 'wh' && phone !== 'IH') {
    const head = vowel.kana === 'a' ? 'ホワ' : `ホ${syllable('', vowel.kana)}`;
    return `${head}${vowel.tail}`;
  }
  if (consonant === 'Y' && vowel.kana === 'e') return `イエ${vowel.tail}`;
  return `${syllable(consonant, vowel.kana)}${vowel.tail}`;
};

/** K W, S W, T W before a vowel. */
const onsetW = (sounds: readonly Sound[], at: number, consonant: string): string => {
  const vowel = vowelSound(sounds, at + 2);
  if (vowel.kana === undefined) return `${bareConsonant(consonant)}ウ`;
  if (consonant === 'K' && vowel.kana === 'o' && vowel.tail === 'ー') return 'クォー';
  if (consonant === 'K' || consonant === 'G')
    return `${vowel.kana === 'u' ? syllable(consonant, 'u') : `${syllable(consonant, 'u')}${syllable('', vowel.kana)}`}${vowel.tail}`;
  if (consonant === 'S' && vowel.kana === 'i') return `スイ${vowel.tail}`;
  if (consonant === 'T' && vowel.kana === 'i') return `ツイ${vowel.tail}`;
  const head = consonant === 'T' && vowel.kana !== 'a' ? 'トゥ' : bareConsonant(consonant);
  const rest = consonant === 'T' && vowel.kana !== 'a' ? syllable('', vowel.kana) : syllable('W', vowel.kana);
  return `${head}${rest}${vowel.tail}`;
};

/** A consonant, y and a vowel: palatal before u (キュー), else an i of its own (ミリオン). */
const onsetY = (sounds: readonly Sound[], at: number, consonant: string): string => {
  const glide = sounds[at + 1];
  const vowel = vowelSound(sounds, at + 2);
  if (vowel.kana === undefined) return syllable(consonant, 'i');
  const target = sounds[at + 2];
  if (target?.phone === 'AH' && target.letters.endsWith('u')) return palatal(consonant, 'u');
  // accurate アキュレート, figure フィギュア
  if (target?.phone === 'ER' && target.letters.startsWith('u'))
    return `${palatal(consonant, 'u')}${sounds[at + 3]?.phone === 'R' ? '' : 'ア'}`;
  if (vowel.kana === 'u' || glide?.letters === '' || glide?.letters === 'u')
    return `${palatal(consonant, vowel.kana)}${vowel.tail}`;
  const isFinalOr = target?.phone === 'ER';
  return `${syllable(consonant, 'i')}${syllable('', vowel.kana)}${isFinalOr ? '' : vowel.tail}`;
};

/** A consonant that no vowel follows, with the ッ before it and what English endings do to it. */
const coda = (sounds: readonly Sound[], at: number): { kana: string; used: number } => {
  const { phone } = sounds[at] ?? { phone: '' };
  const next = sounds[at + 1]?.phone;
  const small = isGeminate(sounds, at) ? 'ッ' : '';
  const isEnd = at + 2 === sounds.length;
  if (phone === 'T' && next === 'S' && isEnd) return { kana: `${small}ツ`, used: 2 };
  if (phone === 'D' && next === 'Z' && isEnd) return { kana: `${small}ズ`, used: 2 };
  if (phone === 'M' && (next === 'P' || next === 'B' || next === 'F')) return { kana: 'ン', used: 1 };
  if (phone === 'NG' && (next === 'K' || next === 'G')) return { kana: 'ン', used: 1 };
  if (phone === 'T' && next === 'R' && sounds[at + 2]?.phone === 'UW') return { kana: 'トゥ', used: 1 };
  if (phone === 'K' && next === 'S' && sounds[at]?.letters === 'x') {
    const vowel = sounds[at + 2]?.phone;
    const isI =
      vowel === 'IH' || vowel === 'IY' || (vowel === 'AH' && /^[iy]/.test(sounds[at + 2]?.letters ?? ''));
    if (isI && sounds[at + 2]?.letters !== 'e') return { kana: 'キ', used: 1 };
  }
  if (phone === 'ZH' && next === undefined) return { kana: 'ジュ', used: 1 };
  return { kana: `${small}${bareConsonant(phone)}`, used: 1 };
};

/** The ua of individual, visual, casual is ュア in Japanese, not ウワ. */
const withoutGlideW = (word: readonly Sound[]): readonly Sound[] =>
  word.flatMap((sound, at) => {
    const isGlide = (w: number): boolean =>
      word[w]?.phone === 'W' && word[w - 1]?.phone === 'AH' && SIBILANT_GLIDE.has(word[w - 2]?.phone ?? '');
    if (isGlide(at)) return [];
    return isGlide(at + 1) ? [{ ...sound, phone: 'UH', letters: 'u' }] : [sound];
  });

/**
 * The katakana of a pronounced word as Japanese borrows it: schwas by their spelling letter, long vowels,
 * ッ before final stops after short vowels, ティ and ファ.
 */
export const phonesToKana = (word: readonly Sound[]): string => {
  const sounds = withoutGlideW(word).flatMap((sound, at, word) =>
    sound.phone === 'ER' && isVowel(word[at + 1]?.phone)
      ? [sound, { phone: 'R', stress: 0 as const, letters: '', silent: '' }]
      : [sound],
  );
  let kana = '';
  for (let at = 0; at < sounds.length; ) {
    const { phone } = sounds[at] ?? { phone: '' };
    const next = sounds[at + 1]?.phone;
    const afterNext = sounds[at + 2]?.phone;
    if (isVowel(phone)) {
      kana += onsetAndVowel(sounds, at, '');
      at += 1 + vowelSound(sounds, at).used;
    } else if (isVowel(next)) {
      const small = isGeminate(sounds, at) ? 'ッ' : '';
      kana += `${small}${onsetAndVowel(sounds, at + 1, phone)}`;
      at += 2 + vowelSound(sounds, at + 1).used;
    } else if (next === 'W' && isVowel(afterNext) && !['N', 'NG', 'M', 'R', 'L'].includes(phone)) {
      kana += onsetW(sounds, at, phone);
      at += 3 + vowelSound(sounds, at + 2).used;
    } else if (next === 'Y' && isVowel(afterNext) && phone !== 'NG') {
      kana += onsetY(sounds, at, phone);
      at += 3 + vowelSound(sounds, at + 2).used;
    } else {
      const { kana: end, used } = coda(sounds, at);
      kana += end;
      at += used;
    }
  }
  return kana;
};
