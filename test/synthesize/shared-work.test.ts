import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ending } from '../../src/synthesize/ending.js';
import { SharedWork } from '../../src/synthesize/shared-work.js';
import { Turns } from '../../src/synthesize/turns.js';
import { withDeadline } from '../../src/synthesize/with-deadline.js';
import { FakeClock, settle } from '../support/fake-clock.js';

const deferred = () => {
  let resolve: (value: string) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<string>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
};

describe('SharedWork', () => {
  it('does the work of a key once while it runs, and anew afterwards', async () => {
    const work = new SharedWork<string, string>();
    const first = deferred();
    let begun = 0;
    const begin = () => {
      begun += 1;
      return first.promise;
    };
    const both = Promise.all([work.share('a', undefined, begin), work.share('a', undefined, begin)]);
    first.resolve('done');
    expect(await both).toEqual([
      { value: 'done', isOwn: true },
      { value: 'done', isOwn: false },
    ]);
    expect(begun).toBe(1);
    await work.share('a', undefined, begin);
    expect(begun).toBe(2);
  });

  it('fails for all who wait, and may succeed the next time', async () => {
    const work = new SharedWork<string, string>();
    const fail = async () => Promise.reject(new Error('no'));
    const outcomes = await Promise.allSettled([
      work.share('a', undefined, fail),
      work.share('a', undefined, fail),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect((await work.share('a', undefined, async () => 'yes')).value).toBe('yes');
  });

  it('ends the work when the last one gives up, not before', async () => {
    const work = new SharedWork<string, string>();
    const endings: Ending[] = [];
    const begin = (ending: Ending) => {
      endings.push(ending);
      return new Promise<string>(() => {});
    };
    const [one, two] = [new AbortController(), new AbortController()];
    const outcomes = [work.share('a', one.signal, begin), work.share('a', two.signal, begin)];
    const settled = Promise.allSettled(outcomes);
    one.abort();
    await settle();
    expect(endings.map(({ isOver }) => isOver)).toEqual([false]);
    const listening = endings[0]?.signal;
    two.abort();
    await settled;
    expect(endings[0]?.isOver).toBe(true);
    expect(listening?.aborted).toBe(true);
    expect(endings[0]?.signal.aborted).toBe(true);
    // What was given up is begun anew for who comes later.
    void work.share('a', undefined, begin).catch(() => {});
    expect(endings).toHaveLength(2);
    work.giveUpAll();
    expect(endings[1]?.isOver).toBe(true);
  });
});

describe('Turns', () => {
  it('lets nobody go before those with earlier tickets, whatever order they come in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 }), async (order) => {
        const turns = new Turns();
        const tickets = order.map(() => turns.ticket());
        const gone: number[] = [];
        await Promise.all(
          order.map(async (at) => {
            const ticket = tickets[at] ?? 0;
            // Some never wait: they only pass.
            if (ticket % 3 !== 0) await turns.wait(ticket);
            gone.push(ticket);
            turns.pass(ticket);
            await settle();
          }),
        );
        const waiting = gone.filter((ticket) => ticket % 3 !== 0);
        expect(waiting).toEqual([...waiting].sort((a, b) => a - b));
        expect(gone).toHaveLength(8);
      }),
      { numRuns: 30 },
    );
  });
});

describe('withDeadline', () => {
  const late = () => new Error('late');
  const never = () => new Promise<string>(() => {});

  it('ends at the deadline, and tells the task', async () => {
    const clock = new FakeClock();
    let told: AbortSignal | undefined;
    const running = withDeadline(
      (signal) => {
        told = signal;
        return never();
      },
      { deadlineMs: 500, signal: new AbortController().signal, clock, late },
    );
    await expect(clock.runUntil(running)).rejects.toThrow('late');
    expect(clock.nowMs()).toBeGreaterThanOrEqual(500);
    expect(told?.aborted).toBe(true);
  });

  it('gives the result or the error of a task that ends in time', async () => {
    const options = { deadlineMs: 500, signal: new AbortController().signal, clock: new FakeClock(), late };
    expect(await withDeadline(async () => 'sound', options)).toBe('sound');
    await expect(withDeadline(() => Promise.reject(new Error('mine')), options)).rejects.toThrow('mine');
  });

  it('is cancelled before and during the task', async () => {
    const abort = new AbortController();
    const options = { deadlineMs: 500, signal: abort.signal, clock: new FakeClock(), late };
    const running = withDeadline(never, options);
    abort.abort();
    await expect(running).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    await expect(withDeadline(async () => 'sound', options)).rejects.toMatchObject({
      failure: { code: 'cancelled' },
    });
  });
});
