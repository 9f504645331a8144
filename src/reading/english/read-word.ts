import { alignLetters } from './align-letters.js';
import { pronunciationOf } from './cmu-dictionary.js';
import { pluralKana, readInflected } from './inflection.js';
import { isPronounceable } from './is-pronounceable.js';
import { spellOut } from './letter-names.js';
import { exactReading, foldedReading } from './lexicon.js';
import { phonesToKana } from './phones-to-kana.js';
import { plainLetters } from './plain-letters.js';
import { romajiToKana } from './romaji.js';
import { spellingToSounds } from './spelling-to-sounds.js';

/** Where a reading comes from: lint names the words that are in no dictionary. */
export type WordSource = 'lexicon' | 'pronounced' | 'letters' | 'guessed';

export type WordReading = { readonly kana: string; readonly source: WordSource };

const pronounced = (word: string): string | undefined => {
  const phones = pronunciationOf(word);
  return phones === undefined ? undefined : phonesToKana(alignLetters(word, phones));
};

const isUnheard = (word: string): boolean => pronunciationOf(word) === undefined;

/** A listed word, or an inflected form of one. */
const partReading = (part: string): string | undefined =>
  foldedReading(part) ?? readInflected(part, foldedReading, isUnheard(part));

const known = (word: string): WordReading | undefined => {
  const listed = foldedReading(word);
  if (listed !== undefined) return { kana: listed, source: 'lexicon' };
  const inflected = readInflected(word, partReading, isUnheard(word));
  if (inflected !== undefined) return { kana: inflected, source: 'lexicon' };
  const spoken = joined(word, true) ?? pronounced(word) ?? readInflected(word, pronounced, true);
  return spoken === undefined ? undefined : { kana: spoken, source: 'pronounced' };
};

const PREFIXES =
  'auto anti bio cyber down electro geo hydro hyper infra inter macro mega meta micro mid mis multi nano non omni out over pre proto re self semi sub super tele trans ultra un under up'.split(
    ' ',
  );

const samePhones = (word: string, left: string, right: string): boolean => {
  const bare = (text: string): string | undefined => pronunciationOf(text)?.join(' ').replaceAll(/\d/g, '');
  return bare(word) === `${bare(left)} ${bare(right)}`;
};

/**
 * A compound of two words that we know (notebook, multiagent), each read as by itself. When the whole word is
 * in the pronouncing dictionary, only where it is spoken like its parts.
 */
const joined = (word: string, strict: boolean): string | undefined => {
  // Domains and companies: mistralai.
  const beforeAi = /^(.{4,})ai$/.exec(word)?.[1];
  const owner = beforeAi === undefined ? undefined : foldedReading(beforeAi);
  if (owner !== undefined) return `${owner}エーアイ`;
  for (let cut = word.length - 3; cut >= 2; cut -= 1) {
    const left = word.slice(0, cut);
    const right = word.slice(cut);
    if (cut < 3 && !PREFIXES.includes(left)) continue;
    const isKnown = pronunciationOf(word) !== undefined;
    if (strict && isKnown && !samePhones(word, left, right)) continue;
    const isPrefix = PREFIXES.includes(left);
    if (strict && !isKnown && !isPrefix && word.length < 6) continue;
    const rightListed = partReading(right);
    const leftKana =
      partReading(left) ??
      (isPrefix ? prefixReading(left) : undefined) ??
      (!isKnown && left.length >= 4 && rightListed !== undefined ? pronounced(left) : undefined);
    const rightKana =
      rightListed ?? (!isKnown && (isPrefix || right.length >= 4) ? pronounced(right) : undefined);
    if (leftKana !== undefined && rightKana !== undefined) return `${leftKana}${rightKana}`;
  }
  return undefined;
};

