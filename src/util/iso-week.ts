const DAY_MS = 86_400_000;

const dateText = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** First and last day (`YYYY-MM-DD`, Monday and Sunday) of an ISO 8601 week such as `2026-W47`; null when there is no such week. */
export const isoWeek = (text: string): { readonly from: string; readonly to: string } | null => {
  const parts = /^(\d{4})-?W(\d{2})$/i.exec(text);
  if (parts === null) return null;
  const year = Number(parts[1]);
  const week = Number(parts[2]);
  // The week that holds 4 January is the first.
  const fourth = Date.UTC(year, 0, 4);
  const firstMonday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY_MS;
  const monday = firstMonday + (week - 1) * 7 * DAY_MS;
  const thursday = new Date(monday + 3 * DAY_MS);
  if (week < 1 || thursday.getUTCFullYear() !== year) return null;
  return { from: dateText(monday), to: dateText(monday + 6 * DAY_MS) };
};

/** The ISO 8601 week (`2026-W47`) of a day (`YYYY-MM-DD`). */
export const weekOfDay = (day: string): string => {
  const ms = Date.parse(`${day}T00:00:00Z`);
  // A week belongs to the year of its Thursday.
  const thursday = ms + (3 - ((new Date(ms).getUTCDay() + 6) % 7)) * DAY_MS;
  const year = new Date(thursday).getUTCFullYear();
  const week = Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * DAY_MS)) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
};
