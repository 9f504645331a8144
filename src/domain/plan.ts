import type { ClipKey } from './clip-key.js';

export type PauseKind =
  | 'sentence'
  | 'exclamation'
  | 'line'
  | 'paragraph'
  | 'beat'
  | 'segment'
  | 'symbols'
  | 'switch'
  | 'comma'
  | 'break';

/** Voice options of a backend after defaults, as JSON: what decides the sound. */
export type AudibleOptions = {
  readonly [name: string]: string | number | boolean | null | readonly string[];
};

/** One reading sent to a backend in one request. */
export type UtteranceItem = {
  readonly type: 'utterance';
  /** 1-based over the utterances of the episode. */
  readonly index: number;
  readonly segment: number;
  /** Profile id. */
  readonly voice: string;
  readonly backend: string;
  /** The script's own characters. */
  readonly text: string;
  readonly reading: string;
  /** Null while the engine's facts are not known. */
  readonly key: ClipKey | null;
  /** Index into the plan's `sounds`. */
  readonly sound: number;
  readonly line: number;
  readonly column: number;
  /** Where `text` begins in the script (UTF-16 units). */
  readonly offset: number;
};

export type PauseItem = {
  readonly type: 'pause';
  readonly segment: number;
  readonly kind: PauseKind;
  readonly durationMs: number;
};

export type PlanItem = UtteranceItem | PauseItem;

/** A backend and its audible options: what makes clips sound alike. */
export type Sound = {
  readonly backend: string;
  readonly options: AudibleOptions;
  readonly credit: string;
  /** sha256 of backend and audible options: names the sound in remembered gains. */
  readonly key: string;
};

/** Plain JSON: all utterances and pauses of an episode in order. Between two utterances stands exactly one pause. */
export type Plan = {
  readonly script: string;
  readonly name: string;
  readonly items: readonly PlanItem[];
  readonly sounds: readonly Sound[];
};