const PREFIX_KANA: Readonly<Record<string, string>> = {
  re: 'リ',
  un: 'アン',
  pre: 'プレ',
  anti: 'アンチ',
  semi: 'セミ',
  sub: 'サブ',
  inter: 'インター',
  infra: 'インフラ',
  trans: 'トランス',
  bio: 'バイオ',
  non: 'ノン',
  mis: 'ミス',
  mega: 'メガ',
  tele: 'テレ',
  proto: 'プロト',
  electro: 'エレクトロ',
  geo: 'ジオ',
  hydro: 'ハイドロ',
};

const prefixReading = (prefix: string): string | undefined => PREFIX_KANA[prefix] ?? pronounced(prefix);

/** A silent e: not Japanese in Latin letters, though it could be read so. */
const ENGLISH_ENDING = /(?:at|i[zsntvld]|ur|o[dl]|ad|en)e$/;

const guess = (word: string): WordReading => {
  if (!/[aeiouy]/.test(word)) return { kana: spellOut(word), source: 'letters' };
  const romaji = word.length >= 3 && !ENGLISH_ENDING.test(word) ? romajiToKana(word) : undefined;
  return { kana: romaji ?? phonesToKana(spellingToSounds(word)), source: 'guessed' };
};

/** No word is longer; looking for all the pairs of words in one that is would take forever. */
const LONGEST_WORD = 60;

const readCapitals = (word: string): WordReading => {
  if (word.length >= 4 && word.length <= LONGEST_WORD) {
    const reading = known(word.toLowerCase());
    if (reading !== undefined) return reading;
    if (word.length >= 5 && isPronounceable(word)) return guess(word.toLowerCase());
  }
  return { kana: spellOut(word), source: 'letters' };
};

const PIECES = /[A-Z]{2,}s(?![a-z])|[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g;

const readPieces = (word: string): WordReading | undefined => {
  const pieces = word.match(PIECES) ?? [];
  if (pieces.length < 2) return undefined;
  const readings = pieces.map((piece) => readPlain(piece));
  const source =
    readings.find((reading) => reading.source === 'guessed')?.source ?? readings[0]?.source ?? 'guessed';
  return { kana: readings.map(({ kana }) => kana).join(''), source };
};

const readPlain = (word: string): WordReading => {
  const exact = exactReading(word);
  if (exact !== undefined) return { kana: exact, source: 'lexicon' };
  if (/^[A-Z]+$/.test(word))
    return word.length === 1 ? { kana: spellOut(word), source: 'letters' } : readCapitals(word);
  // LLMs, GPUs
  if (/^[A-Z]{2,}s$/.test(word)) {
    const singular = readPlain(word.slice(0, -1));
    return { ...singular, kana: pluralKana(singular.kana) };
  }
  const lower = word.toLowerCase();
  return (lower.length > LONGEST_WORD ? undefined : known(lower)) ?? guess(lower);
};

const readings = new Map<string, WordReading>();

/**
 * How a Japanese voice says one English word (letters, perhaps with an apostrophe): lexicon, inflections,
 * pronouncing dictionary, CamelCase pieces, capitals by letters, at last the spelling.
 */
export const readEnglishWord = (word: string): WordReading => {
  const cached = readings.get(word);
  if (cached !== undefined) return cached;
  const plain = plainLetters(word).replaceAll('’', "'");
  const exact = exactReading(plain);
  const possessive = /^(.+)'s$/i.exec(plain)?.[1];
  let reading: WordReading | undefined;
  if (exact !== undefined) reading = { kana: exact, source: 'lexicon' };
  else if (foldedReading(plain) !== undefined && !/^[A-Z]{2,}$/.test(plain))
    reading = known(plain.toLowerCase());
  else if (possessive !== undefined) {
    const owner = readEnglishWord(possessive);
    reading = { ...owner, kana: pluralKana(owner.kana) };
  } else if (/[a-z][A-Z]|[A-Z]{2}[a-z]/.test(plain)) reading = readPieces(plain);
  reading ??= readPlain(plain.replaceAll("'", ''));
  readings.set(word, reading);
  return reading;
};
