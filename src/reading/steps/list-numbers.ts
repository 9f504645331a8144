import type { MappedText } from '../mapped-text.js';

/** The number of a list item, followed by a pause and no more: `1.  まず` becomes `1、まず`. */
export const readListNumbers = (text: MappedText): MappedText =>
  text
    .replace(/^[ \t]*(\d{1,2})[.)）][ \t]+(?=\S)/gmu, ([, number]) => `${number}、`)
    .replace(/^[ \t]*[(（](\d{1,2})[)）][ \t]*(?=\S)/gmu, ([, number]) => `${number}、`);
