import { EXIT_CODES } from '../../domain/failure.js';
import { watchScripts } from '../../pipeline/watch-scripts.js';
import { type CliIo, reportFailures } from '../cli-io.js';
import type { RenderFlags } from '../common-options.js';
import { createProgress } from '../progress.js';
import { reportOutcomes } from '../report-outcomes.js';

/** `hoso render --watch`: renders again at every save, until Ctrl-C. */
export const renderWatchCommand = async (
  io: CliIo,
  paths: readonly string[],
  flags: RenderFlags,
): Promise<number> => {
  if (flags.dryRun === true) {
    const message = '--watch does not go with --dry-run';
    return reportFailures(io, [{ code: 'usage', message, hint: 'Give one or the other.' }]);
  }
  const progress = createProgress(io, flags);
  await watchScripts(io.cwd, paths, flags, io.environment, {
    host: flags.host,
    page: flags.page,
    usesCache: flags.cache !== false,
    player: flags.player,
    allowMixedEngines: flags.allowMixedEngines,
    signal: io.signal,
    onEvent: progress.onEvent,
    onRound: (round) => {
      progress.clear();
      if (round.ok) reportOutcomes(io, flags, round.value);
      else reportFailures(io, round.error);
      if (flags.quiet !== true) io.stderr('watching for changes; Ctrl-C ends\n');
    },
  });
  progress.clear();
  return EXIT_CODES.cancelled;
};
