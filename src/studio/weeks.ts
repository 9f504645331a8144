import type { WeekList, WeekView } from '../domain/studio-api.js';
import type { KnownScript } from '../pipeline/known-scripts.js';
import { daysFromTo, mondayOf, weekdayNumber } from '../util/days.js';
import { isoWeek, weekOfDay } from '../util/iso-week.js';
import type { ScriptDesk } from './script-desk.js';

/** The day it is here (`YYYY-MM-DD`). */
export const today = (): string => {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
};

const UNDATED = 'undated';

type Dated = { readonly known: KnownScript; readonly date: string | null };

const datedScripts = async (desk: ScriptDesk): Promise<readonly Dated[]> =>
  Promise.all((await desk.scripts()).map(async (known) => ({ known, date: await desk.dateOf(known) })));

const weekOf = ({ date }: Dated): string => (date === null ? UNDATED : weekOfDay(date));

/** Weeks newest first, scripts without a date last. */
const weeksOf = (scripts: readonly Dated[]): readonly string[] =>
  [...new Set(scripts.map(weekOf))].sort((a, b) => (a === UNDATED ? 1 : b === UNDATED ? -1 : a < b ? 1 : -1));

/** `today`: the week to begin with is this one if it holds a script, else the last before it, else the next. */
export const listWeeks = async (desk: ScriptDesk, today: string): Promise<WeekList> => {
  const scripts = await datedScripts(desk);
  const weeks = weeksOf(scripts);
  const current = weekOfDay(today);
  const dated = weeks.filter((week) => week !== UNDATED);
  const start = dated.find((week) => week <= current) ?? dated.at(-1) ?? weeks[0] ?? null;
  return {
    weeks: weeks.map((week) => ({
      week,
      scripts: scripts.filter((script) => weekOf(script) === week).length,
    })),
    start,
  };
};

const FRIDAY = 5;

/** One week with its scripts; null when there is no such week. A week without scripts may be looked at, too. */
export const viewWeek = async (desk: ScriptDesk, week: string): Promise<WeekView | null> => {
  const range = week === UNDATED ? null : isoWeek(week);
  if (week !== UNDATED && range === null) return null;
  const scripts = await datedScripts(desk);
  const weeks = weeksOf(scripts).filter((each) => each !== UNDATED);
  const own = await Promise.all(
    scripts
      .filter((script) => weekOf(script) === week)
      .map(async ({ known, date }) => ({ date, episode: await desk.summary(known) })),
  );
  const on = (day: string | null) => own.filter(({ date }) => date === day).map(({ episode }) => episode);
  const days =
    range === null
      ? [{ date: null, episodes: on(null) }]
      : daysFromTo(mondayOf(range.from), range.to)
          .map((date) => ({ date, episodes: on(date) }))
          .filter(({ date, episodes }) => weekdayNumber(date) <= FRIDAY || episodes.length > 0);
  return {
    week,
    previous: range === null ? (weeks[0] ?? null) : (weeks.find((each) => each < week) ?? null),
    next: range === null ? null : (weeks.findLast((each) => each > week) ?? null),
    hasUndated: scripts.some(({ date }) => date === null),
    days,
  };
};
