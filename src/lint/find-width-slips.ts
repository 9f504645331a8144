import { BEAT } from '../parse/beats.js';
import type { LintNote } from './lint-note.js';

const HALF_WIDTH_KANA = /[ｦ-ﾟ]+/g;
const HALF_WIDTH_MARKS: Readonly<Record<string, string>> = {
  '｡': '。',
  '､': '、',
  '｢': '「',
  '｣': '」',
  '･': '・',
};
/** A space of any kind, a comma, a stop: a beat in all but its characters. */
const BEAT_LIKE = /[ \t\u00a0\u2002-\u200a\u3000]?[、､，][。｡．]/g;
/** A line of dashes that are no ASCII hyphens. A line of ー may be a cry. */
const DASH_LINE = /^[ \t\u3000]*([－‐‑‒–—―─━−]{3,})[ \t\u3000]*$/gm;
const CRY_LINE = /^[ \t\u3000]*(ー{3,})[ \t\u3000]*$/gm;

const beatSlips = (source: string): LintNote[] =>
  [...source.matchAll(BEAT_LIKE)].flatMap((match): LintNote[] => {
    const [found] = match;
    if (found === BEAT) return [];
    const start = match.index;
    const end = start + found.length;
    const note = {
      level: 'warning',
      code: 'beat-slip',
      message: 'nearly a beat: a beat is U+3000, 、 and 。',
      start,
      end,
    } as const;
    // Without any space it may be a sentence that ends twice.
    return found.length < BEAT.length ? [note] : [{ ...note, fix: [{ start, end, text: BEAT }] }];
  });

const separatorSlips = (source: string, pattern: RegExp, isCertain: boolean): LintNote[] =>
  [...source.matchAll(pattern)].map((match): LintNote => {
    const dashes = match[1] ?? '';
    const start = match.index + match[0].indexOf(dashes);
    const end = start + dashes.length;
    const note = {
      level: 'warning',
      code: 'separator-slip',
      message: 'not a separator: those are three or more ASCII hyphens (---)',
      start,
      end,
    } as const;
    return isCertain ? { ...note, fix: [{ start, end, text: '-'.repeat(dashes.length) }] } : note;
  });

/** Characters of the wrong width or kind where the format, or a sentence, needs the right one. */
export const findWidthSlips = (source: string): readonly LintNote[] => {
  const beats = beatSlips(source);
  const isInBeat = (at: number): boolean => beats.some(({ start, end }) => at >= start && at < end);
  const kana = [...source.matchAll(HALF_WIDTH_KANA)].map((match): LintNote => {
    const start = match.index;
    const end = start + match[0].length;
    const text = match[0].normalize('NFKC');
    const message = `half-width kana: ${text}`;
    return { level: 'warning', code: 'half-width', message, start, end, fix: [{ start, end, text }] };
  });
  const marks = [...source.matchAll(/[｡､｢｣･]/g)].flatMap((match): LintNote[] => {
    const start = match.index;
    if (isInBeat(start)) return [];
    const end = start + 1;
    const text = HALF_WIDTH_MARKS[match[0]] ?? '';
    const message = `a half-width sign, which ends or opens nothing: ${text}`;
    return [{ level: 'warning', code: 'half-width', message, start, end, fix: [{ start, end, text }] }];
  });
  return [
    ...beats,
    ...kana,
    ...marks,
    ...separatorSlips(source, DASH_LINE, true),
    ...separatorSlips(source, CRY_LINE, false),
  ];
};
