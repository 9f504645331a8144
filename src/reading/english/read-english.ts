import { LATIN } from '../character-classes.js';
import type { Edit } from '../mapped-text.js';
import { pronunciationOf } from './cmu-dictionary.js';
import { FIXED_SPELLING, FIXED_SPELLINGS } from './fixed-spellings.js';
import { spellOut } from './letter-names.js';
import { exactReading, foldedReading } from './lexicon.js';
import { englishFigure, englishOrdinal, JAPANESE_COUNTER, unitKana } from './numbers-in-english.js';
import { readEnglishWord, type WordSource } from './read-word.js';
import { readSeparators } from './separators.js';

type Token = {
  readonly kind: 'fixed' | 'word' | 'figure' | 'other';
  readonly start: number;
  readonly end: number;
  readonly text: string;
};

const TOKEN = new RegExp(
  [
    `(?<fixed>(?<![${LATIN}0-9])${FIXED_SPELLING}(?![${LATIN}0-9]|\\.[0-9]))`,
    `(?<initials>(?<![${LATIN}0-9])(?:[A-Za-z]\\.){2,}(?:[A-Za-z](?![${LATIN}]))?)`,
    `(?<word>(?:[0-9]+(?:[.,][0-9]+)*)?[${LATIN}]+(?:[0-9]+(?:\\.[0-9]+)*|[${LATIN}]+)*(?:['’][${LATIN}]+)?)`,
    '(?<figure>[0-9]+(?:[.,][0-9]+)*)',
  ].join('|'),
  'gu',
);

const tokensOf = (text: string): readonly Token[] => {
  const tokens: Token[] = [];
  const push = (kind: Token['kind'], start: number, end: number): void => {
    if (start < end) tokens.push({ kind, start, end, text: text.slice(start, end) });
  };
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    push('other', at, match.index);
    at = match.index + match[0].length;
    const { fixed, initials, word } = match.groups ?? {};
    const kind = (fixed ?? initials) !== undefined ? 'fixed' : word !== undefined ? 'word' : 'figure';
    push(kind, match.index, at);
  }
  push('other', at, text.length);
  return tokens;
};

