import type { LintNote, SourceEdit } from './lint-note.js';
import { type SourceLine, sourceLines } from './source-lines.js';

/** With the name of a language at most. */
const FENCE = /^[ \t]*(?:`{3,}|~{3,})[ \t]*(?:[A-Za-z0-9+#.-]+[ \t]*)?$/;
/** A fence to which the text was glued. */
const FENCE_SIGNS =
  /^[ \t]*(?:`{3,}(?=[^`\n]*$)|~{3,}(?=[^~\n]*$))[ \t]*(?=\S)|(?<=[^`\s])[ \t]*`{3,}[ \t]*$/;
const HEADING = /^[ \t]*#{1,6}[ \t]+(?=\S)/;
const QUOTE = /^[ \t]*>+[ \t]?(?=\S)/;
const BULLET = /^[ \t]*[-*+•][ \t]+(?=\S)/;
const TABLE_ROW = /^[ \t]*\|.*\|[ \t]*$/;
/** A line that may be a separator of segments, or is a rule. */
const MARKS_ONLY = /^[\s.。…・*_~-]*$/;

/** Pairs of signs around words on one line; group 1 are the words. */
const PAIRS: readonly { readonly pattern: RegExp; readonly what: string; readonly signs: number }[] = [
  { pattern: /(?<!\*)\*\*(?![\s*])([^*\n]+?)(?<![\s*])\*\*(?!\*)/g, what: 'bold words', signs: 2 },
  { pattern: /(?<!~)~~(?![\s~])([^~\n]+?)(?<![\s~])~~(?!~)/g, what: 'struck-out words', signs: 2 },
  { pattern: /(?<!`)`([^`\n]+)`(?!`)/g, what: 'code', signs: 1 },
  {
    pattern: /(?<![*\p{L}\p{N}])\*(?![\s*])([^*\n]+?)(?<![\s*])\*(?![*\p{L}\p{N}])/gu,
    what: 'emphasised words',
    signs: 1,
  },
];

const LINK = /!?\[[^[\]\n]+\]\([^()\s]*\)/g;
/** HTML, but not the notation of scripts. */
const TAG = /<\/?(?!(?:voice|break)\b)[A-Za-z][A-Za-z0-9]*(?:[ \t][^<>\n]*)?\/?>/g;

const gluedFence = (line: SourceLine): LintNote | null => {
  const match = FENCE_SIGNS.exec(line.text);
  if (match === null) return null;
  const start = line.start + match.index;
  const end = start + match[0].length;
  return {
    level: 'warning',
    code: 'fence',
    message: 'a Markdown fence on a line of the script',
    start,
    end,
    fix: [{ start, end, text: '' }],
  };
};

const lineSigns = (line: SourceLine): LintNote | null => {
  if (MARKS_ONLY.test(line.text)) return null;
  const fence = gluedFence(line);
  if (fence !== null) return fence;
  for (const [pattern, what] of [
    [HEADING, 'heading'],
    [QUOTE, 'quotation'],
    [BULLET, 'list'],
  ] as const) {
    const signs = pattern.exec(line.text)?.[0];
    if (signs === undefined) continue;
    const start = line.start + signs.length - signs.trimStart().length;
    return {
      level: 'warning',
      code: 'markdown',
      message: `Markdown is left in: the sign of a ${what}`,
      start,
      end: line.end,
      fix: [{ start: line.start, end: line.start + signs.length, text: '' }],
    };
  }
  if (!TABLE_ROW.test(line.text)) return null;
  const message = 'Markdown is left in: a row of a table; write what the host is to say';
  return { level: 'warning', code: 'markdown', message, start: line.start, end: line.end };
};

const fenceNote = (line: SourceLine, isAround: boolean): LintNote => ({
  level: 'warning',
  code: 'fence',
  message: isAround
    ? 'a Markdown fence around the script'
    : 'a Markdown fence; write what the host is to say',
  start: line.end - line.text.trimStart().length,
  end: line.end,
  fix: [{ start: line.start, end: line.next, text: '' }],
});

const pairNotes = (source: string): LintNote[] =>
  PAIRS.flatMap(({ pattern, what, signs }) =>
    [...source.matchAll(pattern)].map((match): LintNote => {
      const start = match.index;
      const end = start + match[0].length;
      const fix: readonly SourceEdit[] = [
        { start, end: start + signs, text: '' },
        { start: end - signs, end, text: '' },
      ];
      const message = `Markdown is left in: the signs around ${what}`;
      return { level: 'warning', code: 'markdown', message, start, end, fix };
    }),
  );

const unfixable = (source: string, pattern: RegExp, message: string): LintNote[] =>
  [...source.matchAll(pattern)].map((match) => ({
    level: 'warning',
    code: 'markdown',
    message,
    start: match.index,
    end: match.index + match[0].length,
  }));

/**
 * Markdown and HTML that a script should not hold. Signs that say nothing are repaired; a link or a table is not,
 * since it takes a person to say what is meant.
 */
export const findMarkdown = (source: string): readonly LintNote[] => {
  const lines = sourceLines(source);
  const fences = lines.filter((line) => FENCE.test(line.text));
  const written = lines.filter((line) => line.text.trim() !== '');
  const isAround = fences.length === 2 && fences[0] === written[0] && fences[1] === written.at(-1);
  return [
    ...fences.map((line) => fenceNote(line, isAround)),
    ...lines.flatMap((line) => (fences.includes(line) ? [] : (lineSigns(line) ?? []))),
    ...pairNotes(source),
    ...unfixable(source, LINK, 'Markdown is left in: a link; only its text is spoken'),
    ...unfixable(source, TAG, 'HTML is left in; the tag is not spoken'),
  ];
};
