const DAY_MS = 86_400_000;

const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** All days (`YYYY-MM-DD`) from one to another, both included. */
export const daysFromTo = (from: string, to: string): string[] => {
  const days: string[] = [];
  for (let ms = timeOf(from); ms <= timeOf(to); ms += DAY_MS) days.push(dayOf(ms));
  return days;
};

/** 1 is Monday, 7 Sunday. */
export const weekdayNumber = (day: string): number => ((new Date(timeOf(day)).getUTCDay() + 6) % 7) + 1;

/** The Monday of a day's ISO week. */
export const mondayOf = (day: string): string => dayOf(timeOf(day) - (weekdayNumber(day) - 1) * DAY_MS);

/** The Sunday of a day's ISO week. */
export const sundayOf = (day: string): string => dayOf(timeOf(day) + (7 - weekdayNumber(day)) * DAY_MS);
