/** Kana as katakana; null when a text holds anything else. Spaces and the signs between words go. */
export const toKatakana = (kana: string): string | null => {
  const katakana = kana
    .normalize('NFKC')
    .replace(/[\s・、。'／/]/g, '')
    .replace(/[ぁ-ゖ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60));
  return /^[ァ-ヴー]+$/.test(katakana) ? katakana : null;
};
