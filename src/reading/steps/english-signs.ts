import type { MappedText } from '../mapped-text.js';

const WORD_SIDE = '[\\p{L}\\p{N}"\')\\]]';
const AMPERSAND = new RegExp(`(?<=${WORD_SIDE})[ \\t]*&[ \\t]*(?=[\\p{L}\\p{N}"'(\\[])`, 'gu');

const CURRENCIES: Readonly<Record<string, string>> = { '¥': 'yen', '€': 'euros', '£': 'pounds' };

/**
 * Signs in English for an English voice: quotation marks, dashes and the like in their plain form, and in words
 * what voices of plain ASCII spell out (flite: "ampersand") or leave out.
 */
export const readEnglishSigns = (text: MappedText): MappedText =>
  text
    .replace(/[“”„‟«»]/gu, () => '"')
    .replace(/[‚‛′]/gu, () => "'")
    .replace(/(?:(?<![ \t])[ \t]+)?[—―][ \t]*/gu, ({ index }) => (index === 0 ? '' : ', '))
    .replace(/(?<=\d)–(?=\d)/gu, () => ' to ')
    .replace(AMPERSAND, () => ' and ')
    .replace(
      /([¥€£])[ \t]?(\d+(?:[.,]\d+)*(?:[ \t](?:million|billion|trillion))?)/gu,
      ([, sign = '', amount]) => `${amount} ${CURRENCIES[sign]}`,
    )
    .replace(/(?<=\d)[ \t]*°[ \t]*C(?![A-Za-z])/gu, () => ' degrees Celsius')
    .replace(/(?<=\d)[ \t]*°[ \t]*F(?![A-Za-z])/gu, () => ' degrees Fahrenheit')
    .replace(/(?<=\d)[ \t]*°/gu, () => ' degrees')
    .replace(/(?<=\d)[ \t]*\*\*[ \t]*(?=\d)/gu, () => ' to the power of ')
    .replace(/(?<=\d)[ \t]*[*×✕][ \t]*(?=\d)/gu, () => ' times ')
    .replace(/(?<=\d)[ \t]*÷[ \t]*(?=\d)/gu, () => ' divided by ')
    .replace(/±[ \t]*(?=\d)/gu, () => 'plus or minus ')
    .replace(
      /[²³](?=(\p{L})?)/gu,
      ([power, letter]) => `${power === '²' ? ' squared' : ' cubed'}${letter === undefined ? '' : ' '}`,
    )
    .replace(/(?:(?<![ \t])[ \t]+)?→[ \t]*/gu, () => ' to ');
