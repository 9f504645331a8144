import type { LintCode, LintFinding, LintLevel } from '../domain/lint-finding.js';
import { LineIndex } from '../util/line-index.js';

/** Replaces the units of the source from `start` to `end`. */
export type SourceEdit = { readonly start: number; readonly end: number; readonly text: string };

/** A finding by its place in the source; offsets are UTF-16 units. */
export type LintNote = {
  readonly level: LintLevel;
  readonly code: LintCode;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly reading?: string;
  /** What repairs it for certain; in order, not overlapping. */
  readonly fix?: readonly SourceEdit[];
};

const firstLine = (text: string): string => /^[^\n\r]*/.exec(text)?.[0] ?? '';

/** Notes as they are told: in the order of the text, with line and column. */
export const toFindings = (source: string, notes: readonly LintNote[]): readonly LintFinding[] => {
  const lines = new LineIndex(source);
  return [...notes]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .map(({ level, code, message, start, end, reading, fix }) => ({
      level,
      code,
      message,
      ...lines.positionAt(start),
      text: firstLine(source.slice(start, end)),
      ...(reading === undefined ? {} : { reading }),
      fixable: fix !== undefined,
    }));
};
