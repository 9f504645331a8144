import type { ManifestEntry } from '../domain/manifest.js';
import { cutCues } from './cut-cues.js';
import { shownText } from './shown-text.js';
import { type SpokenEntry, type SpokenSentence, spokenSentences } from './spoken-sentences.js';
import { textWidth } from './text-width.js';
import { findBorder, type TimedUnits, type UnitsByUtterance } from './utterance-times.js';

/** What is shown of the transcript at a time. Whole ms; cues are in order and do not overlap. */
export type Cue = {
  readonly startMs: number;
  readonly endMs: number;
  /** The speaker's name. */
  readonly speaker: string;
  /** Whether somebody else spoke before. */
  readonly isNewSpeaker: boolean;
  readonly segment: number;
  /** Whether the cue ends its sentence. */
  readonly endsSentence: boolean;
  readonly text: string;
  /** One or two lines. */
  readonly lines: readonly string[];
};

export type TranscriptInput = {
  readonly timeline: readonly ManifestEntry[];
  readonly durationMs: number;
  /** Names of the voices by profile id. */
  readonly names: ReadonlyMap<string, string>;
  /** What engines told of an utterance, by its index. */
  readonly units: UnitsByUtterance;
};

/** How a speaker is named before a text. */
export const speakerLabel = (speaker: string): string => `${speaker}: `;

type Piece = { readonly entry: SpokenEntry; readonly from: number };

/** The sentence as it is shown, and where each utterance begins in it. */
const shownSentence = ({ utterances }: SpokenSentence): { text: string; pieces: readonly Piece[] } => {
  let text = '';
  const pieces: Piece[] = [];
  for (const entry of utterances) {
    const shown = shownText(entry.text);
    pieces.push({ entry: { ...entry, text: shown }, from: text.length });
    text += shown;
  }
  return { text, pieces };
};

const timesOf = (pieces: readonly Piece[], start: number, end: number, units: TranscriptInput['units']) => {
  const first = pieces.findLast(({ from }) => from <= start) ?? pieces[0];
  const last = pieces.findLast(({ from }) => from < end) ?? pieces[0];
  if (first === undefined || last === undefined) throw new Error('a sentence without utterances');
  const unitsOf = ({ entry }: Piece): TimedUnits | null => units.get(entry.index) ?? null;
  return {
    startMs: findBorder(first.entry, start - first.from, unitsOf(first)).startMs,
    endMs: findBorder(last.entry, end - last.from, unitsOf(last)).endMs,
  };
};

/** Whole ms, one after another, none empty, all within the episode. */
const settle = (cues: readonly Cue[], durationMs: number): readonly Cue[] => {
  const settled: Cue[] = [];
  for (const cue of cues) {
    const startMs = Math.max(Math.round(cue.startMs), settled.at(-1)?.endMs ?? 0);
    const endMs = Math.min(Math.max(Math.round(cue.endMs), startMs + 1), Math.floor(durationMs));
    if (endMs > startMs) settled.push({ ...cue, startMs, endMs });
  }
  return settled;
};

/** The transcript of an episode: a cue for each sentence, or several where it does not fit into two lines. */
export const buildCues = ({ timeline, durationMs, names, units }: TranscriptInput): readonly Cue[] => {
  const sentences = spokenSentences(timeline);
  const hasSeveralSpeakers = new Set(sentences.map(({ voice }) => voice)).size > 1;
  const cues: Cue[] = [];
  let lastVoice: string | null = null;
  for (const sentence of sentences) {
    const speaker = names.get(sentence.voice) ?? sentence.voice;
    const isNewSpeaker = hasSeveralSpeakers && sentence.voice !== lastVoice;
    lastVoice = sentence.voice;
    const { text, pieces } = shownSentence(sentence);
    const parts = cutCues(text, isNewSpeaker ? textWidth(speakerLabel(speaker)) : 0);
    for (const [index, { start, end, lines }] of parts.entries()) {
      cues.push({
        ...timesOf(pieces, start, end, units),
        speaker,
        isNewSpeaker: isNewSpeaker && index === 0,
        segment: sentence.segment,
        endsSentence: index === parts.length - 1,
        text: text.slice(start, end).trim(),
        lines,
      });
    }
  }
  return settle(cues, durationMs);
};
