import { failureOfScript } from '../../domain/failure-of-script.js';
import { openSpeakingProject } from '../../pipeline/open-speaking-project.js';
import { type RenderOutcome, renderScripts } from '../../pipeline/render-scripts.js';
import { type CliIo, reportFailures, sharedExitCode } from '../cli-io.js';
import type { CommonFlags } from '../common-options.js';
import { createProgress } from '../progress.js';
import { dryRun } from './dry-run.js';

/** Tells each outcome: the MP3's path on stdout, failures, with the script's name, on stderr; gives the exit code. */
export const reportOutcomes = (io: CliIo, flags: CommonFlags, outcomes: readonly RenderOutcome[]): number =>
  sharedExitCode(
    outcomes.map(({ path, result }) => {
      if (result === null) return 0;
      if (!result.ok)
        return reportFailures(
          io,
          result.error.map((failure) => failureOfScript(path, failure)),
        );
      if (flags.json !== true) io.stdout(`${result.value.file}\n`);
      return 0;
    }),
  );

export type RenderFlags = CommonFlags & { readonly page?: string; readonly watch?: boolean };

/** `hoso render`: one MP3 a script; stdout has the path of each. */
export const renderCommand = async (
  io: CliIo,
  paths: readonly string[],
  flags: RenderFlags,
): Promise<number> => {
  if (flags.watch === true) {
    const { renderWatchCommand } = await import('./render-watch.js');
    return renderWatchCommand(io, paths, flags);
  }
  const open = await openSpeakingProject(io.cwd, flags, io.environment, io.signal);
  if (!open.ok) return reportFailures(io, open.error);
  if (flags.dryRun === true) return dryRun(io, open.value, paths, flags);
  const progress = createProgress(io, flags);
  const outcomes = await renderScripts(open.value, io.cwd, paths, {
    host: flags.host,
    page: flags.page,
    usesCache: flags.cache !== false,
    allowMixedEngines: flags.allowMixedEngines,
    signal: io.signal,
    onEvent: progress.onEvent,
  });
  progress.clear();
  return reportOutcomes(io, flags, outcomes);
};
