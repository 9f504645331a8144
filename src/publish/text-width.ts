const NARROW = /^[\u0000-\u10ff\u1e00-\u1fff\uff61-\uff9f]$/u;
const ZERO = /^(?:\p{M}|\p{Cf})$/u;

/** Width in half-width columns: kana, kanji and emoji take two, Latin letters one. */
export const textWidth = (text: string): number => {
  let width = 0;
  for (const character of text) {
    if (!ZERO.test(character)) width += NARROW.test(character) ? 1 : 2;
  }
  return width;
};
