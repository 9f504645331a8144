import type { LintNote, SourceEdit } from './lint-note.js';

export type FixedSource = {
  readonly text: string;
  /** Notes whose repair is in it; the others' overlap theirs, and wait for another turn. */
  readonly fixed: readonly LintNote[];
};

/** Which units of the source edits have taken so far, and where something was put in. */
class Taken {
  readonly #units: Uint8Array;
  readonly #insertions = new Set<number>();

  constructor(length: number) {
    this.#units = new Uint8Array(length);
  }

  isFree({ start, end }: SourceEdit): boolean {
    if (start === end) return !this.#insertions.has(start);
    return !this.#units.subarray(start, end).includes(1);
  }

  take({ start, end }: SourceEdit): void {
    if (start === end) this.#insertions.add(start);
    else this.#units.fill(1, start, end);
  }
}

/** Applies the repairs of notes; where two overlap, the one that comes first. All else stays byte for byte. */
export const fixSource = (source: string, notes: readonly LintNote[]): FixedSource => {
  const taken = new Taken(source.length);
  const edits: SourceEdit[] = [];
  const fixed: LintNote[] = [];
  for (const note of notes) {
    if (note.fix === undefined || !note.fix.every((edit) => taken.isFree(edit))) continue;
    for (const edit of note.fix) taken.take(edit);
    edits.push(...note.fix);
    fixed.push(note);
  }
  edits.sort((a, b) => a.start - b.start || a.end - b.end);
  const pieces: string[] = [];
  let at = 0;
  for (const edit of edits) {
    // What is put into something that is taken out stands behind it.
    pieces.push(source.slice(at, Math.max(at, edit.start)), edit.text);
    at = Math.max(at, edit.end);
  }
  return { text: pieces.join('') + source.slice(at), fixed };
};
