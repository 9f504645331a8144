const DAY_MS = 86_400_000;

/** The ISO week (`2026-W47`) of a day (`YYYY-MM-DD`). */
export const weekOf = (day: string): string => {
  const ms = Date.parse(`${day}T00:00:00Z`);
  const weekday = (new Date(ms).getUTCDay() + 6) % 7;
  // A week belongs to the year of its Thursday.
  const thursday = new Date(ms + (3 - weekday) * DAY_MS);
  const year = thursday.getUTCFullYear();
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY_MS / 7);
  return `${year}-W${String(week).padStart(2, '0')}`;
};
