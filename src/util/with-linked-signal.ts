import { setMaxListeners } from 'node:events';

/**
 * Calls `work` with a signal that aborts when one of several does. Nothing of it is left on them afterwards: some live
 * as long as the process, and `AbortSignal.any` would grow on those.
 */
export const withLinkedSignal = async <T>(
  signals: readonly AbortSignal[],
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> => {
  const ending = new AbortController();
  setMaxListeners(0, ending.signal);
  const aborted = signals.find((signal) => signal.aborted);
  if (aborted !== undefined) ending.abort(aborted.reason);
  const listeners = signals.map((signal) => {
    const listener = (): void => ending.abort(signal.reason);
    signal.addEventListener('abort', listener, { once: true });
    return { signal, listener };
  });
  try {
    return await work(ending.signal);
  } finally {
    for (const { signal, listener } of listeners) signal.removeEventListener('abort', listener);
  }
};
