import type { Failure } from '../domain/failure.js';
import { isoWeek } from '../util/iso-week.js';
import { err, ok, type Result } from '../util/result.js';

/** First and last day, `YYYY-MM-DD`; null: no limit on that side. */
export type DateRange = { readonly from: string | null; readonly to: string | null };

const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

const usage = (message: string, hint: string): Result<never, Failure> =>
  err({ code: 'usage', message, hint });

/** The days that `--from`, `--to` and `--week` ask for. */
export const dateRange = (flags: {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly week?: string | undefined;
}): Result<DateRange, Failure> => {
  const { from = null, to = null, week } = flags;
  for (const [name, day] of [
    ['--from', from],
    ['--to', to],
  ] as const) {
    if (day !== null && !isDay(day)) return usage(`${name} ${day} is no day`, 'Write it as YYYY-MM-DD.');
  }
  if (from !== null && to !== null && from > to)
    return usage(`--from ${from} is after --to ${to}`, 'Swap the two.');
  if (week === undefined) return ok({ from, to });
  if (from !== null || to !== null)
    return usage('--week does not go with --from or --to', 'Give one or the other.');
  const days = isoWeek(week);
  return days === null ? usage(`--week ${week} is no ISO week`, 'Write it as 2026-W47.') : ok(days);
};
