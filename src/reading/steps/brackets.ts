import { JAPANESE } from '../character-classes.js';
import type { MappedText } from '../mapped-text.js';

const LAUGH_AFTER_JAPANESE = new RegExp(`(?<=[${JAPANESE}])w+(?=$|[\\s${'。、！？!?」』）'}])`, 'gu');

/**
 * Brackets that are a pause at both ends become full-width ones (`（税込)`), (笑) is said, a laughing `www` is
 * わら and no letters; empty brackets go.
 */
export const readBrackets = (text: MappedText): MappedText =>
  text
    .replace(/[(（][ \t]*笑[ \t]*[)）]/gu, () => 'かっこわらい')
    .replace(LAUGH_AFTER_JAPANESE, () => 'わら')
    .replace(/[(（［[【][ \t]*[)）］\]】]/gu, () => '')
    .replace(/\((?=[^()\n]*[\p{Script=Han}ぁ-ゖァ-ヺ][^()\n]*[)）])/gu, () => '（')
    .replace(/(?<=（[^（）()\n]*)\)/gu, () => '）');
