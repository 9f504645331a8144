import { failureOfScript } from '../domain/failure-of-script.js';
import type { RenderOutcome } from '../pipeline/render-scripts.js';
import { type CliIo, reportFailures, sharedExitCode } from './cli-io.js';
import type { CommonFlags } from './common-options.js';

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
