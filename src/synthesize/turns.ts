/** Puts things that end in any order back into the order of their tickets. */
export class Turns {
  #tickets = 0;
  #next = 0;
  readonly #waiting = new Map<number, () => void>();
  readonly #passed = new Set<number>();

  ticket(): number {
    this.#tickets += 1;
    return this.#tickets - 1;
  }

  /** Ends when every earlier ticket has passed. */
  async wait(ticket: number): Promise<void> {
    if (ticket > this.#next) await new Promise<void>((resolve) => this.#waiting.set(ticket, resolve));
  }

  /** Every ticket passes exactly once, whether or not it waited. */
  pass(ticket: number): void {
    this.#passed.add(ticket);
    while (this.#passed.delete(this.#next)) {
      this.#next += 1;
      this.#waiting.get(this.#next)?.();
      this.#waiting.delete(this.#next);
    }
  }
}
