import type { MappedText } from '../mapped-text.js';

const AFTER_MARK = /[、。，！？!?.,…\n]\s*$/u;

/** A line break that is left inside a reading becomes 、 (engines drop it and glue the words); none at the ends. */
export const joinLines = (text: MappedText): MappedText =>
  text
    .replace(/^\n+|\n+$/gu, () => '')
    .replace(/\n+/gu, (match) => (AFTER_MARK.test(match.input.slice(0, match.index)) ? '' : '、'));
