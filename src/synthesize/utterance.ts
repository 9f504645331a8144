import type { ClipKey } from '../domain/clip-key.js';
import type { AudibleOptions } from '../domain/plan.js';

/** One reading to be sent to a backend, and where it stands, for events and messages. */
export type Utterance = {
  /** The script's name, as events tell it. */
  readonly script: string;
  /** 1-based over the utterances of the episode. */
  readonly index: number;
  readonly segment: number;
  /** The script's path, with the line and column (1-based) where the utterance's text begins. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly key: ClipKey;
  readonly backend: string;
  readonly options: AudibleOptions;
  readonly reading: string;
};
