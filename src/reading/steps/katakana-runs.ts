import { countMorae, isSmallKana } from '../count-morae.js';
import type { Edit, MappedText } from '../mapped-text.js';

/** VOICEVOX does not speak what follows the 48th mora of one accent phrase, and a katakana run is one. */
const MAX_MORAE = 48;

const RUN = /[ァ-ヺー]+/gu;

/** Nothing may be cut off before these. */
const isBound = (character: string): boolean => isSmallKana(character) || /[ーンッ]/u.test(character);

/** Where a run is cut: at an edge of words of the text if there is one in the last half, else anywhere. */
const cutPoint = (text: MappedText, from: number, end: number, limit: number): number => {
  let morae = 0;
  let wordEdge = -1;
  let last = from;
  for (let at = from; at < end; at += 1) {
    const character = text.text[at] ?? '';
    if (at > from && !isBound(character)) {
      last = at;
      if (
        text.starts[at] !== text.starts[at - 1] &&
        (text.starts[at] ?? 0) > (text.ends[at - 1] ?? 0) &&
        morae >= limit / 2
      )
        wordEdge = at;
    }
    morae += countMorae(character);
    if (morae > limit) break;
  }
  return wordEdge === -1 ? last : wordEdge;
};

/** A 、 into katakana runs of more than 48 morae. */
export const cutKatakanaRuns = (text: MappedText): MappedText => {
  const edits: Edit[] = [];
  for (const match of text.text.matchAll(RUN)) {
    const end = match.index + match[0].length;
    let from = match.index;
    let morae = countMorae(match[0]);
    while (morae > MAX_MORAE) {
      // Parts of about one length sound better than a full one and a rest.
      const parts = Math.ceil(morae / MAX_MORAE);
      const cut = cutPoint(text, from, end, Math.min(MAX_MORAE, Math.ceil(morae / parts) + 6));
      if (cut <= from) break;
      edits.push({ start: cut, end: cut, text: '、' });
      morae -= countMorae(text.text.slice(from, cut));
      from = cut;
    }
  }
  return text.edit(edits);
};
