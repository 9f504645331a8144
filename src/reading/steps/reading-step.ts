import type { MappedText } from '../mapped-text.js';
import type { ReadingOptions } from '../reading-options.js';

export type ReadingStep = {
  /** The name that `skip` (a backend's `readsWell`) uses. */
  readonly name: string;
  /** Makes sense only where a Japanese voice reads. */
  readonly japaneseOnly: boolean;
  readonly apply: (text: MappedText, options: ReadingOptions) => MappedText;
};
