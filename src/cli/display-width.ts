/** Terminal columns of a text: kana, kanji and whatever may be as wide takes two. */
export const displayWidth = (text: string): number => {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x10ff ? 2 : 1;
  return width;
};

/** The beginning of a text, in at most so many columns. */
export const fitColumns = (text: string, columns: number): string => {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += displayWidth(character);
    if (used > columns) break;
    end += character.length;
  }
  return text.slice(0, end);
};

const ELLIPSIS = '..';

/** A text in at most so many columns, shortened in its middle: names of episodes differ at their end. */
export const shortenMiddle = (text: string, columns: number): string => {
  if (displayWidth(text) <= columns) return text;
  const room = columns - ELLIPSIS.length;
  if (room < 4) return fitColumns(text, columns);
  const backwards = [...text].reverse().join('');
  const tail = [...fitColumns(backwards, Math.ceil(room / 2))].reverse().join('');
  return `${fitColumns(text, room - displayWidth(tail))}${ELLIPSIS}${tail}`;
};

export const padColumns = (text: string, columns: number, side: 'left' | 'right' = 'right'): string => {
  const padding = ' '.repeat(Math.max(0, columns - displayWidth(text)));
  return side === 'right' ? `${text}${padding}` : `${padding}${text}`;
};
