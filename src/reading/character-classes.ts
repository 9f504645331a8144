/** Character classes as sources for regular expressions with the `u` flag (to stand inside `[…]`). */
export const KATAKANA = 'ァ-ヺー';
export const HIRAGANA = 'ぁ-ゖ';
export const KANJI = '\\p{Script=Han}々〇';
/** Latin letters, accented ones too (é), without Roman numerals and the like. */
export const LATIN = 'A-Za-zÀ-ÖØ-öø-ɏ';
/** Kana, kanji and the full-width punctuation between them. */
export const JAPANESE = `${KATAKANA}${HIRAGANA}${KANJI}、。，．・：；！？「」『』（）［］【】〈〉《》〔〕｛｝〜～…―`;

const SPEAKABLE_JAPANESE = new RegExp(`[${KATAKANA}${HIRAGANA}${KANJI}]`, 'u');

/** Whether a text holds kana or kanji. */
export const hasJapanese = (text: string): boolean => SPEAKABLE_JAPANESE.test(text);
