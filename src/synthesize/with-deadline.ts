import type { Clock } from '../util/clock.js';
import { cancelled } from './cancelled.js';

export type DeadlineOptions = {
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** What is thrown when the deadline passes. */
  readonly late: () => Error;
};

/**
 * Runs a task that may never end. It ends here at the deadline, or when `signal` aborts (HosoError `cancelled`),
 * whether or not the task minds the signal it is given.
 */
export const withDeadline = async <T>(
  task: (signal: AbortSignal) => Promise<T>,
  { deadlineMs, signal, clock, late }: DeadlineOptions,
): Promise<T> => {
  if (signal.aborted) throw cancelled();
  const ending = new AbortController();
  const ended = new AbortController();
  try {
    return await new Promise<T>((resolve, reject) => {
      const stop = (error: Error): void => {
        reject(error);
        ending.abort(error);
      };
      signal.addEventListener('abort', () => stop(cancelled()), { once: true, signal: ended.signal });
      clock.sleep(deadlineMs, ended.signal).then(
        () => stop(late()),
        () => {},
      );
      task(ending.signal).then(resolve, reject);
    });
  } finally {
    ended.abort();
  }
};
