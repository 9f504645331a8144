import type { FailureCode } from './failure.js';
import type { WarningCode } from './script.js';

/** `error`: it cannot be rendered; `warning`: it can, and is likely wrong; `info`: what will be said. */
export type LintLevel = 'error' | 'warning' | 'info';

export type LintCode =
  | FailureCode
  | WarningCode
  // What will be said.
  | 'english-word'
  | 'letters-spelled'
  | 'word-unknown'
  | 'dictionary-word'
  | 'number'
  | 'sign'
  | 'url'
  | 'long-katakana'
  | 'not-spoken'
  // What should not be in a script.
  | 'chatter'
  | 'fence'
  | 'markdown'
  | 'speaker-label'
  | 'stage-direction'
  | 'half-width'
  | 'beat-slip'
  | 'separator-slip'
  | 'notation-malformed'
  // What does not fit.
  | 'program-unknown'
  | 'segment-long'
  | 'segment-short'
  | 'dictionary-duplicate'
  | 'dictionary-unreachable';

/** One thing that lint says of a script. */
export type LintFinding = {
  readonly level: LintLevel;
  readonly code: LintCode;
  readonly message: string;
  /** 1-based; columns count UTF-16 units. Both 1 for what belongs to the file as a whole. */
  readonly line: number;
  readonly column: number;
  /** What stands at that place, on one line; empty for what belongs to the file as a whole. */
  readonly text: string;
  /** How `text` is read, where that is what the finding is about. */
  readonly reading?: string;
  /** Whether `--fix` repairs it. */
  readonly fixable: boolean;
};
