import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BackendError, type BackendErrorKind } from '../../src/backends/backend.js';
import { isWorthRetrying, requestDeadlineMs, retryDelayMs, withRetry } from '../../src/synthesize/retry.js';
import { FakeClock } from '../support/fake-clock.js';

const failure = (kind: BackendErrorKind, address: string | null = 'http://a', retryAfterMs?: number) =>
  new BackendError(kind, 'fake', `fault: ${kind}`, {
    address,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });

/** How often a request is sent that always fails so. */
const attemptsOf = async (error: () => Error) => {
  const clock = new FakeClock();
  const startsMs: number[] = [];
  const seen: number[] = [];
  const running = withRetry(
    async () => {
      startsMs.push(clock.nowMs());
      throw error();
    },
    {
      clock,
      random: () => 1,
      signal: new AbortController().signal,
      onRetry: (attempt) => seen.push(attempt),
    },
  );
  const [outcome] = await clock.runUntil(Promise.allSettled([running]));
  return { attempts: startsMs.length, startsMs, seen, outcome };
};

describe('withRetry', () => {
  it.each<[string, () => Error, number]>([
    ['rejected', () => failure('rejected'), 2],
    ['a program that refuses', () => failure('rejected', null), 1],
    ['bad-audio', () => failure('bad-audio'), 2],
    ['timeout', () => failure('timeout'), 3],
    ['transient', () => failure('transient'), 5],
    ['throttled', () => failure('transient', 'http://a', 100), 10],
    ['unavailable', () => failure('unavailable'), 8],
    ['a program that is missing', () => failure('unavailable', null), 1],
    ['a bug', () => new TypeError('bug'), 1],
  ])('sends a request that always fails with %s as often as makes sense', async (_name, error, expected) => {
    const { attempts, seen, outcome } = await attemptsOf(error);
    expect(attempts).toBe(expected);
    expect(seen).toEqual(Array.from({ length: expected - 1 }, (_, at) => at + 2));
    expect(outcome?.status).toBe('rejected');
  });

  it('waits longer each time', async () => {
    const { startsMs } = await attemptsOf(() => failure('transient'));
    const waits = startsMs.slice(1).map((ms, at) => Math.round(ms - (startsMs[at] ?? 0)));
    expect(waits).toEqual([250, 500, 1000, 2000]);
  });

  it('counts each kind of failure by itself', () => {
    const mixed = (['transient', 'bad-audio', 'timeout', 'transient', 'unavailable'] as const).map((kind) =>
      failure(kind),
    );
    expect(isWorthRetrying(mixed)).toBe(true);
    expect(isWorthRetrying([...mixed, failure('bad-audio')])).toBe(false);
    expect(isWorthRetrying([])).toBe(false);
  });

  it('tells each attempt which addresses failed before', async () => {
    const clock = new FakeClock();
    const told: (string | null)[][] = [];
    const value = await clock.runUntil(
      withRetry(
        async (failed) => {
          told.push([...failed]);
          if (told.length < 3) throw failure('transient', `http://${told.length}`);
          return 'sound';
        },
        { clock, random: () => 0, signal: new AbortController().signal, onRetry: () => {} },
      ),
    );
    expect(value).toBe('sound');
    expect(told).toEqual([[], ['http://1'], ['http://1', 'http://2']]);
  });

  it('stops waiting on abort', async () => {
    const clock = new FakeClock();
    const abort = new AbortController();
    const running = withRetry(async () => Promise.reject(failure('transient')), {
      clock,
      random: () => 0,
      signal: abort.signal,
      onRetry: () => abort.abort(new Error('stop')),
    });
    await expect(running).rejects.toThrow('stop');
  });

  it('has jitter between half and the whole of a delay that grows to 8 s', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, random) => {
          const whole = Math.min(8000, 250 * 2 ** (failures - 1));
          const delay = retryDelayMs(failures, () => random);
          return delay >= whole / 2 && delay <= whole;
        },
      ),
    );
  });

  it('gives longer texts more time', () => {
    expect(requestDeadlineMs('あ')).toBeGreaterThanOrEqual(30_000);
    expect(requestDeadlineMs('あ'.repeat(100))).toBeGreaterThanOrEqual(90_000);
  });
});
