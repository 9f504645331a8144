import type { Clock } from '../../src/util/clock.js';

const HURRY = 12;

/**
 * In place of `src/util/clock.ts`, by `vi.mock`: twelve seconds pass in one, so that deadlines of half a minute can
 * be met in a test.
 */
export const systemClock: Clock = {
  nowMs: () => performance.now() * HURRY,
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const onAbort = (): void => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      }, ms / HURRY);
      signal?.addEventListener('abort', onAbort, { once: true });
    }),
};
