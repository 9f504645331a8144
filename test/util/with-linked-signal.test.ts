import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { withLinkedSignal } from '../../src/util/with-linked-signal.js';

const pair = () => [new AbortController(), new AbortController()] as const;

describe('withLinkedSignal', () => {
  it.each([0, 1])('aborts with signal %i, for its reason', async (which) => {
    const controllers = pair();
    const reason = await withLinkedSignal(
      controllers.map(({ signal }) => signal),
      async (signal) => {
        expect(signal.aborted).toBe(false);
        controllers[which]?.abort('enough');
        expect(signal.aborted).toBe(true);
        return signal.reason;
      },
    );
    expect(reason).toBe('enough');
  });

  it('is aborted from the start when one of them is', async () => {
    const signal = AbortSignal.abort('before');
    expect(await withLinkedSignal([signal], async (linked) => [linked.aborted, linked.reason])).toEqual([
      true,
      'before',
    ]);
  });

  it('leaves nothing behind, whether the work succeeds or fails', async () => {
    const controllers = pair();
    const signals = controllers.map(({ signal }) => signal);
    const left = () => signals.map((signal) => getEventListeners(signal, 'abort').length);
    await withLinkedSignal(signals, async () => expect(left()).toEqual([1, 1]));
    await expect(
      withLinkedSignal(signals, async () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(left()).toEqual([0, 0]);
  });
});
