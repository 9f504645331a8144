import type { Warning } from '../domain/script.js';
import { nearestDay, toDay, weekdayOf } from './calendar.js';
import { japaneseNumber, NUMBER_CHARACTERS } from './japanese-number.js';
import { NormalizedText } from './normalized-text.js';

const OPENING_LENGTH = 1000;
const IN_FILE_NAME = /(?=(20\d{2})(?:(\d{2})(\d{2})|-(\d{2})-(\d{2})))/g;
const N = `[${NUMBER_CHARACTERS}]{1,6}`;
const GAP = '[の、,\\s]{0,4}';
const DATE = new RegExp(
  `(?<![${NUMBER_CHARACTERS}])(?:(令和|れいわ)?\\s?(${N}|元)\\s?(?:年|ねん)${GAP})?(${N})\\s?(?:月|がつ)${GAP}(${N})\\s?(?:日(?![本間])|にち|か(?![所国月年らなつん]))`,
  'g',
);
const TODAY = /(?:今日|本日|きょう|ほんじつ|日付|日づけ)[^。！？!?\n]{0,6}$/;
/** What tells the day of something else: 5月28日に公開された. */
const OF_SOMETHING_ELSE = /^(?:に|から|まで|より|以降|時点|付|発|頃|ごろ)/;
/** What was done on that day, though 今日は may stand before it: 今日は5月28日に公開された本. */
const DONE_THAT_DAY =
  /^(?:に|から|より|付けで|付で)?[、,\s]?(?:公開|発表|発売|出|リリース|投稿|掲載|更新|開催|開始|行わ|始|起|書か|生ま)/;
/** What is done with the episode itself: 11月20日にお届けする放送, not 11月20日に配信された動画. */
const OF_THE_EPISODE =
  /^(?:に|から|より|付け?の?|発の?)[、,\s]?(?:お届け|おとどけ|お送り|おおくり|(?:放送|配信|収録)(?!され|した|開始|が始))/;
const REIWA_BEFORE_ONE = 2018;
const KANA_WEEKDAYS: Readonly<Record<string, string>> = {
  げつ: '月',
  か: '火',
  すい: '水',
  もく: '木',
  きん: '金',
  ど: '土',
  にち: '日',
};
const WEEKDAY = `([月火水木金土日]|げつ|か|すい|もく|きん|ど|にち)(?:曜|よう)`;
const WEEKDAY_AFTER = new RegExp(`^[のも、,\\s(（]{0,4}(?:${WEEKDAY}|(?<=[(（])([月火水木金土日])[)）])`);
const WEEKDAY_BEFORE = new RegExp(`${WEEKDAY}(?:日|び)?[のも、,\\s]{0,3}$`);

type Said = {
  readonly day: string;
  /** Where it is said in the text as normalized. */
  readonly at: number;
  readonly end: number;
  readonly today: boolean;
  readonly weekday: string | null;
  /** A year is said with it. */
  readonly full: boolean;
  readonly ofSomethingElse: boolean;
};

/** The last date of a file name that the calendar has; null when there is none. */
export const dateInFileName = (name: string): string | null => {
  let last: string | null = null;
  for (const match of name.normalize('NFKC').matchAll(IN_FILE_NAME)) {
    last = toDay(Number(match[1]), Number(match[2] ?? match[4]), Number(match[3] ?? match[5])) ?? last;
  }
  return last;
};

const yearOf = (era: string | undefined, digits: string | undefined): number | null => {
  if (digits === undefined) return null;
  const year = digits === '元' ? 1 : japaneseNumber(digits);
  if (era !== undefined) return REIWA_BEFORE_ONE + year;
  return year >= 1900 && year < 2200 ? year : null;
};

const weekdayNear = (text: string, at: number, end: number): string | null => {
  const after = WEEKDAY_AFTER.exec(text.slice(end, end + 12));
  const before = WEEKDAY_BEFORE.exec(text.slice(Math.max(0, at - 10), at));
  const said = after?.[1] ?? after?.[2] ?? before?.[1];
  return said === undefined ? null : (KANA_WEEKDAYS[said] ?? said);
};

/** All dates of a text after NFKC; one without a year is taken as the nearest to `near`. */
const datesIn = (text: string, near: string): readonly Said[] => {
  const dates: Said[] = [];
  for (const match of text.matchAll(DATE)) {
    const end = match.index + match[0].length;
    const year = yearOf(match[1], match[2]);
    const month = japaneseNumber(match[3] ?? '');
    const dayOfMonth = japaneseNumber(match[4] ?? '');
    const day = year === null ? nearestDay(month, dayOfMonth, near) : toDay(year, month, dayOfMonth);
    if (day === null) continue;
    const today = TODAY.test(text.slice(Math.max(0, match.index - 12), match.index));
    const behind = text.slice(end, end + 16);
    const weekday = weekdayNear(text, match.index, end);
    const ofEpisode =
      OF_THE_EPISODE.test(behind) || ((today || weekday !== null) && !DONE_THAT_DAY.test(behind));
    dates.push({
      day,
      at: match.index,
      end,
      today,
      weekday,
      full: year !== null,
      ofSomethingElse: !ofEpisode && OF_SOMETHING_ELSE.test(behind),
    });
  }
  return dates;
};

/**
 * The date that the opening gives as the episode's own: said of today, or the file's, or the first that may be.
 * Without a date of the file the first with a year is better than none.
 */
const ownDate = (dates: readonly Said[], fileDate: string | null): Said | null => {
  const today = dates.filter((said) => said.today && !said.ofSomethingElse);
  const own = dates.filter((said) => said.weekday !== null || !said.ofSomethingElse);
  const ofFile = (said: Said) => said.day === fileDate;
  return (
    today.find(ofFile) ??
    today[0] ??
    dates.find(ofFile) ??
    own[0] ??
    (fileDate === null ? dates.find(({ full }) => full) : null) ??
    null
  );
};

export type ReadDate = {
  readonly date: string | null;
  readonly warnings: readonly (Pick<Warning, 'code' | 'message'> & { readonly offset: number })[];
};

/** The episode's date: from the file name, else from the opening (the text before the first opener). */
export const readDate = (name: string, opening: string, today: string): ReadDate => {
  const fileDate = dateInFileName(name);
  const text = new NormalizedText(opening.slice(0, OPENING_LENGTH));
  const said = ownDate(datesIn(text.text, fileDate ?? today), fileDate);
  if (said === null) return { date: fileDate, warnings: [] };
  const offset = text.original(said.at, said.end).start;
  const warnings: { code: Warning['code']; message: string; offset: number }[] = [];
  if (fileDate !== null && said.day !== fileDate) {
    const message = `the text says ${said.day}, the file name ${fileDate}: the file name is taken`;
    warnings.push({ code: 'date-differs', message, offset });
  }
  const weekday = weekdayOf(said.day);
  if (said.weekday !== null && said.weekday !== weekday) {
    const message = `${said.day} is a ${weekday}曜日, the text says ${said.weekday}曜日`;
    warnings.push({ code: 'weekday-differs', message, offset });
  }
  return { date: fileDate ?? said.day, warnings };
};
