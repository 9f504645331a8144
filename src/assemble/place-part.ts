import { DECODER_DELAY, ENCODER_DELAY, framesFor } from '../audio/info-frame.js';
import { samplesPerFrame } from '../audio/mp3-format.js';
import { resampledFrames } from '../audio/resample.js';
import type { EpisodeItem, SoundItem } from '../domain/music.js';
import type { PcmFormat } from '../domain/pcm.js';
import type { PauseItem } from '../domain/plan.js';
import { framesToMs, type TimelineEntry } from '../domain/timeline.js';
import type { PartRange } from './cut-parts.js';

/** What of a clip is heard, and how loud. Frames are the clip's own. */
export type ClipUse = {
  readonly fromFrame: number;
  readonly toFrame: number;
  readonly gainDb: number;
};

/** What placing needs to know of a clip; its sound is not read. */
export type ClipFacts = {
  readonly pcmHash: string;
  readonly format: PcmFormat;
  readonly use: ClipUse;
};

/** A clip at its place, in frames of the episode from the start of its part. */
export type PlacedClip = ClipFacts & {
  readonly item: SoundItem;
  readonly startFrame: number;
  readonly frames: number;
};

/** A stretch of the episode that is encoded by itself. */
export type PlacedPart = {
  /** Of the episode; a multiple of the MP3's frame length. */
  readonly startFrame: number;
  readonly frames: number;
  /** MP3 frames that carry it. */
  readonly mp3Frames: number;
  readonly clips: readonly PlacedClip[];
  /** On the episode's grid. */
  readonly entries: readonly TimelineEntry[];
};

export type FactsOf = (item: SoundItem) => ClipFacts;

/** MP3 frames of surroundings that are encoded with a part and dropped, so that it sounds as in one piece. */
export const SURROUNDING_MP3_FRAMES = 4;

/** Silence at a part's start (but the first's) and at its end, at least: what is encoded around its neighbours. */
export const marginFrames = (sampleRateHz: number): number =>
  SURROUNDING_MP3_FRAMES * samplesPerFrame(sampleRateHz);

/** Pauses from this length on can hold a cut: silence on both sides of it, and never less than 250 ms. */
export const shortestCutPauseMs = (sampleRateHz: number): number =>
  Math.max(250, Math.ceil((2 * marginFrames(sampleRateHz) * 1_000) / sampleRateHz));

const roundUp = (value: number, step: number): number => Math.ceil(value / step) * step;

type Span = { readonly item: EpisodeItem; readonly start: number; readonly end: number };

const toEntry = ({ item, start, end }: Span, sampleRateHz: number): TimelineEntry => {
  const times = {
    startFrame: start,
    endFrame: end,
    startMs: framesToMs(start, sampleRateHz),
    endMs: framesToMs(end, sampleRateHz),
    segment: item.segment,
  };
  if (item.type !== 'utterance') return { ...times, type: item.type, kind: item.kind };
  const { index, voice, backend, text, line, offset, sound } = item;
  return { ...times, type: 'utterance', index, voice, backend, text, line, offset, sound };
};

/** Lays items behind one another. */
export class ItemPlacer {
  readonly #sampleRateHz: number;
  readonly clips: PlacedClip[] = [];
  readonly spans: Span[] = [];
  endFrame: number;

  constructor(sampleRateHz: number, startFrame: number) {
    this.#sampleRateHz = sampleRateHz;
    this.endFrame = startFrame;
  }

  pause(item: PauseItem): void {
    this.#add(item, Math.round((item.durationMs * this.#sampleRateHz) / 1_000));
  }

  clip(item: SoundItem, facts: ClipFacts): PlacedClip {
    const { fromFrame, toFrame } = facts.use;
    const frames = resampledFrames(toFrame - fromFrame, facts.format.sampleRateHz, this.#sampleRateHz);
    const placed = { ...facts, item, startFrame: this.endFrame, frames };
    this.clips.push(placed);
    this.#add(item, frames);
    return placed;
  }

  all(items: readonly EpisodeItem[], factsOf: FactsOf): this {
    for (const item of items) {
      if (item.type === 'pause') this.pause(item);
      else this.clip(item, factsOf(item));
    }
    return this;
  }

  #add(item: EpisodeItem, frames: number): void {
    this.spans.push({ item, start: this.endFrame, end: this.endFrame + frames });
    this.endFrame += frames;
  }
}

/** Silence before the first clip of a part: the end of the pause it was cut at. */
export const leadFrames = (range: PartRange, sampleRateHz: number): number =>
  range.from === 0 ? 0 : marginFrames(sampleRateHz);

/**
 * One part after the one that ended at `startFrame`. Its last pause grows by less than an MP3 frame, so that the
 * next part starts on the grid; what is in the part does not depend on where in the episode it stands.
 */
export const placePart = (
  items: readonly EpisodeItem[],
  range: PartRange,
  factsOf: FactsOf,
  sampleRateHz: number,
  startFrame: number,
): PlacedPart => {
  const margin = marginFrames(sampleRateHz);
  const mp3Frame = samplesPerFrame(sampleRateHz);
  const isLast = range.to === items.length;
  const { clips, spans, endFrame } = new ItemPlacer(sampleRateHz, leadFrames(range, sampleRateHz)).all(
    items.slice(range.from, range.to),
    factsOf,
  );
  // The episode ends where its last MP3 frame does, so that players which go by frames show its true length.
  const delay = isLast ? ENCODER_DELAY + DECODER_DELAY : 0;
  const frames = isLast ? roundUp(endFrame + delay, mp3Frame) - delay : roundUp(endFrame - margin, mp3Frame);
  const entries = spans.map((span, index) => {
    const isCut = !isLast && index === spans.length - 1;
    const end = isCut ? frames + margin : span.end;
    return toEntry({ item: span.item, start: startFrame + span.start, end: startFrame + end }, sampleRateHz);
  });
  const last = entries.at(-1);
  if (isLast && last !== undefined && frames > endFrame) {
    const item: PauseItem = { type: 'pause', segment: last.segment, kind: 'segment', durationMs: 0 };
    const span = { item, start: last.endFrame, end: startFrame + frames };
    entries.push({ ...toEntry(span, sampleRateHz), type: 'pause', kind: 'end' });
  }
  return {
    startFrame,
    frames,
    mp3Frames: isLast ? framesFor(frames, sampleRateHz) : frames / mp3Frame,
    clips,
    entries,
  };
};
