const DAY_MS = 86_400_000;

const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** `火`, `Tue`. */
export const weekdayText = (locale: string, day: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(noon(day));

/** `11月17日(火)`, `Tue, 17 November`. */
export const longDayText = (locale: string, day: string): string =>
  new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    timeZone: 'UTC',
  }).format(noon(day));

/** Day and time in the reader's own zone. */
export const shortTimeText = (locale: string, iso: string): string =>
  new Intl.DateTimeFormat(locale, {
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(iso));

/** Monday and Sunday of an ISO week (`2026-W47`) as UTC days; null for anything else. */
export const weekEnds = (week: string): readonly [Date, Date] | null => {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(week) ?? [];
  if (year === undefined || number === undefined) return null;
  // The week that holds 4 January is the first.
  const fourth = new Date(Date.UTC(Number(year), 0, 4));
  const firstMonday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * DAY_MS;
  const monday = firstMonday + (Number(number) - 1) * 7 * DAY_MS;
  return [new Date(monday), new Date(monday + 6 * DAY_MS)];
};
