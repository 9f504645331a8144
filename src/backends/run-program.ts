import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { BackendError } from './backend.js';

export type ProgramRequest = {
  /** The backend's name, for errors. */
  readonly backend: string;
  readonly program: string;
  readonly args: readonly string[];
  /** Written to standard input, which is then closed. */
  readonly input?: string;
  /** File descriptor that becomes standard output; without it standard output is dropped. */
  readonly outputFd?: number;
  /** File descriptors that the program has as 3, 4, … */
  readonly extraFds?: readonly number[];
  readonly cwd?: string;
  readonly timeoutMs: number;
  /** What to do when the program is missing. */
  readonly missingHint: string;
  /** Kills the program's own children too: for programs that may be wrappers. */
  readonly killGroup?: boolean;
};

/** How a program ended by itself. */
export type ProgramEnd = {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly endSignal: NodeJS.Signals | null;
  /** The end of what it wrote to standard error, trimmed. */
  readonly stderrTail: string;
};

const STDERR_TAIL_CHARACTERS = 4000;

const keepTail = (stream: Readable | null): (() => string) => {
  let tail = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (text: string) => {
    tail = (tail + text).slice(-STDERR_TAIL_CHARACTERS);
  });
  return () => tail.trim();
};

const kill = (child: ChildProcess, group: boolean): void => {
  if (child.pid === undefined) return;
  try {
    process.kill(group ? -child.pid : child.pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
};

/** ENOENT and EACCES are for the user to mend; EAGAIN, ENOMEM and EMFILE pass. */
const startError = (request: ProgramRequest, cause: NodeJS.ErrnoException): BackendError => {
  const { backend, program, missingHint } = request;
  if (cause.code === 'EAGAIN' || cause.code === 'ENOMEM' || cause.code === 'EMFILE') {
    return new BackendError('transient', backend, `${program} did not start: ${cause.code}`, { cause });
  }
  if (cause.code === 'E2BIG') {
    return new BackendError('rejected', backend, `${program}: the arguments are too long`, { cause });
  }
  const message =
    cause.code === 'ENOENT' ? `${program} is not installed` : `${program} did not start: ${cause.message}`;
  return new BackendError('unavailable', backend, message, { cause, hint: missingHint });
};

/**
 * Runs a program without a shell and waits for its end. An abort kills it and throws the signal's reason;
 * throws BackendError `timeout`, or `unavailable` when it cannot be started. Nothing of it runs on after that.
 */
export const runProgram = async (request: ProgramRequest, signal: AbortSignal): Promise<ProgramEnd> => {
  signal.throwIfAborted();
  const {
    backend,
    program,
    args,
    input,
    outputFd,
    extraFds = [],
    cwd,
    timeoutMs,
    killGroup = false,
  } = request;
  return new Promise((resolve, reject) => {
    let child: ChildProcess;
    try {
      child = spawn(program, args, {
        stdio: [input === undefined ? 'ignore' : 'pipe', outputFd ?? 'ignore', 'pipe', ...extraFds],
        detached: killGroup,
        ...(cwd !== undefined && { cwd }),
      });
    } catch (error) {
      reject(startError(request, error as NodeJS.ErrnoException));
      return;
    }
    let stopReason: { readonly error: unknown } | undefined;
    let hasExited = false;
    // A grandchild that outlives the kill may hold the pipe open, and `close` would never come.
    const letGo = (): void => {
      if (stopReason !== undefined && hasExited) child.stderr?.destroy();
    };
    const stop = (error: unknown): void => {
      stopReason ??= { error };
      kill(child, killGroup);
      letGo();
    };
    const onAbort = (): void => stop(signal.reason);
    const timer = setTimeout(() => {
      stop(new BackendError('timeout', backend, `${program} did not end within ${timeoutMs / 1000} s`));
    }, timeoutMs);
    const stderrTail = keepTail(child.stderr);
    signal.addEventListener('abort', onAbort, { once: true });

    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      finish();
    };
    child.once('error', (error) => settle(() => reject(startError(request, error))));
    child.once('exit', () => {
      hasExited = true;
      letGo();
    });
    child.once('close', (exitCode, endSignal) =>
      settle(() => {
        if (stopReason !== undefined) reject(stopReason.error);
        else resolve({ exitCode, endSignal, stderrTail: stderrTail() });
      }),
    );
    // A program that ends without reading its input is told by how it ended.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
};
