import { expect, it } from 'vitest';
import { overlapped } from '../../src/pipeline/overlapped.js';

const tick = (): Promise<void> => new Promise((done) => setTimeout(done, 1));

it('begins each item when the one before is under way, so many at a time', async () => {
  const told: string[] = [];
  let running = 0;
  let most = 0;
  await overlapped(
    [1, 2, 3, 4, 5, 6],
    async (item, underWay) => {
      running += 1;
      most = Math.max(most, running);
      // The first ones prepare for longest.
      for (let left = 7 - item; left > 0; left -= 1) await tick();
      told.push(`asks ${item}`);
      underWay();
      await tick();
      running -= 1;
    },
    { overlap: 3, isStopped: () => false },
  );
  expect(told).toEqual([1, 2, 3, 4, 5, 6].map((item) => `asks ${item}`));
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(3);
});

it('goes on behind an item that ends without having been under way', async () => {
  const done: number[] = [];
  await overlapped([1, 2, 3], async (item) => void done.push(item), { overlap: 2, isStopped: () => false });
  expect(done).toEqual([1, 2, 3]);
});

it('begins nothing more when it is stopped', async () => {
  const done: number[] = [];
  await overlapped([1, 2, 3, 4], async (item) => void done.push(item), {
    overlap: 2,
    isStopped: () => done.includes(2),
  });
  expect(done).toEqual([1, 2]);
});

it('throws what the work threw', async () => {
  const work = async (item: number): Promise<void> => {
    if (item === 2) throw new Error('two');
  };
  await expect(overlapped([1, 2, 3], work, { overlap: 2, isStopped: () => false })).rejects.toThrow('two');
});
