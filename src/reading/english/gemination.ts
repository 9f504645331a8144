import { isVowel, type Sound } from './align-letters.js';
import { vowelSound } from './vowel-sound.js';

const FINAL_STOPS = new Set(['P', 'T', 'K', 'CH', 'JH', 'D', 'G', 'SH']);

/** Whether nothing but an inflection (-s, -ed) follows. */
const endsWord = (sounds: readonly Sound[], at: number): boolean => {
  const rest = sounds.slice(at + 1);
  if (rest.length === 0) return true;
  const [only] = rest;
  if (rest.length > 1 || only === undefined) return false;
  return only.phone === 'S' || only.phone === 'Z' || only.letters === 'ed';
};

const isIng = (sounds: readonly Sound[], at: number): boolean =>
  sounds[at]?.phone === 'IH' && sounds[at + 1]?.phone === 'NG';

/** Doubled letters before a vowel: ッ only where loanwords have it (getting, hacker, message, session). */
const doublesBeforeVowel = (sounds: readonly Sound[], at: number): boolean => {
  const { phone, letters } = sounds[at] ?? { phone: '', letters: '' };
  const before = sounds[at - 1];
  const next = sounds[at + 1];
  const ing = isIng(sounds, at + 1);
  const isFinalY = next?.phone === 'IY' && at + 2 === sounds.length;
  const isErEnd = next?.phone === 'ER' && endsWord(sounds, at + 1);
  const isAge = (next?.phone === 'IH' || next?.phone === 'AH') && sounds[at + 2]?.phone === 'JH';
  switch (phone) {
    case 'K':
      if (before?.phone === 'UH' && letters === 'k') return ing || isFinalY;
      return /^(?:ck|kk|cc)$/.test(letters) && (ing || isErEnd || isFinalY || isAge);
    case 'P':
      return letters === 'pp' && (ing || isErEnd || isFinalY);
    case 'T':
      return letters === 'tt' && (ing || (isErEnd && before?.phone === 'IH'));
    case 'S':
      return (
        letters === 'ss' &&
        (ing ||
          isAge ||
          isErEnd ||
          (next?.phone === 'AH' && sounds[at + 2]?.phone === 'N' && at + 3 === sounds.length) ||
          (next?.letters === 'i' && /^[BV]$/.test(sounds[at + 2]?.phone ?? '')))
      );
    case 'SH':
      return (
        /^ss/.test(letters) ||
        ((letters === 'sh' || letters === 'ch') && ing) ||
        (letters === 'sh' && next?.phone === 'AH')
      );
    case 'CH':
      return letters === 'tch';
    case 'JH':
      return /^dge?$/.test(letters) && ing;
    default:
      return false;
  }
};

/** Whether ッ stands before the consonant at `at`. */
export const isGeminate = (sounds: readonly Sound[], at: number): boolean => {
  const sound = sounds[at];
  const before = sounds[at - 1];
  if (sound === undefined || before === undefined || !isVowel(before.phone)) return false;
  const vowel = vowelSound(sounds, at - 1);
  if (vowel.kana === undefined || vowel.tail !== '' || vowel.used > 0) return false;
  if (isVowel(sounds[at + 1]?.phone))
    return before.stress > 0 || sound.phone === 'SH'
      ? doublesBeforeVowel(sounds, at)
      : isIng(sounds, at + 1) && doublesBeforeVowel(sounds, at);
  if (!FINAL_STOPS.has(sound.phone) || !endsWord(sounds, at)) return false;
  const next = sounds[at + 1]?.phone;
  switch (sound.phone) {
    case 'JH':
      return (
        /^dge?$/.test(sound.letters) ||
        before.letters === 'e' ||
        (before.letters === 'a' && sounds[at - 2]?.phone === 'R')
      );
    case 'D':
      // period ピリオド, but method メソッド.
      return !isVowel(sounds[at - 2]?.phone) && at >= 2;
    case 'K':
      // metrics メトリクス, but basics ベーシックス.
      return !(
        next === 'S' &&
        sound.letters === 'c' &&
        before.stress === 0 &&
        ['T', 'R', 'M', 'N'].includes(sounds[at - 2]?.phone ?? '')
      );
    case 'G':
      return before.stress > 0;
    default:
      return true;
  }
};
