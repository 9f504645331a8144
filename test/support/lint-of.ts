import type { LintFinding } from '../../src/domain/lint-finding.js';
import type { Script } from '../../src/domain/script.js';
import type { Stretch } from '../../src/lint/find-readings.js';
import { type LintNote, toFindings } from '../../src/lint/lint-note.js';
import { lintSource } from '../../src/lint/lint-source.js';
import { splitSentences } from '../../src/parse/split-sentences.js';
import { givenWithin, maskGiven, notatedParts } from '../../src/plan/notated-text.js';
import { parsed, stationHosts } from './parse-rules.js';
import { READING_OPTIONS } from './reading-options.js';

/** Every sentence as a Japanese voice is sent it. */
const stretchesOf = (script: Script): readonly Stretch[] =>
  script.segments.flatMap(({ passages }) =>
    passages.flatMap((passage) =>
      passage.type === 'beat'
        ? []
        : notatedParts(passage.text).flatMap((part) =>
            part.type === 'break'
              ? []
              : splitSentences(maskGiven(passage.text.slice(0, part.end), part.given).slice(part.start)).map(
                  (sentence): Stretch => {
                    const start = part.start + sentence.start;
                    const end = part.start + sentence.end;
                    return {
                      offset: passage.offset + start,
                      text: passage.text.slice(start, end),
                      given: givenWithin(part.given, start, end),
                      options: READING_OPTIONS,
                    };
                  },
                ),
          ),
    ),
  );

/** What lint notes of a script of ずんだもん's. */
export const notesOf = (source: string, name = 'script'): readonly LintNote[] => {
  const script = parsed(source);
  return lintSource({ source, name, hosts: stationHosts, script, stretches: stretchesOf(script) });
};

export const findingsOf = (source: string, name?: string): readonly LintFinding[] =>
  toFindings(source, notesOf(source, name));

/** `code 「text」` of the findings that are more than information. */
export const doubtsOf = (source: string, name?: string): readonly string[] =>
  findingsOf(source, name)
    .filter(({ level }) => level !== 'info')
    .map(({ code, text }) => `${code} 「${text}」`);
