import type { Environment } from '../config/environment.js';
import { EXIT_CODES, type Failure, formatFailure } from '../domain/failure.js';

/** What a command may touch of the outside: data to stdout, messages to stderr. */
export type CliIo = {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly cwd: string;
  readonly environment: Environment;
  /** Width of the terminal that stderr is; null when it is none. */
  readonly terminalColumns: number | null;
  readonly signal: AbortSignal;
};

/** The code that all share, else 1; 0 when there is none. */
export const sharedExitCode = (codes: readonly number[]): number => {
  const failed = new Set(codes.filter((code) => code !== 0));
  if (failed.size === 0) return 0;
  // One cancelled script means that the person stopped the whole command.
  if (failed.has(130)) return 130;
  return failed.size === 1 ? ([...failed][0] ?? 1) : 1;
};

/** Tells every failure on stderr; gives the exit code: of several, that of what was asked for wrongly. */
export const reportFailures = (io: CliIo, failures: readonly Failure[]): number => {
  for (const failure of failures) io.stderr(`error: ${formatFailure(failure)}\n`);
  const codes = failures.map((failure) => EXIT_CODES[failure.code]);
  return codes.includes(EXIT_CODES.usage) ? EXIT_CODES.usage : sharedExitCode(codes);
};
