type Waiter = { readonly key: string; readonly start: () => void };

/** Runs tasks one after the other; of those that wait, one with the key of the last one goes first. */
export class OneAtATime {
  #waiters: Waiter[] = [];
  #isBusy = false;
  #lastKey = '';

  /** Throws the signal's reason when it aborts while the task waits. */
  async run<T>(key: string, task: () => Promise<T>, signal: AbortSignal): Promise<T> {
    await this.#turn(key, signal);
    try {
      return await task();
    } finally {
      this.#isBusy = false;
      this.#next();
    }
  }

  #turn(key: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        this.#waiters = this.#waiters.filter((other) => other !== waiter);
        reject(signal.reason);
      };
      const waiter: Waiter = {
        key,
        start: () => {
          signal.removeEventListener('abort', onAbort);
          resolve();
        },
      };
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      signal.addEventListener('abort', onAbort, { once: true });
      this.#waiters.push(waiter);
      this.#next();
    });
  }

  #next(): void {
    if (this.#isBusy) return;
    const waiter = this.#waiters.find(({ key }) => key === this.#lastKey) ?? this.#waiters[0];
    if (waiter === undefined) return;
    this.#waiters = this.#waiters.filter((other) => other !== waiter);
    this.#isBusy = true;
    this.#lastKey = waiter.key;
    waiter.start();
  }
}
