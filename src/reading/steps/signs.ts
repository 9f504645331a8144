import type { MappedText } from '../mapped-text.js';

/** Spaces before a sign, tried only from their first one: of many, each would be tried with all behind it. */
const SPACES_BEFORE = '(?:(?<![ \\t])[ \\t]+)?';
const ARROW = new RegExp(`${SPACES_BEFORE}(?:[→⇒➡⇨]|(?<![-=])[-=]+>)[ \\t]*`, 'gu');
const OTHER_ARROW = new RegExp(`${SPACES_BEFORE}[←↔⇔↑↓⇐][ \\t]*`, 'gu');

/** A digit with the unit behind it, in UTF-16 units. */
const LONGEST_UNIT = 8;

const METRES: Readonly<Record<string, string>> = {
  mm: 'ミリメートル',
  cm: 'センチメートル',
  m: 'メートル',
  km: 'キロメートル',
};
const AREA = /(?<=\d[ \t]?)(mm|cm|m|km)([²³])/gu;

/** Signs that engines drop or misread: minus, times, arrows, degrees, C#, 〇. */
export const readSigns = (text: MappedText): MappedText =>
  text
    .replace(/(?<![\dA-Za-zァ-ヺー)）.-])-(?=\d)/gu, () => 'マイナス')
    .replace(/±[ \t]*(?=\d)/gu, () => 'プラスマイナス')
    .replace(/(?<=\d)[ \t]*[x×✕][ \t]*(?=\d)|(?<=\d)[ \t]+X[ \t]+(?=\d)/gu, () => 'かける')
    .replace(/(?<=\d)[ \t]*\*\*[ \t]*(\d+)/gu, ([, power]) => `の${power}乗`)
    .replace(/(?<=\d)[ \t]*\*[ \t]*(?=\d)/gu, () => 'かける')
    .replace(/(?<=\d)[ \t]*÷[ \t]*(?=\d)/gu, () => '割る')
    .replace(ARROW, (match) => {
      const before = match.input.slice(Math.max(0, match.index - LONGEST_UNIT), match.index);
      const after = match.input.slice(match.index + match[0].length);
      if (before === '' || after === '') return '';
      return /\d[^\s、。\d]{0,3}$/u.test(before) && /^[約]?[¥$]?\d/u.test(after) ? 'から' : '、';
    })
    .replace(OTHER_ARROW, () => '、')
    .replace(/(?<=\d)[ \t]*°C/gu, () => '度')
    .replace(/(?<=\d)[ \t]*°F/gu, () => '度エフ')
    .replace(/(?<=\d)[ \t]*°/gu, () => '度')
    .replace(/(?<![A-Za-z])([CFG])#(?![A-Za-z\d])/gu, ([, letter]) => `${letter}シャープ`)
    .replace(/(?<![A-Za-z])No\.[ \t]*(?=\d)/gu, () => 'ナンバー')
    .replace(/(?<![\p{L}\p{N}&])#(?=\d)/gu, () => 'ナンバー')
    .replace(/(?<![\p{L}\p{N}&])#(?=\p{L})/gu, () => 'ハッシュタグ')
    .replace(
      /(?<=[\p{Script=Han}ぁ-ゖァ-ヺー])[ \t]*\+[ \t]*(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])[ \t]*\+[ \t]*(?=[\p{Script=Han}ぁ-ゖァ-ヺ])/gu,
      () => 'プラス',
    )
    .replace(/(?<=[\p{L}\p{N}])[ \t]*=[ \t]*(?=[\p{L}\p{N}])/gu, () => 'イコール')
    .replace(/(?<=[\p{L}\p{N}])[ \t]*≒[ \t]*/gu, () => 'ニアリーイコール')
    .replace(/(?<=[\p{L}\p{N}])[ \t]*≠[ \t]*/gu, () => 'ノットイコール')
    .replace(AREA, ([, unit = '', sign]) => `${sign === '²' ? '平方' : '立方'}${METRES[unit]}`)
    .replace(/[²³]/gu, (match) => {
      const joins = /[\p{L}\p{N}]$/u.test(match.input.slice(Math.max(0, match.index - 2), match.index))
        ? 'の'
        : '';
      return `${joins}${match[0] === '²' ? '2' : '3'}乗`;
    })
    .replace(/(?<![\p{L}\p{N}])~\/(?=[\p{L}\p{N}.])/gu, () => '')
    .replace(/(?<![一二三四五六七八九〇\d])〇+(?![一二三四五六七八九〇\d])/gu, ([circles]) =>
      'まる'.repeat(circles.length),
    );
