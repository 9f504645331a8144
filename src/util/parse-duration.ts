const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const UNITS: ReadonlyMap<string, number> = new Map([
  ['s', 1_000],
  ['min', MINUTE_MS],
  ['h', HOUR_MS],
  ['d', DAY_MS],
  ['w', 7 * DAY_MS],
  ['y', 365 * DAY_MS],
]);

/** Milliseconds of a duration such as `30d`, `12h`, `2w` (s, min, h, d, w, y); null when it is none. */
export const parseDuration = (text: string): number | null => {
  const parts = /^(\d{1,9}(?:\.\d{1,6})?)\s*([a-z]+)$/i.exec(text.trim());
  const unit = UNITS.get(parts?.[2]?.toLowerCase() ?? '');
  return parts === null || unit === undefined ? null : Math.round(Number(parts[1]) * unit);
};
