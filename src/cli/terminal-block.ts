/** Lines at the end of a terminal that are drawn over again and again. */
export type TerminalBlock = {
  /** None may be wider than the terminal: a line that wraps would stay. */
  draw(lines: readonly string[]): void;
  clear(): void;
};

const UP = (lines: number): string => (lines > 0 ? `\u001b[${lines}A` : '');
const ERASE_LINE = '\u001b[K';
const ERASE_BELOW = '\u001b[J';

export const createTerminalBlock = (write: (text: string) => void): TerminalBlock => {
  let shown = 0;
  const toStart = (): string => `\r${UP(shown - 1)}`;
  const clear = (): void => {
    if (shown > 0) write(`${toStart()}${ERASE_BELOW}`);
    shown = 0;
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
      write(`${shown > 0 ? toStart() : ''}${body}${ERASE_BELOW}`);
      shown = lines.length;
    },
  };
};
