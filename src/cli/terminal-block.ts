import { displayWidth } from './display-width.js';

/** Lines at the end of a terminal that are drawn over again and again. */
export type TerminalBlock = {
  /** None may be wider than the terminal: a line that wraps would stay. */
  draw(lines: readonly string[]): void;
  clear(): void;
};

const UP = (lines: number): string => (lines > 0 ? `\u001b[${lines}A` : '');
const ERASE_LINE = '\u001b[K';
const ERASE_BELOW = '\u001b[J';

/** `columns`: of the terminal, at this moment. */
export const createTerminalBlock = (write: (text: string) => void, columns: () => number): TerminalBlock => {
  let shown: readonly string[] = [];
  // A terminal that was made narrower has wrapped what was drawn.
  const rowsOf = (line: string): number => Math.max(1, Math.ceil(displayWidth(line) / columns()));
  const toStart = (): string => `\r${UP(shown.reduce((rows, line) => rows + rowsOf(line), 0) - 1)}`;
  const clear = (): void => {
    if (shown.length > 0) write(`${toStart()}${ERASE_BELOW}`);
    shown = [];
  };
  return {
    clear,
    draw(lines) {
      if (lines.length === 0) {
        clear();
        return;
      }
      // One write for the whole block, so that it does not flicker; no line end after the last, so that it
      // does not scroll.
      const body = lines.map((line) => `${line}${ERASE_LINE}`).join('\n');
      write(`${shown.length > 0 ? toStart() : ''}${body}${ERASE_BELOW}`);
      shown = lines;
    },
  };
};
