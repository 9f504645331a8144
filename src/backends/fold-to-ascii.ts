const REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  [/[‘’‚‛′´｀]/gu, "'"],
  [/[“”„‟″«»「」『』]/gu, '"'],
  [/[‐‑‒–—―−]/gu, '-'],
  [/…/gu, '...'],
  [/[、，]/gu, ', '],
  [/。/gu, '. '],
  [/×/gu, ' x '],
  [/ß/gu, 'ss'],
  [/[æÆ]/gu, 'ae'],
  [/[øØ]/gu, 'o'],
  [/[łŁ]/gu, 'l'],
];

/**
 * English text for a program that knows ASCII only: letters lose their accents (flite speaks café as "caf"),
 * typographic signs get their plain form, and what has none becomes a space.
 */
export const foldToAscii = (text: string): string =>
  REPLACEMENTS.reduce((folded, [pattern, plain]) => folded.replace(pattern, plain), text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e\n\t]+/gu, ' ');
