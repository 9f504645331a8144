import type { Failure } from '../domain/failure.js';
import type { OpenProject } from '../pipeline/open-project.js';
import type { Result } from '../util/result.js';
import { type CliIo, reportFailures } from './cli-io.js';
import type { CommonFlags } from './common-options.js';

/** The project, or the exit code after all that is wrong with it was told. Blocks that were left unread are warned of. */
export const openOrReport = async (
  io: CliIo,
  flags: CommonFlags,
  opening: Promise<Result<OpenProject, readonly Failure[]>>,
): Promise<OpenProject | number> => {
  const open = await opening;
  if (!open.ok) return reportFailures(io, open.error);
  if (flags.quiet !== true)
    for (const warning of open.value.voices.warnings) io.stderr(`warning: ${warning}\n`);
  return open.value;
};
