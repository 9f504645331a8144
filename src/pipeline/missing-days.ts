import { daysFromTo, mondayOf, sundayOf, weekdayNumber } from '../util/days.js';
import type { DateRange } from './date-range.js';

const FRIDAY = 5;

/**
 * Mondays to Fridays (the station's days) for which a batch has no script: of the days that were asked for, else
 * of whole weeks, from that of the first script to that of the last. A single script is no week.
 */
export const missingDays = (dates: readonly string[], { from, to }: DateRange): readonly string[] => {
  const there = new Set(dates);
  const sorted = [...there].sort();
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return [];
  const isAsked = from !== null || to !== null;
  if (!isAsked && sorted.length < 2) return [];
  return daysFromTo(from ?? mondayOf(first), to ?? sundayOf(last)).filter(
    (day) => weekdayNumber(day) <= FRIDAY && !there.has(day),
  );
};
