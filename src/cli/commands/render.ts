import { openSpeakingProject } from '../../pipeline/open-speaking-project.js';
import { renderScripts } from '../../pipeline/render-scripts.js';
import { type CliIo, reportFailures } from '../cli-io.js';
import type { RenderFlags } from '../common-options.js';
import { createProgress } from '../progress.js';
import { reportOutcomes } from '../report-outcomes.js';

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
  if (flags.dryRun === true) {
    const { dryRun } = await import('./dry-run.js');
    return dryRun(io, open.value, paths, flags);
  }
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
