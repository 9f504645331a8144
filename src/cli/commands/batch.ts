import { resolve } from 'node:path';
import type { BatchReport } from '../../domain/batch-report.js';
import { EXIT_CODES, type Failure } from '../../domain/failure.js';
import { dateRange } from '../../pipeline/date-range.js';
import { findScripts } from '../../pipeline/find-scripts.js';
import { openSpeakingProject } from '../../pipeline/open-speaking-project.js';
import { readScripts } from '../../pipeline/prepare-scripts.js';
import { runBatch } from '../../pipeline/run-batch.js';
import { scriptsOfDays } from '../../pipeline/scripts-of-days.js';
import { batchTable } from '../batch-table.js';
import { type CliIo, reportFailures, sharedExitCode } from '../cli-io.js';
import type { CommonFlags } from '../common-options.js';
import { openOrReport } from '../open-or-report.js';
import { createProgress } from '../progress.js';

export type BatchFlags = CommonFlags & {
  readonly from?: string;
  readonly to?: string;
  readonly week?: string;
  readonly onError?: 'continue' | 'stop';
  readonly page?: string;
  readonly player?: boolean;
};

/** Whatever it was that failed: the report tells. */
const BATCH_FAILED = 1;

const exitCodeOf = ({ episodes, failures }: BatchReport): number => {
  if (episodes.some(({ result }) => result === 'cancelled')) return EXIT_CODES.cancelled;
  const isWhole = episodes.every(({ result }) => result === 'rendered' || result === 'up-to-date');
  return isWhole && failures.length === 0 ? 0 : BATCH_FAILED;
};

/** `hoso batch`: folders, patterns or a list of scripts; goes on after a failure, with one report at the end. */
export const batchCommand = async (
  io: CliIo,
  paths: readonly string[],
  flags: BatchFlags,
): Promise<number> => {
  const range = dateRange(flags);
  if (!range.ok) return reportFailures(io, [range.error]);
  const open = await openOrReport(io, flags, openSpeakingProject(io.cwd, flags, io.environment, io.signal));
  if (typeof open === 'number') return open;
  const found = await findScripts(io.cwd, paths);
  const all = await readScripts(open, io.cwd, found.paths, flags.host);
  const scripts = scriptsOfDays(all, range.value);
  const failures: Failure[] = [...found.failures];
  if (scripts.length === 0 && failures.length === 0) {
    failures.push({
      code: 'script-unreadable',
      message: 'no script is of these days',
      hint: 'Look at --from, --to or --week.',
    });
  }
  const foundCode = reportFailures(io, failures);
  if (scripts.length === 0) return foundCode;
  if (flags.dryRun === true) {
    const { dryRun } = await import('./dry-run.js');
    const files = scripts.map(({ path }) => path);
    return sharedExitCode([foundCode, await dryRun(io, open, files, flags)]);
  }
  // With --json stdout is for the report: what happens meanwhile is told to the person who waits.
  const progress = createProgress(io, { ...flags, json: false });
  const report = await runBatch(open, scripts, {
    usesCache: flags.cache !== false,
    pagePath: flags.page === undefined ? null : resolve(io.cwd, flags.page),
    player: flags.player,
    allowMixedEngines: flags.allowMixedEngines,
    signal: io.signal,
    onEvent: progress.onEvent,
    onError: flags.onError ?? 'continue',
    range: range.value,
    failures,
  });
  progress.clear();
  for (const episode of report.episodes) {
    reportFailures(io, episode.failures as readonly Failure[]);
    if (episode.file !== null && flags.json !== true) io.stdout(`${episode.file}\n`);
  }
  reportFailures(io, report.failures.slice(failures.length) as readonly Failure[]);
  if (flags.quiet !== true && flags.json !== true) io.stderr(batchTable(report, io.terminalColumns));
  if (flags.json === true) io.stdout(`${JSON.stringify(report)}\n`);
  return exitCodeOf(report);
};
