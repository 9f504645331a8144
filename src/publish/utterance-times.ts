import { alignTexts } from './align-texts.js';
import { countMorae } from './count-morae.js';
import type { SpokenEntry } from './spoken-sentences.js';

/** Morae or words of an utterance as the engine timed them, in ms of the episode. */
export type TimedUnits = readonly {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}[];

/** What engines told, by the utterance's index. */
export type UnitsByUtterance = Pick<ReadonlyMap<number, TimedUnits>, 'get' | 'has'>;

/** A place between two characters of an utterance: when the one before ends and the one after begins. */
export type Border = { readonly endMs: number; readonly startMs: number };

const isSpoken = (text: string): boolean => /[\p{L}\p{N}ー]/u.test(text) && text !== 'pau';
const PAUSE = '、';
const HIRAGANA_TO_KATAKANA = 0x60;

/** As an engine's units are written, as far as that can be known: katakana, and 、 for whatever may be a pause. */
const asUnits = (reading: string): string =>
  reading
    .replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + HIRAGANA_TO_KATAKANA))
    .replace(/[^\p{L}\p{M}\p{N}ー]/gu, (sign) => PAUSE.repeat(sign.length));

/**
 * How many spoken units stand before a place of the reading: kana and pauses that both have are the same ones, what is
 * between them (kanji) is in proportion.
 */
const spokenBefore = (reading: string, at: number, units: TimedUnits): number => {
  const texts = units.map(({ text }) => (isSpoken(text) ? text : PAUSE));
  const place = alignTexts(asUnits(reading), texts.join(''))[at] ?? 0;
  let end = 0;
  let count = 0;
  for (const text of texts) {
    if (end + text.length / 2 > place) break;
    end += text.length;
    if (text !== PAUSE) count += 1;
  }
  return count;
};

/**
 * When the place before `offset` of an utterance's text is spoken: by the engine's own times, else in proportion to
 * the reading's morae.
 */
export const findBorder = (
  { text, reading, startMs, endMs }: Pick<SpokenEntry, 'text' | 'reading' | 'startMs' | 'endMs'>,
  offset: number,
  units: TimedUnits | null,
): Border => {
  if (offset <= 0) return { endMs: startMs, startMs };
  if (offset >= text.length) return { endMs, startMs: endMs };
  const at = alignTexts(text, reading)[offset] ?? reading.length;
  const spoken = (units ?? []).filter((unit) => isSpoken(unit.text));
  if (units === null || spoken.length < 2) {
    const share = countMorae(reading.slice(0, at)) / Math.max(countMorae(reading), 1e-6);
    const ms = startMs + share * (endMs - startMs);
    return { endMs: ms, startMs: ms };
  }
  const within = (ms: number): number => Math.min(endMs, Math.max(startMs, ms));
  const count = Math.min(spoken.length - 1, Math.max(1, spokenBefore(reading, at, units)));
  return {
    endMs: within(spoken[count - 1]?.endMs ?? startMs),
    startMs: within(spoken[count]?.startMs ?? endMs),
  };
};
