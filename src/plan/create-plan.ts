import type { Plan, PlanItem, Sound } from '../domain/plan.js';
import type { Script, SpeechPassage } from '../domain/script.js';
import { splitSentences } from '../parse/split-sentences.js';
import { LineIndex } from '../util/line-index.js';
import { makeClipKey, makeSoundKey } from './make-clip-key.js';
import { givenWithin, maskGiven, notatedParts } from './notated-text.js';
import { PauseBetween, type PauseDurations, pauseOfGap } from './pause-between.js';
import type { PlanPart, PlanVoice } from './plan-voice.js';
import { type SpokenPiece, speakSentence } from './speak-sentence.js';

export type PlanInput = {
  readonly script: Script;
  /** How each voice of the script speaks, by profile id. */
  readonly voices: ReadonlyMap<string, PlanVoice>;
  /** In ms. */
  readonly pauses: PauseDurations;
};

/** Builds the items in one walk over the script; the state is what the next pause depends on. */
class PlanBuilder {
  readonly items: PlanItem[] = [];
  readonly sounds: Sound[] = [];
  readonly #source: string;
  readonly #lines: LineIndex;
  readonly #pause: PauseBetween;
  readonly #soundIndex = new Map<string, number>();
  #utterances = 0;
  #lastSegment = 0;
  #lastEnd = 0;
  #sentencesOnLine = 0;

  constructor(source: string, pauses: PauseDurations) {
    this.#source = source;
    this.#lines = new LineIndex(source);
    this.#pause = new PauseBetween(pauses);
  }

  startSegment(): void {
    this.#pause.ask('segment');
  }

  beat(): void {
    this.#pause.ask('beat');
  }

  passage(segment: number, passage: SpeechPassage, voiceOf: (id: string) => PlanVoice): void {
    for (const part of notatedParts(passage.text)) {
      if (part.type === 'break') {
        this.#pause.askFor('break', part.durationMs);
        continue;
      }
      const voice = voiceOf(part.voice ?? passage.voice);
      const text = passage.text.slice(part.start, part.end);
      const given = givenWithin(part.given, part.start, part.end);
      for (const { start, end, endKind } of splitSentences(maskGiven(text, given))) {
        const offset = passage.offset + part.start + start;
        this.#sentence(
          segment,
          offset,
          speakSentence(text.slice(start, end), givenWithin(given, start, end), voice),
        );
        this.#lastEnd = offset + end - start;
        if (endKind === 'question') this.#pause.ask('exclamation');
        if (endKind === 'stop') this.#pause.ask('sentence');
      }
    }
  }

  #sentence(segment: number, offset: number, pieces: readonly SpokenPiece[]): void {
    this.#lineBreaksBefore(offset);
    for (const piece of pieces) this.#utterance(segment, offset, piece);
    if (pieces.length > 0) this.#sentencesOnLine += 1;
    else this.#pause.ask('symbols');
  }

  #lineBreaksBefore(start: number): void {
    const kind = pauseOfGap(this.#source.slice(this.#lastEnd, start), this.#sentencesOnLine);
    if (kind === null) return;
    this.#pause.ask(kind);
    this.#sentencesOnLine = 0;
  }

  #utterance(segment: number, sentenceStart: number, piece: SpokenPiece): void {
    const pause = this.#pause.take();
    if (this.#utterances > 0) this.items.push({ type: 'pause', segment: this.#lastSegment, ...pause });
    const offset = sentenceStart + piece.start;
    this.#utterances += 1;
    this.#lastSegment = segment;
    this.items.push({
      type: 'utterance',
      index: this.#utterances,
      segment,
      voice: piece.part.voice,
      backend: piece.part.backend,
      text: this.#source.slice(offset, sentenceStart + piece.end),
      reading: piece.reading,
      key: makeClipKey(piece.part, piece.reading),
      sound: this.#soundOf(piece.part),
      ...this.#lines.positionAt(offset),
      offset,
    });
    if (piece.cut !== null) this.#pause.ask(piece.cut);
  }

  #soundOf(part: PlanPart): number {
    const key = makeSoundKey(part);
    const known = this.#soundIndex.get(key);
    if (known !== undefined) return known;
    this.#soundIndex.set(key, this.sounds.length);
    this.sounds.push({ backend: part.backend, options: part.options, credit: part.credit, key });
    return this.sounds.length - 1;
  }
}

/**
 * All utterances and pauses of an episode, in order: pure, the same input gives the same bytes.
 * Throws when a voice of the script is missing from `voices`: that is the caller's mistake.
 */
export const createPlan = ({ script, voices, pauses }: PlanInput): Plan => {
  const voiceOf = (id: string): PlanVoice => {
    const voice = voices.get(id);
    if (voice === undefined) throw new Error(`voice ${id} was not prepared for planning`);
    return voice;
  };
  const builder = new PlanBuilder(script.source, pauses);
  for (const segment of script.segments) {
    builder.startSegment();
    for (const passage of segment.passages) {
      if (passage.type === 'beat') {
        builder.beat();
        continue;
      }
      builder.passage(segment.index, passage, voiceOf);
    }
  }
  return { script: script.path, name: script.name, items: builder.items, sounds: builder.sounds };
};
