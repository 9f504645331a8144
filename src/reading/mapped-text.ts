/** One change of a text: the units from `start` to `end` become `text`; `start === end` inserts. */
export type Edit = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Later steps leave the new text alone (it is a reading that a person or a dictionary gave). */
  readonly locked?: boolean;
};

/**
 * A text on its way to a reading. Every UTF-16 unit knows the half-open span of the source it stands for,
 * so that any chain of edits keeps the map back: total, never an empty span, never falling.
 */
export class MappedText {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly #locked: readonly boolean[];

  private constructor(
    text: string,
    starts: readonly number[],
    ends: readonly number[],
    locked: readonly boolean[],
  ) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
    this.#locked = locked;
  }

  static of(source: string): MappedText {
    const starts = Array.from({ length: source.length }, (_, index) => index);
    return new MappedText(
      source,
      starts,
      starts.map((start) => start + 1),
      starts.map(() => false),
    );
  }

  /** Whether any unit between `start` and `end` is locked. */
  isLocked(start: number, end: number): boolean {
    for (let index = start; index < end; index += 1) if (this.#locked[index] === true) return true;
    return false;
  }

  /** Applies edits that are in order and do not overlap; those that touch locked text are left out. */
  edit(edits: readonly Edit[]): MappedText {
    const wanted = edits.filter((edit) => !this.isLocked(edit.start, edit.end));
    if (wanted.length === 0) return this;
    const starts: number[] = [];
    const ends: number[] = [];
    const locked: boolean[] = [];
    let text = '';
    let at = 0;
    const keepUntil = (end: number): void => {
      text += this.text.slice(at, end);
      for (; at < end; at += 1) {
        starts.push(this.starts[at] ?? 0);
        ends.push(this.ends[at] ?? 0);
        locked.push(this.#locked[at] === true);
      }
    };
    for (const edit of wanted) {
      keepUntil(edit.start);
      // An insertion stands for the unit before it (or the one after, at the very start).
      const isInsertion = edit.start === edit.end;
      const first = isInsertion ? Math.max(edit.start - 1, 0) : edit.start;
      const last = isInsertion ? first : edit.end - 1;
      for (let unit = 0; unit < edit.text.length; unit += 1) {
        starts.push(this.starts[first] ?? 0);
        ends.push(this.ends[last] ?? 0);
        locked.push(edit.locked === true);
      }
      text += edit.text;
      at = edit.end;
    }
    keepUntil(this.text.length);
    return new MappedText(text, starts, ends, locked);
  }

  /** Like String.replace with a global pattern; `undefined` leaves a match as it is. */
  replace(pattern: RegExp, replacement: (match: RegExpExecArray) => string | undefined): MappedText {
    const edits: Edit[] = [];
    for (const match of this.text.matchAll(pattern)) {
      if (match[0] === '') continue;
      const text = replacement(match);
      if (text !== undefined && text !== match[0])
        edits.push({ start: match.index, end: match.index + match[0].length, text });
    }
    return this.edit(edits);
  }
}
