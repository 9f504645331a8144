export type OverlapOptions = {
  /** Items in work at a time. */
  readonly overlap: number;
  /** Asked before each item: true, and no further one is begun. */
  readonly isStopped: () => boolean;
};

/**
 * Works on items in order, some at a time. Each begins when the one before it has called `underWay`, or has ended:
 * so what they ask for is asked for in their order. Throws what `work` threw first.
 */
export const overlapped = async <T>(
  items: readonly T[],
  work: (item: T, underWay: () => void) => Promise<void>,
  { overlap, isStopped }: OverlapOptions,
): Promise<void> => {
  const queue = [...items];
  let turn = Promise.resolve();
  const takeTurns = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      const before = turn;
      let pass = (): void => {};
      turn = new Promise((done) => {
        pass = done;
      });
      try {
        await before;
        if (!isStopped()) await work(item, pass);
      } finally {
        pass();
      }
    }
  };
  await Promise.all(Array.from({ length: overlap }, takeTurns));
};
