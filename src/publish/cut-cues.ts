import { phraseBorders, type Word } from './phrase-borders.js';
import { textWidth } from './text-width.js';

/** A cue's share of a sentence: where it stands there, and its lines as they are shown. */
export type CueText = { readonly start: number; readonly end: number; readonly lines: readonly string[] };

/** Twenty full-width characters. */
const LINE_WIDTH = 40;
const CUE_COST = 12;
const SHORT_CUE_WIDTH = 12;
const SHORT_CUE_COST = 10;
/** For a word that is longer than a line: nothing better can be had. */
const OVERFLOW_COST = 10_000;

/** A way to show some words: `lineAt` is the word that begins the second line; null for one line. */
type Layout = { readonly cost: number; readonly lineAt: number | null };
type Step = { readonly from: number; readonly lineAt: number | null };

class SentenceCutter {
  readonly #text: string;
  readonly #words: readonly Word[];
  readonly #labelWidth: number;
  /** Width of all before a word, and of a word's trailing spaces, which no line shows. */
  readonly #before: readonly number[];
  readonly #trailing: readonly number[];

  constructor(text: string, labelWidth: number) {
    this.#text = text;
    this.#words = phraseBorders(text);
    this.#labelWidth = labelWidth;
    const parts = this.#words.map(({ start, end }) => text.slice(start, end));
    const before = [0];
    for (const part of parts) before.push((before.at(-1) ?? 0) + textWidth(part));
    this.#before = before;
    this.#trailing = parts.map((part) => textWidth(part) - textWidth(part.trimEnd()));
  }

  #width(from: number, to: number): number {
    return (this.#before[to] ?? 0) - (this.#before[from] ?? 0) - (this.#trailing[to - 1] ?? 0);
  }

  #slice(from: number, to: number): string {
    return this.#text.slice(this.#words[from]?.start ?? 0, this.#words[to - 1]?.end ?? 0).trim();
  }

  /** The best way to show words `from` to `to` in one cue; null when they do not fit. */
  #layout(from: number, to: number): Layout | null {
    const room = from === 0 ? LINE_WIDTH - this.#labelWidth : LINE_WIDTH;
    const width = this.#width(from, to);
    if (width <= room) return { cost: width < SHORT_CUE_WIDTH ? SHORT_CUE_COST : 0, lineAt: null };
    let best: Layout | null = null;
    for (let at = to - 1; at > from && width <= room + LINE_WIDTH + 1; at -= 1) {
      const second = this.#width(at, to);
      if (second > LINE_WIDTH) break;
      const first = this.#width(from, at);
      if (first > room) continue;
      const cost = (this.#words[at]?.cutCost ?? 0) / 2 + Math.abs(first - second) / 20;
      if (best === null || cost < best.cost) best = { cost, lineAt: at };
    }
    return best ?? (to === from + 1 ? { cost: OVERFLOW_COST, lineAt: null } : null);
  }

  /** The cheapest chain of cues, by the cheapest chains that end at earlier words. */
  #steps(): readonly Step[] {
    const costs = [0];
    const steps: Step[] = [];
    for (let to = 1; to <= this.#words.length; to += 1) {
      // Numbers, no object for each try: of an episode of hours they fill the memory (measured: 135 MB).
      let cost = Number.POSITIVE_INFINITY;
      let bestFrom = -1;
      let lineAt: number | null = null;
      for (let from = to - 1; from >= 0; from -= 1) {
        const layout = this.#layout(from, to);
        if (layout === null) break;
        const cutCost = from === 0 ? 0 : (this.#words[from]?.cutCost ?? 0);
        const whole = (costs[from] ?? 0) + layout.cost + cutCost + CUE_COST;
        if (whole >= cost) continue;
        cost = whole;
        bestFrom = from;
        lineAt = layout.lineAt;
      }
      if (bestFrom === -1) throw new Error(`word ${to} of a sentence fits no cue`);
      costs.push(cost);
      steps.push({ from: bestFrom, lineAt });
    }
    return steps;
  }

  cut(): readonly CueText[] {
    const steps = this.#steps();
    const cues: CueText[] = [];
    let to = this.#words.length;
    while (to > 0) {
      const { from, lineAt } = steps[to - 1] ?? { from: 0, lineAt: null };
      const lines =
        lineAt === null ? [this.#slice(from, to)] : [this.#slice(from, lineAt), this.#slice(lineAt, to)];
      cues.unshift({ start: this.#words[from]?.start ?? 0, end: this.#words[to - 1]?.end ?? 0, lines });
      to = from;
    }
    return cues.filter(({ lines }) => lines.some((line) => line !== ''));
  }
}

/**
 * Cuts a sentence into cues of at most two lines of twenty full-width characters, at 、 or the border of a phrase,
 * never inside a word. `labelWidth` columns of the first line are kept for the speaker's name.
 */
export const cutCues = (text: string, labelWidth = 0): readonly CueText[] =>
  new SentenceCutter(text, Math.min(labelWidth, LINE_WIDTH / 2)).cut();
