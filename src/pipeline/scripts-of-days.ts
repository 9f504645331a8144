import { basename } from 'node:path';
import { dateInFileName } from '../parse/read-date.js';
import type { DateRange } from './date-range.js';
import type { ReadScript } from './prepare-scripts.js';

/** A script's day; of one that cannot be read, what its file name says. */
export const dayOfScript = ({ path, result }: ReadScript): string | null =>
  result.ok ? result.value.date : dateInFileName(basename(path));

/**
 * The scripts whose date lies in the range; one without a date belongs to none. One that cannot be read and
 * whose name tells no day is kept, so that its failure is told and not passed over in silence.
 */
export const scriptsOfDays = (
  scripts: readonly ReadScript[],
  { from, to }: DateRange,
): readonly ReadScript[] => {
  if (from === null && to === null) return scripts;
  return scripts.filter((script) => {
    const day = dayOfScript(script);
    if (day === null) return !script.result.ok;
    return (from === null || day >= from) && (to === null || day <= to);
  });
};
