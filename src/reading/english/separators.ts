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

/**
 * What is said of the signs between two English words; undefined leaves them to other steps. Signs between
 * English and Japanese stay, but for a dot or a hyphen that belongs to the word.
 */
export const readSeparators = (signs: string, around: Around): string | undefined => {
  const { beforeEnglish, afterEnglish, previous, next, joinsDigits } = around;
  if (!(beforeEnglish && afterEnglish)) {
    if (beforeEnglish && /^\.(?=$|\s)/u.test(signs) && !ABBREVIATION.test(previous))
      return `。${signs.slice(1)}`;
    if (beforeEnglish && /^[.’']/u.test(signs)) return signs.slice(1);
    if (beforeEnglish && /^\+(?![\s0-9])/u.test(signs)) return `プラス${signs.slice(1)}`;
    if (afterEnglish && /(?:^|[^\w])\.$/u.test(signs)) return `${signs.slice(0, -1)}ドット`;
    if (afterEnglish && /@$/u.test(signs)) return `${signs.slice(0, -1)}アット`;
    return undefined;
  }
  // Anything Japanese in between is none of ours.
  if (!/^[\x20-\x7e\t：｜“”„‘’«»–—―·•]*$/u.test(signs)) return undefined;
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
