type Around = {
  readonly beforeEnglish: boolean;
  readonly afterEnglish: boolean;
  /** The words on both sides, '' when there is none. */
  readonly previous: string;
  readonly next: string;
  /** Figures stand on both sides, which must not run together. */
  readonly joinsDigits: boolean;
};

/** Said without the dot: Node.js, llama.cpp, fast.ai. */
const SILENT_DOT = /^(?:js|jsx|ts|tsx|cpp|ai|io)$/i;
/** Short forms whose dot ends no sentence. */
const ABBREVIATION = /^(?:inc|corp|ltd|co|mr|mrs|ms|dr|st|vs|no|vol|jr|sr|[a-z])$/i;

const SIGNS: Readonly<Record<string, string>> = {
  '&': 'アンド',
  '+': 'プラス',
  '@': 'アット',
  '=': 'イコール',
  ',': '、',
  ':': '、',
  '：': '、',
  ';': '、',
  '|': '、',
  '｜': '、',
  '—': '、',
  '–': '、',
  '―': '、',
  '·': '、',
  '•': '、',
  '!': '！',
  '?': '？',
};

/** Not said inside English. */
const SILENT = /[ \t"“”„'‘’()[\]{}<>«»_~^*\\/-]/u;

/** Signs right behind an English word, with what comes after them. */
const readBehind = (signs: string, word: string): string => {
  if (/^\.(?=$|[\s「『（])/u.test(signs) && !ABBREVIATION.test(word)) return `。${signs.slice(1)}`;
  if (/^[.’']/u.test(signs)) return signs.slice(1);
  if (/^\+(?![\s0-9])/u.test(signs)) return `プラス${signs.slice(1)}`;
  return signs;
};

/** Signs right before an English word, with what comes before them. */
const readBefore = (signs: string): string => {
  if (/(?:^|[^\w])\.$/u.test(signs)) return `${signs.slice(0, -1)}ドット`;
  if (/@$/u.test(signs)) return `${signs.slice(0, -1)}アット`;
  return signs;
};

/** Nothing Japanese and no line break between two English words. */
const ENGLISH_SIGNS = /^[\x20-\x7e\t：｜“”„‘’«»–—―·•]*$/u;

/**
 * What is said of the signs beside English words. Signs between English and Japanese stay, but for a dot, a plus
 * or the like that belongs to the word; so they do at both ends when Japanese stands between two words.
 */
export const readSeparators = (signs: string, around: Around): string => {
  const { beforeEnglish, afterEnglish, previous, next, joinsDigits } = around;
  if (!(beforeEnglish && afterEnglish && ENGLISH_SIGNS.test(signs))) {
    const behind = beforeEnglish ? readBehind(signs, previous) : signs;
    return afterEnglish ? readBefore(behind) : behind;
  }
  if (/^[ \t]+[-–—][ \t]+$/u.test(signs)) return '、';
  let said = '';
  for (let at = 0; at < signs.length; at += 1) {
    const sign = signs[at] ?? '';
    if (sign === '.') {
      const endsSentence = /[\s"”]/u.test(signs[at + 1] ?? '');
      if (endsSentence) said += ABBREVIATION.test(previous) ? '' : '。';
      else if (at === signs.length - 1) said += SILENT_DOT.test(next) && at === 0 ? '' : 'ドット';
    } else if (sign === '#') said += /^\d/.test(next) ? 'ナンバー' : '';
    else if (sign === '%') said += 'パーセント';
    else if (sign === '$') said += '';
    else if (!SILENT.test(sign)) said += SIGNS[sign] ?? sign;
  }
  said = said.replaceAll(/、{2,}/gu, '、');
  return said === '' && joinsDigits ? '、' : said;
};
