import { CommanderError } from 'commander';
import { EXIT_CODES, formatFailure, HosoError } from '../domain/failure.js';
import type { CliIo } from './cli-io.js';
import { createProgram } from './create-program.js';

/** Runs one command line; gives the process's exit code (design: exit codes). Never throws. */
export const runCli = async (args: readonly string[], io: CliIo): Promise<number> => {
  let exitCode = 0;
  const program = createProgram(io, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      // --help and --version are thrown too, with code 0; every other one is a wrong call.
      return error.exitCode === 0 ? 0 : EXIT_CODES.usage;
    }
    if (io.signal.aborted) {
      io.stderr('cancelled\n');
      return EXIT_CODES.cancelled;
    }
    if (error instanceof HosoError) {
      io.stderr(`error: ${formatFailure(error.failure)}\n`);
      return EXIT_CODES[error.failure.code];
    }
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    io.stderr(`This is a bug in hoso: please report it with the command and these lines.\n${stack}\n`);
    return 70;
  }
};
