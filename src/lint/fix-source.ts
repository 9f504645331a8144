import type { LintNote, SourceEdit } from './lint-note.js';

export type FixedSource = {
  readonly text: string;
  /** Notes whose repair is in it; the others' overlap theirs, and wait for another turn. */
  readonly fixed: readonly LintNote[];
};

const overlaps = (a: SourceEdit, b: SourceEdit): boolean =>
  a.start < b.end && b.start < a.end ? true : a.start === b.start && a.end === b.end;

/** Applies the repairs of notes; where two overlap, the one that comes first. All else stays byte for byte. */
export const fixSource = (source: string, notes: readonly LintNote[]): FixedSource => {
  const edits: SourceEdit[] = [];
  const fixed: LintNote[] = [];
  for (const note of notes) {
    if (note.fix === undefined || note.fix.some((edit) => edits.some((other) => overlaps(edit, other))))
      continue;
    edits.push(...note.fix);
    fixed.push(note);
  }
  edits.sort((a, b) => a.start - b.start || a.end - b.end);
  let text = '';
  let at = 0;
  for (const edit of edits) {
    text += source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return { text: text + source.slice(at), fixed };
};
