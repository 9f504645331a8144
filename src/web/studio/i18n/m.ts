import { chooseLanguage } from './choose-language.js';
import { en } from './en.js';
import { ja } from './ja.js';
import type { Messages } from './messages.js';

export const language = chooseLanguage(navigator.languages);

/** The page's texts in the reader's language. */
export const m: Messages = language === 'ja' ? ja : en;
