import { alignTexts } from './align-texts.js';
import { countMorae } from './count-morae.js';
import type { SpokenEntry } from './spoken-sentences.js';

/** Morae or words of an utterance as the engine timed them, in ms of the episode. */
export type TimedUnits = readonly {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}[];

/** A place between two characters of an utterance: when the one before ends and the one after begins. */
export type Border = { readonly endMs: number; readonly startMs: number };

const isSpoken = (text: string): boolean => /[\p{L}\p{N}ー]/u.test(text) && text !== 'pau';
const PAUSE_MARK = /[、，,。．！？!?；;：:…]/u;

/** Which spoken units stand before the place: by its pause where text and engine pause as often, else by morae. */
const unitsBefore = (reading: string, at: number, units: TimedUnits): number => {
  const spoken = units.filter(({ text }) => isSpoken(text)).length;
  const pauses = units.flatMap(({ text }, index) => (isSpoken(text) ? [] : [index]));
  const isMark = (index: number): boolean =>
    PAUSE_MARK.test(reading[index] ?? '') && !PAUSE_MARK.test(reading[index + 1] ?? '');
  const marks = Array.from({ length: reading.length - 1 }, (_, index) => index).filter(isMark);
  const mark = marks.findIndex((index) => index + 1 === at);
  const pause = pauses[mark];
  if (pause !== undefined && marks.length === pauses.length) {
    return units.slice(0, pause).filter(({ text }) => isSpoken(text)).length;
  }
  const said = (text: string): number => countMorae(text.replace(/[^\p{L}\p{N}ー]/gu, ''));
  return Math.round((said(reading.slice(0, at)) / Math.max(1, said(reading))) * spoken);
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
  const count = Math.min(spoken.length - 1, Math.max(1, unitsBefore(reading, at, units)));
  return {
    endMs: within(spoken[count - 1]?.endMs ?? startMs),
    startMs: within(spoken[count]?.startMs ?? endMs),
  };
};
