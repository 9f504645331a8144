import { sha256 } from '../../src/util/sha256.js';

/** Shapes of docs/voicevox-openapi.json, as far as the fake engine fills them. */
export type FakeMora = {
  text: string;
  consonant: string | null;
  consonant_length: number | null;
  vowel: string;
  vowel_length: number;
  pitch: number;
};
export type FakePhrase = {
  moras: FakeMora[];
  accent: number;
  pause_mora: FakeMora | null;
  is_interrogative: boolean;
};
export type FakeQuery = {
  accent_phrases: FakePhrase[];
  speedScale: number;
  pitchScale: number;
  intonationScale: number;
  volumeScale: number;
  prePhonemeLength: number;
  postPhonemeLength: number;
  pauseLength?: number | null;
  pauseLengthScale?: number;
  outputSamplingRate: number;
  outputStereo: boolean;
  kana: string;
  [more: string]: unknown;
};

const MAX_PHRASE_MORAE = 48;
const DIGITS = ['ゼロ', 'イチ', 'ニ', 'サン', 'ヨン', 'ゴ', 'ロク', 'ナナ', 'ハチ', 'キュウ'];
const SYLLABLES = ['カイ', 'セン', 'トウ', 'コク', 'ジツ', 'メイ', 'ホン', 'ケイ'];
const MORA = /[ァ-ヴ][ァィゥェォャュョヮ]|[ァ-ヴー]/gu;

/** Not how it is really read, but as long, and the same each time. */
const kanaOfCharacter = (character: string): string => {
  if (/[ァ-ヴー]/u.test(character)) return character;
  if (/[ぁ-ゔ]/u.test(character)) return String.fromCharCode(character.charCodeAt(0) + 0x60);
  if (/[0-9]/.test(character)) return DIGITS[Number(character)] ?? '';
  if (/[a-z]/i.test(character)) return 'エイ';
  if (/\p{Script=Han}/u.test(character) && !/[々〇]/.test(character)) {
    return SYLLABLES[(character.codePointAt(0) ?? 0) % SYLLABLES.length] ?? '';
  }
  return '';
};

/** A number between 0 and 1 that depends on the words only. */
const share = (...words: readonly (string | number)[]): number =>
  Number.parseInt(sha256(words.join(' ')).slice(0, 8), 16) / 2 ** 32;

const round4 = (value: number): number => Math.round(value * 1e4) / 1e4;

const toMora = (text: string, index: number, styleId: number): FakeMora => {
  const isBare = /^[アイウエオンッー]/.test(text);
  const vowel = text === 'ン' ? 'N' : text === 'ッ' ? 'cl' : 'a';
  return {
    text,
    consonant: isBare ? null : 'k',
    consonant_length: isBare ? null : round4(0.03 + 0.06 * share(text, index, styleId, 'consonant')),
    vowel,
    vowel_length: round4(0.07 + 0.09 * share(text, index, styleId, 'vowel')),
    pitch: vowel === 'cl' ? 0 : round4(5 + share(text, index, styleId, 'pitch')),
  };
};

const toPhrase = (text: string, styleId: number): FakePhrase | null => {
  const kana = [...text].map(kanaOfCharacter).join('');
  // The real engine drops what is beyond the 48th mora, too, and says nothing.
  const moras = (kana.match(MORA) ?? []).slice(0, MAX_PHRASE_MORAE);
  if (moras.length === 0) return null;
  return {
    moras: moras.map((mora, index) => toMora(mora, index, styleId)),
    accent: 1,
    pause_mora: null,
    is_interrogative: false,
  };
};

/** Line breaks and tabs vanish; marks and spaces part phrases with a pause; a new phrase begins after hiragana. */
export const fakePhrases = (text: string, styleId: number): FakePhrase[] => {
  const phrases: FakePhrase[] = [];
  const plain = text.normalize('NFKC').replace(/[\n\r\t]/g, '');
  for (const [piece] of plain.matchAll(/[\p{L}\p{N}ー]+|[^\p{L}\p{N}ー]+/gu)) {
    if (/^[\p{L}\p{N}ー]/u.test(piece)) {
      const words = piece.split(/(?<=[ぁ-ゔ])(?=[^ぁ-ゔー])/u);
      phrases.push(...words.flatMap((word) => toPhrase(word, styleId) ?? []));
      continue;
    }
    const last = phrases.at(-1);
    if (last === undefined) continue;
    if (piece.includes('?')) last.is_interrogative = true;
    last.pause_mora ??= {
      text: '、',
      consonant: null,
      consonant_length: null,
      vowel: 'pau',
      vowel_length: round4(0.2 + 0.2 * share(text, phrases.length, styleId)),
      pitch: 0,
    };
  }
  const last = phrases.at(-1);
  if (last !== undefined) last.pause_mora = null;
  return phrases;
};

/** AquesTalk-like notation, as the engine gives it beside the phrases. */
export const fakeKana = (phrases: readonly FakePhrase[]): string =>
  phrases
    .map(({ moras, pause_mora, is_interrogative }, index) => {
      const [first, ...rest] = moras.map((mora) => mora.text);
      const end = index === phrases.length - 1 ? '' : pause_mora === null ? '/' : '、';
      return `${first}'${rest.join('')}${is_interrogative ? '？' : ''}${end}`;
    })
    .join('');
