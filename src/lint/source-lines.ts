/** A line of the source without its line break; `next` is where the line after it begins. */
export type SourceLine = {
  readonly start: number;
  readonly end: number;
  readonly next: number;
  readonly text: string;
};

/** All lines of a source; a line break at the end begins no further line. */
export const sourceLines = (source: string): readonly SourceLine[] => {
  const lines: SourceLine[] = [];
  for (let start = 0; start < source.length; ) {
    const newline = source.indexOf('\n', start);
    const next = newline === -1 ? source.length : newline + 1;
    const raw = source.slice(start, newline === -1 ? source.length : newline);
    const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    lines.push({ start, end: start + text.length, next, text });
    start = next;
  }
  return lines;
};
