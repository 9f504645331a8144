import type { Passage, Script } from '../domain/script.js';

const SHOWN_CHARACTERS = 48;

const firstWords = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS)}…` : line;
};

const passageLine = (passage: Passage): string => {
  const where = String(passage.line).padStart(5);
  if (passage.type === 'beat') return `${where}  beat\n`;
  const who = passage.skill === null ? passage.voice : `${passage.voice} (${passage.skill})`;
  return `${where}  ${who}: ${firstWords(passage.text)}\n`;
};

/** A script's structure to read: head, segments with their passages, chapters. */
export const outline = (script: Script): string =>
  [
    `${script.name}\n`,
    `  host ${script.host}, programme ${script.program ?? '-'}, date ${script.date ?? '-'}\n`,
    ...script.segments.map(
      (segment) =>
        `  segment ${segment.index}${segment.title === null ? '' : `: ${segment.title}`}\n${segment.passages.map(passageLine).join('')}`,
    ),
    '  chapters\n',
    ...script.chapters.map((chapter) => `${String(chapter.line).padStart(5)}  ${chapter.title}\n`),
  ].join('');
