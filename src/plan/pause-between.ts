import type { PauseKind } from '../domain/plan.js';

export type PauseDurations = Readonly<Record<Exclude<PauseKind, 'break'>, number>>;

type Pause = { readonly kind: PauseKind; readonly durationMs: number };

/** Gathers the pauses that apply between two utterances; `take` gives the longest, of which the first asked wins. */
export class PauseBetween {
  readonly #durations: PauseDurations;
  #longest: Pause | null = null;

  constructor(durations: PauseDurations) {
    this.#durations = durations;
  }

  ask(kind: Exclude<PauseKind, 'break'>): void {
    this.askFor(kind, this.#durations[kind]);
  }

  askFor(kind: PauseKind, durationMs: number): void {
    if (this.#longest === null || durationMs > this.#longest.durationMs) this.#longest = { kind, durationMs };
  }

  take(): Pause {
    const taken = this.#longest ?? { kind: 'switch' as const, durationMs: this.#durations.switch };
    this.#longest = null;
    return taken;
  }
}

/** Which pause the line breaks between two sentences ask for; null when there are none. */
export const pauseOfGap = (gap: string, sentencesOnLine: number): 'line' | 'paragraph' | null => {
  const breaks = gap.split(/\r\n|\n|\r/).length - 1;
  if (breaks === 0) return null;
  return breaks > 1 || sentencesOnLine > 1 ? 'paragraph' : 'line';
};
