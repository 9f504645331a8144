import { decodeEntity, ENTITY } from '../html-entities.js';
import type { Edit, MappedText } from '../mapped-text.js';

const EMOJI =
  /(?![0-9#*])(?:\p{Regional_Indicator}{2}|\p{Extended_Pictographic}(?:\ufe0f|[\u{1f3fb}-\u{1f3ff}])*(?:\u200d\p{Extended_Pictographic}(?:\ufe0f|[\u{1f3fb}-\u{1f3ff}])*)*|[\ufe0e\ufe0f\u20e3\u{e0020}-\u{e007f}])/gu;

/** Signs that are only there for the eye. */
const ORNAMENT = /[☆★♪♫♬♡♥❤◆◇■□●○◎▲△▼▽※†‡✨✧✦❗❓]/gu;

/** Tags of HTML; anything else in angle brackets may be meant to be said. */
const TAG =
  /<\/?(?:a|b|blockquote|br|center|code|del|details|div|em|font|h[1-6]|hr|i|iframe|img|ins|kbd|li|mark|ol|p|pre|rp|rt|ruby|s|section|small|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul)(?:[ \t/][^<>\n]*)?>/giu;

const STARS = /\*{1,3}/gu;

const COMMENT_START = '<!--';
const COMMENT_END = '-->';

/** Comments of HTML; what is never closed is none. */
const removeComments = (mapped: MappedText): MappedText => {
  const { text } = mapped;
  const edits: Edit[] = [];
  for (let start = text.indexOf(COMMENT_START); start !== -1; ) {
    const close = text.indexOf(COMMENT_END, start + COMMENT_START.length);
    if (close === -1) break;
    const end = close + COMMENT_END.length;
    edits.push({ start, end, text: '' });
    start = text.indexOf(COMMENT_START, end);
  }
  return mapped.edit(edits);
};

/** Whether a digit stands before an offset, with nothing but spaces between them. */
const followsDigit = (text: string, offset: number): boolean => {
  let at = offset - 1;
  while (text[at] === ' ' || text[at] === '\t') at -= 1;
  return /\d/.test(text[at] ?? '');
};

/** Stars of emphasis out; 3*4 and 2**10 keep theirs (they would be 34 and 210), unless an emphasis is open there. */
const removeStars = (mapped: MappedText): MappedText => {
  const { text } = mapped;
  const edits: Edit[] = [];
  // Length of the run that opened the emphasis; 0 is none.
  let open = 0;
  let lineEnd = 0;
  for (const { 0: stars, index: start } of text.matchAll(STARS)) {
    // An emphasis that is never closed ends with its line.
    if (text.slice(lineEnd, start).includes('\n')) open = 0;
    const end = start + stars.length;
    lineEnd = end;
    const isBetweenNumbers =
      stars.length <= 2 && followsDigit(text, start) && /^[ \t]*\d/u.test(text.slice(end));
    if (isBetweenNumbers && open !== stars.length) continue;
    open = open === 0 ? stars.length : 0;
    edits.push({ start, end, text: '' });
  }
  return mapped.edit(edits);
};

/** What Markdown and HTML put around whole lines and links. */
const removeBlocks = (text: MappedText): MappedText =>
  removeComments(text.replace(/^[ \t]*(?:```|~~~)[\w+#.-]*[ \t]*$/gmu, () => ''))
    .replace(TAG, () => '')
    // [text](address) keeps its text, an image its caption.
    .replace(/!?\[(?=[^\]\n]{0,500}\]\([^()\s]{0,2000}\))/gu, () => '')
    .replace(/\]\([^()\s]*\)/gu, () => '')
    .replace(/^[ \t]*#{1,6}[ \t]+/gmu, () => '')
    .replace(/^[ \t]*>+[ \t]?/gmu, () => '')
    .replace(/^[ \t]*[-*+][ \t]+(?=\S)/gmu, () => '')
    .replace(/^[ \t]*(?:[-*_][ \t]*){3,}$/gmu, () => '')
    .replace(/^[ \t]*(?:\|[ \t]*)?(?::?-{3,}:?[ \t]*\|[ \t]*)+(?::?-{3,}:?[ \t]*)?$/gmu, () => '');

/** Markdown signs, code fences, HTML tags and references,  emoji and ornaments out; the words between them stay. */
export const removeMarkup = (text: MappedText): MappedText =>
  removeStars(removeBlocks(text))
    .replace(/`+|~~|(?<![\p{L}\p{N}])_{1,2}(?=\S)|(?<=\S)_{1,2}(?![\p{L}\p{N}])/gu, () => '')
    // After tags and signs: what is written as a reference is meant to be seen.
    .replace(ENTITY, decodeEntity)
    .replace(EMOJI, ([sign]) => (sign === '→' || sign === '↔' ? undefined : ''))
    .replace(ORNAMENT, () => '');
