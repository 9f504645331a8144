import type { RenderEvent } from '../domain/events.js';
import { clockText } from './clock-text.js';
import { displayWidth, fitColumns, padColumns, shortenMiddle } from './display-width.js';

type Running = {
  readonly script: string;
  readonly total: number;
  readonly startedAtMs: number;
  done: number;
  made: number;
  segment: number;
  soundMs: number;
};

/** Of all episodes that were begun, also those that have ended. */
type Begun = { utterances: number; characters: number; done: number; made: number; soundMs: number };

/** Room for a name's beginning and the date at its end. */
const LEAST_NAME_COLUMNS = 16;

/** The most important statistics first and, behind as many as leave room for it, the name. */
const lineOf = (statistics: readonly string[], name: string, columns: number): string => {
  for (let shown = statistics.length; shown > 0; shown -= 1) {
    const numbers = statistics.slice(0, shown).join('  ');
    const room = columns - displayWidth(numbers) - 2;
    if (room >= Math.min(LEAST_NAME_COLUMNS, displayWidth(name)))
      return `${numbers}  ${shortenMiddle(name, room)}`;
  }
  return fitColumns(statistics.join('  '), columns);
};

/** Of several lines, so that numbers of one kind stand under one another. */
const aligned = (lines: readonly (readonly string[])[]): readonly (readonly string[])[] => {
  const widthOf = (column: number): number =>
    Math.max(...lines.map((statistics) => displayWidth(statistics[column] ?? '')));
  return lines.map((statistics) =>
    statistics.map((text, column) =>
      padColumns(text, widthOf(column), column === statistics.length - 1 ? 'right' : 'left'),
    ),
  );
};

/** What a render or a batch has done and has before it, worked out from its events. */
export class ProgressModel {
  readonly #running = new Map<string, Running>();
  readonly #begun: Begun = { utterances: 0, characters: 0, done: 0, made: 0, soundMs: 0 };
  /** Length by script, of those that are not begun; null when this is no batch. */
  #ahead: Map<string, number> | null = null;
  #episodes = 0;
  #ended = 0;
  #firstMadeAtMs: number | null = null;

  take(event: RenderEvent, nowMs: number): void {
    switch (event.type) {
      case 'batch-start':
        this.#ahead = new Map(event.scripts.map(({ script, characters }) => [script, characters]));
        this.#episodes = event.scripts.length;
        break;
      case 'render-start':
        this.#begin(event.script, event.utterances, nowMs);
        break;
      case 'clip-start':
        this.#firstMadeAtMs ??= nowMs;
        break;
      case 'clip-cached':
      case 'clip-end':
        this.#count(event);
        break;
      case 'render-end':
      case 'render-failed':
        this.#end(event.script);
        break;
      default:
        break;
    }
  }

  get isBatch(): boolean {
    return this.#ahead !== null;
  }

  /** A line for each episode in work and, of a batch, one for all; none is wider than `columns`. */
  lines(columns: number, nowMs: number): string[] {
    const running = [...this.#running.values()];
    const statistics = running.map((each) => {
      const isAlone = running.length === 1 && !this.isBatch;
      const left = isAlone ? this.#leftMs(nowMs) : null;
      return [
        `${each.done}/${each.total}`,
        ...(left === null ? [] : [`${clockText(left / 1000)} left`]),
        `${clockText(each.soundMs / 1000)} of sound`,
        each.done < each.total ? `segment ${each.segment}` : 'encoding',
      ];
    });
    const lines = aligned(statistics).map((texts, index) =>
      lineOf(texts, running[index]?.script ?? '', columns),
    );
    return this.isBatch && running.length > 0 ? [...lines, this.#totalLine(columns, nowMs)] : lines;
  }

  #totalLine(columns: number, nowMs: number): string {
    const left = this.#leftMs(nowMs);
    const statistics = [
      `${this.#ended}/${this.#episodes} episodes`,
      `${clockText(this.#begun.soundMs / 1000)} of sound`,
      ...(left === null ? [] : [`${clockText(left / 1000)} left`]),
    ];
    return fitColumns(statistics.join('  '), columns);
  }

  #begin(script: string, utterances: number, nowMs: number): void {
    const characters = this.#ahead?.get(script) ?? 0;
    this.#ahead?.delete(script);
    this.#begun.utterances += utterances;
    this.#begun.characters += characters;
    this.#running.set(script, {
      script,
      total: utterances,
      startedAtMs: nowMs,
      done: 0,
      made: 0,
      segment: 1,
      soundMs: 0,
    });
  }

  #count(event: Extract<RenderEvent, { type: 'clip-cached' | 'clip-end' }>): void {
    const current = this.#running.get(event.script);
    if (current === undefined) return;
    const made = event.type === 'clip-end' ? 1 : 0;
    for (const counts of [current, this.#begun]) {
      counts.done += 1;
      counts.made += made;
      counts.soundMs += event.durationMs;
    }
    current.segment = event.segment;
  }

  #end(script: string): void {
    this.#ahead?.delete(script);
    this.#running.delete(script);
    this.#ended += 1;
  }

  /** From the measured speed of synthesis; null while nothing was synthesized, or nothing is left. */
  #leftMs(nowMs: number): number | null {
    const { made, done, utterances, characters } = this.#begun;
    if (made === 0 || this.#firstMadeAtMs === null) return null;
    let left = 0;
    for (const { total, done: ready } of this.#running.values()) left += total - ready;
    const charactersAhead = [...(this.#ahead?.values() ?? [])].reduce((sum, each) => sum + each, 0);
    // Of what is not begun, as many are taken to be there already as were so far.
    if (characters > 0) left += ((charactersAhead * utterances) / characters) * (made / done);
    return left === 0 ? null : ((nowMs - this.#firstMadeAtMs) / made) * left;
  }
}
