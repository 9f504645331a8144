export type Language = 'ja' | 'en';

/** The first language of the browser that the page speaks; English where it speaks none of them. */
export const chooseLanguage = (languages: readonly string[]): Language => {
  const known = languages.map((language) => language.toLowerCase().split('-')[0]);
  return known.find((language): language is Language => language === 'ja' || language === 'en') ?? 'en';
};
