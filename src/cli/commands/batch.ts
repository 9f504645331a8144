import { EXIT_CODES, type Failure } from '../../domain/failure.js';
import { dateRange } from '../../pipeline/date-range.js';
import { findScripts } from '../../pipeline/find-scripts.js';
import { openProject } from '../../pipeline/open-project.js';
import { type RenderOutcome, renderScripts } from '../../pipeline/render-scripts.js';
import { scriptsOfDays } from '../../pipeline/scripts-of-days.js';
import { type CliIo, reportFailures, sharedExitCode } from '../cli-io.js';
import type { CommonFlags } from '../common-options.js';
import { createProgress } from '../progress.js';
import { dryRun } from './dry-run.js';
import { reportOutcomes } from './render.js';

export type BatchFlags = CommonFlags & {
  readonly from?: string;
  readonly to?: string;
  readonly week?: string;
};

/** Whatever it was that failed: the report tells. */
const BATCH_FAILED = 1;

const summary = (outcomes: readonly RenderOutcome[]): string => {
  const failed = outcomes.filter(({ result }) => !result.ok);
  const upToDate = outcomes.filter(({ result }) => result.ok && result.value.upToDate).length;
  const lines = failed.map(({ path }) => `  failed: ${path}\n`).join('');
  const rendered = outcomes.length - failed.length - upToDate;
  return `${outcomes.length} scripts: ${rendered} rendered, ${upToDate} up to date, ${failed.length} failed\n${lines}`;
};

/** `hoso batch`: a folder or a list; goes on after a failure, with one report at the end. */
export const batchCommand = async (
  io: CliIo,
  paths: readonly string[],
  flags: BatchFlags,
): Promise<number> => {
  const range = dateRange(flags);
  if (!range.ok) return reportFailures(io, [range.error]);
  const open = await openProject(io.cwd, flags, io.environment);
  if (!open.ok) return reportFailures(io, open.error);
  const found = await findScripts(io.cwd, paths);
  const failures: Failure[] = [...found.failures];
  const scripts = await scriptsOfDays(open.value, io.cwd, found.paths, range.value, flags.host);
  if (scripts.length === 0 && failures.length === 0) {
    failures.push({
      code: 'script-unreadable',
      message: 'no script is of these days',
      hint: 'Look at --from, --to or --week.',
    });
  }
  const foundCode = reportFailures(io, failures);
  if (scripts.length === 0) return foundCode;
  if (flags.dryRun === true) return sharedExitCode([foundCode, await dryRun(io, open.value, scripts, flags)]);
  const progress = createProgress(io, flags);
  const outcomes = await renderScripts(open.value, io.cwd, scripts, {
    host: flags.host,
    usesCache: flags.cache !== false,
    allowMixedEngines: flags.allowMixedEngines,
    signal: io.signal,
    onEvent: progress.onEvent,
    overlap: 2,
  });
  progress.clear();
  const code = reportOutcomes(io, flags, outcomes);
  if (flags.quiet !== true) io.stderr(summary(outcomes));
  if (code === EXIT_CODES.cancelled) return code;
  return code === 0 && foundCode === 0 ? 0 : BATCH_FAILED;
};
