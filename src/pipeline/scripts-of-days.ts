import { resolve } from 'node:path';
import type { DateRange } from './date-range.js';
import type { OpenProject } from './open-project.js';
import { readScript } from './read-script.js';

/**
 * The scripts whose date lies in the range. One that cannot be read is kept, so that its failure is told and
 * not passed over in silence; one without a date belongs to no range.
 */
export const scriptsOfDays = async (
  open: OpenProject,
  cwd: string,
  paths: readonly string[],
  { from, to }: DateRange,
  host?: string,
): Promise<readonly string[]> => {
  if (from === null && to === null) return paths;
  const kept: string[] = [];
  for (const path of paths) {
    const read = await readScript(open, resolve(cwd, path), path, host);
    if (!read.ok) {
      kept.push(path);
      continue;
    }
    const { date } = read.value;
    if (date !== null && (from === null || date >= from) && (to === null || date <= to)) kept.push(path);
  }
  return kept;
};
