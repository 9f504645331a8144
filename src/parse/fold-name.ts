const KATAKANA = /[\u30A1-\u30F6]/g;
const KATAKANA_TO_HIRAGANA = 0x60;
const NOT_WORD = /[^\p{L}\p{N}\p{M}]+/gu;

/**
 * A text as names of programmes and hosts are compared: NFKC, katakana as hiragana, A.I. and エーアイ as AI, lower
 * case, without spaces or signs.
 */
export const foldName = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(KATAKANA, (letter) => String.fromCharCode(letter.charCodeAt(0) - KATAKANA_TO_HIRAGANA))
    .replace(NOT_WORD, '')
    .replaceAll('えーあい', 'ai')
    .toLowerCase();
