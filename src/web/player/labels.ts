const JAPANESE = {
  chapters: 'チャプター',
  transcript: '文字起こし',
  credits: 'クレジット',
  article: '記事',
  player: 'プレーヤー',
  play: '再生',
  pause: '一時停止',
  back: '10秒戻る',
  forward: '30秒進む',
  position: '再生位置',
  speed: '再生速度',
  follow: '話しているところへ',
  missing: '音声を読み込めません。このページと同じ場所に置いてください：',
  keys: 'スペース 再生・停止　←→ 5秒　j k 文　n p チャプター',
};

export type Label = keyof typeof JAPANESE;

const ENGLISH: Readonly<Record<Label, string>> = {
  chapters: 'Chapters',
  transcript: 'Transcript',
  credits: 'Credits',
  article: 'Article',
  player: 'Player',
  play: 'Play',
  pause: 'Pause',
  back: 'Back 10 seconds',
  forward: 'Forward 30 seconds',
  position: 'Position',
  speed: 'Speed',
  follow: 'To what is spoken',
  missing: 'The sound cannot be loaded. It belongs beside this page: ',
  keys: 'Space play, pause · ←→ 5 seconds · j k sentence · n p chapter',
};

/** The first of the reader's languages that the page has; English for readers of neither. */
export const chooseLanguage = (languages: readonly string[]): 'ja' | 'en' =>
  languages
    .map((language) => language.slice(0, 2).toLowerCase())
    .find((each) => each === 'ja' || each === 'en') === 'ja'
    ? 'ja'
    : 'en';

export const labelsOf = (language: 'ja' | 'en'): Readonly<Record<Label, string>> =>
  language === 'ja' ? JAPANESE : ENGLISH;
