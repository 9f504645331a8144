import { JAPANESE } from '../character-classes.js';
import type { MappedText } from '../mapped-text.js';

const BESIDE_JAPANESE = new RegExp(`(?<![ \\t])[ \\t]+(?=[${JAPANESE}])|(?<=[${JAPANESE}])[ \\t]+`, 'gu');

/**
 * Spaces beside Japanese characters out (an engine makes a pause of each), also those at line ends;
 * spaces between Latin words that are still there stay as one.
 */
export const removeSpaces = (text: MappedText): MappedText =>
  text
    .replace(/^[ \t]+|(?<![ \t])[ \t]+$/gmu, () => '')
    .replace(BESIDE_JAPANESE, () => '')
    .replace(/[ \t]{2,}|\t/gu, () => ' ');
