import { countMorae, isSmallKana } from './count-morae.js';

/** Morae that cannot carry the accent: it moves to the one before. */
const isDependent = (mora: string): boolean => /^[ーンッ]/.test(mora);

/**
 * Where the pitch of a loanword or a name usually falls: after the third mora from its end, of words of up to
 * three morae after the first.
 */
export const usualAccent = (katakana: string): number => {
  const morae: string[] = [];
  for (const letter of katakana) {
    const last = morae.at(-1);
    if (isSmallKana(letter) && last !== undefined) morae[morae.length - 1] = last + letter;
    else morae.push(letter);
  }
  let accent = Math.max(1, countMorae(katakana) - 2);
  while (accent > 1 && isDependent(morae[accent - 1] ?? '')) accent -= 1;
  return accent;
};
