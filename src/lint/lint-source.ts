import type { HostRules, Script } from '../domain/script.js';
import { findChatter } from './find-chatter.js';
import { findDirections } from './find-directions.js';
import { findLabels } from './find-labels.js';
import { findMarkdown } from './find-markdown.js';
import { findNotationSlips } from './find-notation-slips.js';
import { findParseWarnings } from './find-parse-warnings.js';
import { findReadings, type Stretch } from './find-readings.js';
import { findSegmentLengths } from './find-segment-lengths.js';
import { findUnknownPrograms } from './find-unknown-programs.js';
import { findWidthSlips } from './find-width-slips.js';
import type { LintNote } from './lint-note.js';

export type LintInput = {
  /** The script's text without BOM. */
  readonly source: string;
  /** File name without `.txt`. */
  readonly name: string;
  /** All profiles. */
  readonly hosts: readonly HostRules[];
  /** Null when the script was refused: then the rules that look at the bare text speak. */
  readonly script: Script | null;
  /** What the engines are sent. */
  readonly stretches: readonly Stretch[];
};

/** All that lint has to say of a script; pure. */
export const lintSource = ({ source, name, hosts, script, stretches }: LintInput): readonly LintNote[] => {
  const passages = script?.segments.flatMap(({ passages: all }) =>
    all.flatMap((passage) => (passage.type === 'speech' ? [passage] : [])),
  );
  return [
    ...findChatter(source),
    ...findMarkdown(source),
    ...findWidthSlips(source),
    ...findLabels(source, hosts),
    ...findDirections(source),
    ...findUnknownPrograms(source, name, hosts),
    ...findNotationSlips(
      source,
      new Set(hosts.map(({ id }) => id)),
      passages ?? [{ offset: 0, text: source }],
    ),
    ...(script === null ? [] : [...findParseWarnings(script), ...findSegmentLengths(script)]),
    ...findReadings(stretches),
  ];
};
