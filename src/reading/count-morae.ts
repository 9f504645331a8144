/** Kana that are no mora of their own: they belong to the one before. */
export const isSmallKana = (character: string): boolean =>
  /[ァィゥェォャュョヮぁぃぅぇぉゃゅょゎ]/u.test(character);

/** Morae of kana: ッ, ン and ー count, small ャ does not; other characters count nothing. */
export const countMorae = (kana: string): number =>
  [...kana].filter((character) => /[ぁ-ゖァ-ヺー]/u.test(character) && !isSmallKana(character)).length;
