import { BackendError } from '../backends/backend.js';
import type { Clock } from '../util/clock.js';

/** Why an attempt failed, as far as the number of further attempts goes. */
type Reason = 'unavailable' | 'timeout' | 'transient' | 'throttled' | 'bad-audio' | 'rejected';

/** Attempts in all, by the reason of the failures that count against them. */
const MAX_FAILURES: Readonly<Record<Reason, number>> = {
  // The pool gives up long before, unless an engine answers when asked how it is and at no other time.
  unavailable: 8,
  // A hanging engine is taken out each time: three in a row is the text's own doing.
  timeout: 3,
  transient: 5,
  // The server says itself when to come again.
  throttled: 10,
  'bad-audio': 2,
  // Another engine may know what one refuses; when two refuse it, it is the text.
  rejected: 2,
};

const BASE_DELAY_MS = 250;
const MAX_DELAY_MS = 8_000;

const reasonOf = (error: BackendError): Reason | null => {
  // A program that is missing, or refuses a text, will do so in a second, too.
  if ((error.kind === 'unavailable' || error.kind === 'rejected') && error.address === null) return null;
  if (error.kind === 'transient' && error.retryAfterMs !== undefined) return 'throttled';
  return error.kind;
};

/** Whether another attempt makes sense after these failures of one request, the last one last. */
export const isWorthRetrying = (failures: readonly BackendError[]): boolean => {
  const last = failures.at(-1);
  const reason = last === undefined ? null : reasonOf(last);
  if (reason === null) return false;
  return failures.filter((failure) => reasonOf(failure) === reason).length < MAX_FAILURES[reason];
};

/** Exponential with jitter: between half and the whole of 250 ms, 500 ms, 1 s … 8 s. */
export const retryDelayMs = (failures: number, random: () => number): number =>
  Math.min(MAX_DELAY_MS, BASE_DELAY_MS * 2 ** (failures - 1)) * (0.5 + random() / 2);

/**
 * How long one request may take: generous, since an engine goes on with a synthesis after its client has left,
 * and a second one of the same text would only queue behind it.
 */
export const requestDeadlineMs = (reading: string): number => 30_000 + 600 * reading.length;

export type RetryOptions = {
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** Called before each further attempt, which has number `attempt`. */
  readonly onRetry: (attempt: number, error: BackendError) => void;
};

/**
 * Tries until it works or no further attempt makes sense; then throws the last BackendError. One attempt at a
 * time. `failed` are the addresses that failed this request, to be avoided where there are others. Whatever is
 * not a BackendError is thrown on at once.
 */
export const withRetry = async <T>(
  attempt: (failed: ReadonlySet<string | null>) => Promise<T>,
  { clock, random, signal, onRetry }: RetryOptions,
): Promise<T> => {
  const failures: BackendError[] = [];
  for (;;) {
    try {
      return await attempt(new Set(failures.map((failure) => failure.address)));
    } catch (error) {
      if (!(error instanceof BackendError)) throw error;
      failures.push(error);
      if (!isWorthRetrying(failures)) throw error;
      onRetry(failures.length + 1, error);
      await clock.sleep(retryDelayMs(failures.length, random), signal);
    }
  }
};
