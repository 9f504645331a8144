import type { AudibleOptions } from '../domain/plan.js';
import type { ReadingOptions } from '../reading/reading-options.js';

/** What a clip key needs to know of an engine; null while the engine does not answer. */
export type KeyFacts = {
  readonly engineVersion: string | null;
  readonly dictionaryHash: string | null;
  readonly voiceHash: string | null;
};

/** One way a voice sounds, with everything that planning needs to know of its backend, as data. */
export type PlanPart = {
  /** Profile id. */
  readonly voice: string;
  /** Null: the part speaks every language. */
  readonly language: 'ja' | 'en' | null;
  readonly backend: string;
  readonly revision: number;
  readonly options: AudibleOptions;
  readonly credit: string;
  readonly facts: KeyFacts | null;
  /** In UTF-16 units of the reading. */
  readonly maxTextLength: number;
  readonly reading: ReadingOptions;
};

export type PlanVoice = {
  readonly parts: readonly [PlanPart, ...PlanPart[]];
  /** Speaks long runs of English where a part's `english` is `voice`. */
  readonly englishPartner: PlanPart | null;
};
