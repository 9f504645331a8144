import type { MappedText } from '../mapped-text.js';

const ARROW = /[ \t]*(?:[→⇒➡⇨]|[-=]+>)[ \t]*/gu;

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
      const before = match.input.slice(0, match.index);
      const after = match.input.slice(match.index + match[0].length);
      if (before === '' || after === '') return '';
      return /\d[^\s、。\d]{0,3}$/u.test(before) && /^[約]?[¥$]?\d/u.test(after) ? 'から' : '、';
    })
    .replace(/[ \t]*[←↔⇔↑↓⇐][ \t]*/gu, () => '、')
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
      const joins = /[\p{L}\p{N}]$/u.test(match.input.slice(0, match.index)) ? 'の' : '';
      return `${joins}${match[0] === '²' ? '2' : '3'}乗`;
    })
    .replace(/(?<![\p{L}\p{N}])~\/(?=[\p{L}\p{N}.])/gu, () => '')
    .replace(/(?<![一二三四五六七八九〇\d])〇+(?![一二三四五六七八九〇\d])/gu, ([circles]) =>
      'まる'.repeat(circles.length),
    );
