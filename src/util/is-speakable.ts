/**
 * Whether a text holds anything an engine can say: a letter, kana, kanji or digit.
 * A lone ー, 々 or 〇 is none (measured: engines make no sound of them).
 */
export const isSpeakable = (text: string): boolean =>
  /[\p{L}\p{N}]/u.test(text.replace(/[ーｰゝゞヽヾ々〻〇]/gu, ''));