/** Whether a figure by itself belongs to the English around it. */
const isEnglishFigure = (tokens: readonly Token[], at: number, text: string): boolean => {
  const token = tokens[at];
  if (token === undefined || JAPANESE_COUNTER.test(text.slice(token.end))) return false;
  const side = (join: number, word: number): boolean => {
    const between = tokens[join];
    const neighbour = tokens[word];
    if (between?.kind === 'word' || between?.kind === 'fixed') return true;
    return (
      between?.kind === 'other' &&
      (neighbour?.kind === 'word' || neighbour?.kind === 'fixed') &&
      /^(?:[ \t]+|-|[ \t]*#)$/u.test(between.text)
    );
  };
  if (side(at - 1, at - 2)) return true;
  const before = tokens[at - 1];
  const opensHere = before === undefined || /[\s「『（(【、。：:"“‘]$/u.test(before.text);
  return opensHere && side(at + 1, at + 2);
};

const isAllCaps = (word: string): boolean => /^[A-Z]{2,}$/.test(word);
const isOrdinary = (word: string): boolean =>
  exactReading(word) === undefined &&
  (foldedReading(word) !== undefined || pronunciationOf(word.toLowerCase()) !== undefined);

/** DANCE THROUGH THE WORLD: capitals beside longer words in capitals are words too. */
const isShouted = (tokens: readonly Token[], at: number): boolean => {
  const word = tokens[at]?.text ?? '';
  if (!isAllCaps(word) || !isOrdinary(word)) return false;
  return [at - 2, at + 2].some((neighbour) => {
    const other = tokens[neighbour]?.text ?? '';
    const between = tokens[(at + neighbour) / 2]?.text ?? '';
    return /^[ \t]+$/u.test(between) && other.length >= 4 && isAllCaps(other) && isOrdinary(other);
  });
};

const ARTICLE_NEXT = new RegExp(`^[ \\t]+["“‘]?[${LATIN}0-9]`, 'u');

const readArticle = (token: Token, text: string): string | undefined => {
  if (!/^a$/i.test(token.text) || !ARTICLE_NEXT.test(text.slice(token.end))) return undefined;
  const opens = token.start === 0 || /[「『“"]/u.test(text[token.start - 1] ?? '');
  return token.text === 'A' && opens ? 'エー' : 'ア';
};

type Piece = { readonly kana: string; readonly source: WordSource };

/** Letters and digits in one: M5Stack, GPT4o, 70B, 16GB, A100s. */
const readMixed = (word: string): Piece => {
  const listed = exactReading(word) ?? foldedReading(word) ?? englishOrdinal(word);
  if (listed !== undefined) return { kana: listed, source: 'lexicon' };
  const parts = word.match(/[0-9]+(?:[.,][0-9]+)*|[^0-9]+/gu) ?? [];
  const first = parts[0] ?? '';
  const unit = parts.length === 2 && /^\d/.test(first) ? unitKana(parts[1] ?? '') : undefined;
  if (unit !== undefined) return { kana: `${first.replaceAll(',', '')}${unit}`, source: 'lexicon' };
  let source: WordSource = 'letters';
  const kana = parts
    .map((part, index) => {
      if (/^\d/.test(part)) return englishFigure(part);
      if (part === 's' && index > 0 && index === parts.length - 1) return 'ズ';
      // Short pieces beside digits are letters: P5e, gpt-4o, t2.
      // YOLOv5: the v of a version.
      const versioned = /^(.*[A-Za-z])v$/.exec(part)?.[1];
      if (versioned !== undefined && index + 1 < parts.length)
        return `${readEnglishWord(versioned).kana}ブイ`;
      if (part.length <= 2 && exactReading(part) === undefined && parts.length > 1) return spellOut(part);
      const reading = readEnglishWord(part);
      if (reading.source !== 'letters') source = reading.source;
      return reading.kana;
    })
    .join('');
  return { kana, source };
};

export type EnglishWord = {
  readonly start: number;
  readonly end: number;
  readonly word: string;
  readonly kana: string;
  readonly source: WordSource;
};

/** The edit without what it leaves as it is at both ends, so that the map back stays exact there. */
const withoutEdges = ({ start, end, text }: Edit, old: string): Edit => {
  const most = Math.min(text.length, old.length);
  let head = 0;
  while (head < most && text[head] === old[head]) head += 1;
  let tail = 0;
  while (tail < most - head && text.at(-1 - tail) === old.at(-1 - tail)) tail += 1;
  return { start: start + head, end: end - tail, text: text.slice(head, text.length - tail) };
};

const readToken = (tokens: readonly Token[], at: number, text: string): Piece => {
  const token = tokens[at];
  if (token === undefined) return { kana: '', source: 'letters' };
  if (token.kind === 'fixed')
    return { kana: FIXED_SPELLINGS.get(token.text) ?? spellOut(token.text), source: 'lexicon' };
  if (token.kind === 'figure') return { kana: englishFigure(token.text), source: 'lexicon' };
  const article = readArticle(token, text);
  if (article !== undefined) return { kana: article, source: 'lexicon' };
  if (token.text.length === 1) return { kana: spellOut(token.text), source: 'letters' };
  if (/[0-9]/.test(token.text)) return readMixed(token.text);
  return readEnglishWord(isShouted(tokens, at) ? token.text.toLowerCase() : token.text);
};

const spellToken = (token: Token): string =>
  token.kind === 'fixed'
    ? (FIXED_SPELLINGS.get(token.text) ?? spellOut(token.text))
    : (token.text.match(/[0-9]+(?:[.,][0-9]+)*|[^0-9]+/gu) ?? [])
        .map((part) => (/^\d/.test(part) ? part : spellOut(part)))
        .join('');

/** The English of a text: each word with its kana, and the signs between them. */
const scan = (text: string, spell: boolean): { edits: Edit[]; words: EnglishWord[] } => {
  const tokens = tokensOf(text);
  const isEnglish = tokens.map(
    (token, at) =>
      token.kind === 'word' ||
      token.kind === 'fixed' ||
      (token.kind === 'figure' && isEnglishFigure(tokens, at, text)),
  );
  const edits: Edit[] = [];
  const words: EnglishWord[] = [];
  let lastKana = '';
  tokens.forEach((token, at) => {
    const { start, end } = token;
    if (isEnglish[at]) {
      const piece = spell
        ? { kana: spellToken(token), source: 'letters' as const }
        : readToken(tokens, at, text);
      edits.push({ start, end, text: piece.kana });
      if (token.kind !== 'figure') words.push({ start, end, word: token.text, ...piece });
      lastKana = piece.kana;
      return;
    }
    if (token.kind !== 'other') return;
    const beforeEnglish = isEnglish[at - 1] === true;
    const next = tokens[at + 1];
    const afterEnglish = isEnglish[at + 1] === true;
    if (!beforeEnglish && !afterEnglish) return;
    const joinsDigits =
      /\d$/.test(lastKana) && next !== undefined && /^\d/.test(readFirst(tokens, at + 1, text, spell));
    const read = readSeparators(token.text, {
      beforeEnglish,
      afterEnglish,
      previous: tokens[at - 1]?.text ?? '',
      next: next?.text ?? '',
      joinsDigits,
    });
    if (read !== token.text) edits.push(withoutEdges({ start, end, text: read }, token.text));
  });
  return { edits, words };
};

const readFirst = (tokens: readonly Token[], at: number, text: string, spell: boolean): string => {
  const token = tokens[at];
  if (token === undefined) return '';
  return spell ? spellToken(token) : readToken(tokens, at, text).kana;
};

/** Edits that turn the English of a text into katakana (or letter names). */
export const englishEdits = (text: string, spell: boolean): readonly Edit[] => scan(text, spell).edits;

/** The English words of a text with their readings, for lint. */
export const englishWords = (text: string): readonly EnglishWord[] => scan(text, false).words;
