import type { Script, SpeechPassage } from '../domain/script.js';
import { BEAT } from '../parse/beats.js';
import type { LintNote } from './lint-note.js';
import { sourceLines } from './source-lines.js';

const SHOWN = 24;

/** The end of what a warning shows: the beat or the sentence that begins there. */
const shownEnd = (source: string, start: number): number => {
  if (source.startsWith(BEAT, start)) return start + BEAT.length;
  const rest = source.slice(start, start + SHOWN);
  const stop = /^[^\n\r]*?(?:[。！？!?]|　、。|$)/.exec(rest)?.[0] ?? '';
  const length = stop === '' ? (/^[^\n\r]*/.exec(rest)?.[0].length ?? 0) : stop.length;
  // Not into the middle of a surrogate pair.
  return /[\ud800-\udbff]$/.test(rest.slice(0, length)) ? start + length - 1 : start + length;
};

/** The closing beat, where it can stand at one place only: the body of a skill passage that is one line. */
const closingBeat = (script: Script, offset: number): LintNote['fix'] => {
  for (const segment of script.segments) {
    const at = segment.passages.findIndex(
      (passage) => passage.type === 'speech' && passage.skill !== null && passage.offset === offset,
    );
    if (at === -1) continue;
    const body = segment.passages[at] as SpeechPassage;
    const end = body.offset + body.text.length;
    // A beat there already belongs to the next announcement: the closing one is a second.
    return /[\n\r]/.test(body.text) ? undefined : [{ start: end, end, text: BEAT }];
  }
  return undefined;
};

/** The warnings of the parser, each with what stands at its place. */
export const findParseWarnings = (script: Script): readonly LintNote[] => {
  if (script.warnings.length === 0) return [];
  const { source } = script;
  const lines = sourceLines(source);
  return script.warnings.map(({ code, message, line, column }): LintNote => {
    const start = Math.min(source.length, (lines[line - 1]?.start ?? 0) + column - 1);
    const fix = code === 'skill-unclosed' ? closingBeat(script, start) : undefined;
    const end = shownEnd(source, start);
    return { level: 'warning', code, message, start, end, ...(fix === undefined ? {} : { fix }) };
  });
};
