import { JAPANESE } from '../character-classes.js';
import type { MappedText } from '../mapped-text.js';

const LAUGH_AFTER_JAPANESE = new RegExp(`(?<=[${JAPANESE}])w+(?=$|[\\s${'。、！？!?」』）'}])`, 'gu');

const PAIR = /[(（](?=[^()（）\n]*[\p{Script=Han}ぁ-ゖァ-ヺ（）])[^()（）\n]*[)）]|（[^()（）\n]*\)/gu;

/** Round brackets around Japanese in full width. */
const widen = (text: MappedText): MappedText =>
  text.edit(
    [...text.text.matchAll(PAIR)].flatMap(({ 0: pair, index }) => {
      const last = index + pair.length - 1;
      return [
        { start: index, end: index + 1, text: '（' },
        { start: last, end: last + 1, text: '）' },
      ];
    }),
  );

/**
 * Brackets that are a pause at both ends become full-width ones (`（税込)`), (笑) is said, a laughing `www` is
 * わら and no letters; empty brackets go.
 */
export const readBrackets = (text: MappedText): MappedText =>
  widen(
    text
      .replace(/[(（][ \t]*笑[ \t]*[)）]/gu, () => 'かっこわらい')
      .replace(LAUGH_AFTER_JAPANESE, () => 'わら')
      .replace(/[(（［[【][ \t]*[)）］\]】]/gu, () => ''),
  );
