import { openSpeakingProject } from '../../pipeline/open-speaking-project.js';
import { renderScripts } from '../../pipeline/render-scripts.js';
import type { CliIo } from '../cli-io.js';
import type { RenderFlags } from '../common-options.js';
import { openOrReport } from '../open-or-report.js';
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
  const open = await openOrReport(io, flags, openSpeakingProject(io.cwd, flags, io.environment, io.signal));
  if (typeof open === 'number') return open;
  if (flags.dryRun === true) {
    const { dryRun } = await import('./dry-run.js');
    return dryRun(io, open, paths, flags);
  }
  const progress = createProgress(io, flags);
  const outcomes = await renderScripts(open, io.cwd, paths, {
    host: flags.host,
    page: flags.page,
    usesCache: flags.cache !== false,
    player: flags.player,
    allowMixedEngines: flags.allowMixedEngines,
    signal: io.signal,
    onEvent: progress.onEvent,
  });
  progress.clear();
  return reportOutcomes(io, flags, outcomes);
};
