import type { AudioQuery } from './voicevox-api.js';

/** Of an accent phrase the engine speaks this many morae and drops the rest without a word. */
export const MAX_PHRASE_MORAE = 48;

/** A phrase that was cut has exactly the greatest number of morae; a whole one hardly ever has. */
export const hasFullPhrase = ({ accent_phrases }: AudioQuery): boolean =>
  accent_phrases.some(({ moras }) => moras.length >= MAX_PHRASE_MORAE);

/** Marks that end an accent phrase: cutting beside one would cut nothing. */
const RUN = /[\p{L}\p{N}\p{M}ー]+/gu;
/** The shortest run that can have 48 morae: Latin letters and digits have up to six each (ダブリュー). */
const SHORTEST_RUN = 8;

/**
 * The reading with a 、 in the middle of its longest run of letters, where an over-long accent phrase must be;
 * null when no run is long enough.
 */
export const cutLongestRun = (reading: string): string | null => {
  let longest = { at: 0, text: '' };
  for (const { index, 0: text } of reading.matchAll(RUN)) {
    if (text.length > longest.text.length) longest = { at: index, text };
  }
  const { at, text } = longest;
  if (text.length < SHORTEST_RUN) return null;
  let middle = at + Math.floor(text.length / 2);
  // Not before a small kana, a long-vowel mark or the second half of a surrogate pair, which belong to what is before.
  while (
    middle < at + text.length - 1 &&
    /[ァィゥェォャュョヮぁぃぅぇぉゃゅょゎっッー\p{M}\udc00-\udfff]/u.test(reading[middle] ?? '')
  ) {
    middle += 1;
  }
  return `${reading.slice(0, middle)}、${reading.slice(middle)}`;
};

/** The kana that a query says: pauses as 、, a question's end as ？. */
export const kanaOf = ({ accent_phrases }: AudioQuery): string =>
  accent_phrases
    .map(({ moras, pause_mora, is_interrogative }) => {
      const end = is_interrogative === true ? '？' : pause_mora == null ? '' : '、';
      return `${moras.map(({ text, vowel }) => (vowel === 'pau' ? '、' : text)).join('')}${end}`;
    })
    .join('')
    .replace(/、+/g, '、')
    .replace(/^、|、$/g, '');
