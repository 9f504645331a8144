import type { Passage, Script } from '../domain/script.js';

const passageToJson = (passage: Passage) => {
  const { type, line, column, offset } = passage;
  if (type === 'beat') return { type, line, column, offset };
  return { type, voice: passage.voice, skill: passage.skill, text: passage.text, line, column, offset };
};

/** What `hoso parse --json` prints for a script. */
export const scriptToJson = (script: Script) => ({
  path: script.path,
  host: script.host,
  program: script.program,
  date: script.date,
  segments: script.segments.map(({ index, title, line, passages }) => ({
    index,
    title,
    line,
    passages: passages.map(passageToJson),
  })),
  chapters: script.chapters.map(({ kind, title, line, offset }) => ({ title, line, kind, offset })),
  warnings: script.warnings.map(({ code, message, line, column }) => ({ code, message, line, column })),
});
