const WEEKDAYS = '日月火水木金土';

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** The day as `YYYY-MM-DD`, or null when the calendar has none such. */
export const toDay = (year: number, month: number, day: number): string | null => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` : null;
};

const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The weekday as one kanji. */
export const weekdayOf = (day: string): string => WEEKDAYS.charAt(new Date(time(day)).getUTCDay());

/** The day with this month and day that is nearest to another day; null when no near year has it. */
export const nearestDay = (month: number, day: number, to: string): string | null => {
  const year = Number(to.slice(0, 4));
  let nearest: string | null = null;
  for (const candidate of [0, -1, 1, -2, 2, -3, 3, -4, 4].map((shift) => toDay(year + shift, month, day))) {
    if (candidate === null) continue;
    const distance = Math.abs(time(candidate) - time(to));
    if (nearest === null || distance < Math.abs(time(nearest) - time(to))) nearest = candidate;
  }
  return nearest;
};
