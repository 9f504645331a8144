import type { MappedText } from '../mapped-text.js';
import type { ReadingOptions } from '../reading-options.js';

export type ReadingStep = {
  /** The name that `skip` (a backend's `readsWell`) uses. */
  readonly name: string;
  /** Makes sense only where a voice of this language reads; null is all. */
  readonly language: 'ja' | 'en' | null;
  readonly apply: (text: MappedText, options: ReadingOptions) => MappedText;
};

/** Whether a step applies to what a Japanese (or else an English) voice reads. */
export const isStepFor = (step: ReadingStep, japanese: boolean): boolean =>
  step.language === null || (step.language === 'ja') === japanese;
