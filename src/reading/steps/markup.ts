import type { MappedText } from '../mapped-text.js';

const EMOJI =
  /(?![0-9#*])(?:\p{Regional_Indicator}{2}|\p{Extended_Pictographic}(?:\ufe0f|[\u{1f3fb}-\u{1f3ff}])*(?:\u200d\p{Extended_Pictographic}(?:\ufe0f|[\u{1f3fb}-\u{1f3ff}])*)*|[\ufe0e\ufe0f\u20e3\u{e0020}-\u{e007f}])/gu;

/** Signs that are only there for the eye. */
const ORNAMENT = /[☆★♪♫♬♡♥❤◆◇■□●○◎▲△▼▽※†‡✨✧✦❗❓]/gu;

/** Tags of HTML; anything else in angle brackets may be meant to be said. */
const TAG =
  /<\/?(?:a|b|blockquote|br|center|code|del|details|div|em|font|h[1-6]|hr|i|iframe|img|ins|kbd|li|mark|ol|p|pre|rp|rt|ruby|s|section|small|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul)(?:[ \t/][^<>\n]*)?>/giu;

/** Markdown signs, code fences, HTML tags, emoji and ornaments out; the words between them stay. */
export const removeMarkup = (text: MappedText): MappedText =>
  text
    .replace(/^[ \t]*(?:```|~~~)[\w+#.-]*[ \t]*$/gmu, () => '')
    .replace(/<!--[\s\S]*?-->/gu, () => '')
    .replace(TAG, () => '')
    // [text](address) keeps its text, an image its caption.
    .replace(/!?\[(?=[^\]\n]*\]\([^()\s]*\))/gu, () => '')
    .replace(/\]\([^()\s]*\)/gu, () => '')
    .replace(/^[ \t]*#{1,6}[ \t]+/gmu, () => '')
    .replace(/^[ \t]*>+[ \t]?/gmu, () => '')
    .replace(/^[ \t]*[-*+][ \t]+(?=\S)/gmu, () => '')
    .replace(/^[ \t]*(?:[-*_][ \t]*){3,}$/gmu, () => '')
    .replace(/^[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+[ \t]*(?::?-{3,}:?)?[ \t]*$/gmu, () => '')
    .replace(/\*{1,3}|`+|~~|(?<![\p{L}\p{N}])_{1,2}(?=\S)|(?<=\S)_{1,2}(?![\p{L}\p{N}])/gu, () => '')
    .replace(EMOJI, ([sign]) => (sign === '→' || sign === '↔' ? undefined : ''))
    .replace(ORNAMENT, () => '');
