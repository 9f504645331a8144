import { cancelled } from './cancelled.js';
import { Ending } from './ending.js';

type Job<T> = { readonly result: Promise<T>; readonly ending: Ending; waiting: number };

export type Shared<T> = { readonly value: T /** It was begun for this caller. */; readonly isOwn: boolean };

/** Work by key: who asks for what is already being done waits for that. It ends when nobody waits any more. */
export class SharedWork<K, T> {
  readonly #jobs = new Map<K, Job<T>>();
  readonly #giveUps = new Set<() => void>();

  /** Throws what the work throws; HosoError `cancelled` at once when `signal` aborts, or at `giveUpAll`. */
  async share(
    key: K,
    signal: AbortSignal | undefined,
    work: (ending: Ending) => Promise<T>,
  ): Promise<Shared<T>> {
    if (signal?.aborted) throw cancelled();
    const running = this.#jobs.get(key);
    const job = running ?? this.#begin(key, work);
    return { value: await this.#wait(key, job, signal), isOwn: running === undefined };
  }

  giveUpAll(): void {
    for (const giveUp of [...this.#giveUps]) giveUp();
  }

  #begin(key: K, work: (ending: Ending) => Promise<T>): Job<T> {
    const ending = new Ending();
    const job: Job<T> = { ending, waiting: 0, result: work(ending) };
    this.#jobs.set(key, job);
    const forget = (): void => this.#forget(key, job);
    job.result.then(forget, forget);
    return job;
  }

  #forget(key: K, job: Job<T>): void {
    if (this.#jobs.get(key) === job) this.#jobs.delete(key);
  }

  #wait(key: K, job: Job<T>, signal: AbortSignal | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      job.waiting += 1;
      const leave = (): void => {
        if (!this.#giveUps.delete(giveUp)) return;
        job.waiting -= 1;
        signal?.removeEventListener('abort', giveUp);
      };
      const giveUp = (): void => {
        leave();
        reject(cancelled());
        if (job.waiting > 0) return;
        this.#forget(key, job);
        job.ending.end();
      };
      this.#giveUps.add(giveUp);
      signal?.addEventListener('abort', giveUp, { once: true });
      job.result.then(
        (value) => {
          leave();
          resolve(value);
        },
        (error) => {
          leave();
          reject(error);
        },
      );
    });
  }
}
