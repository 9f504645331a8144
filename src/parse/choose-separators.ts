import { findMarkLines } from './mark-lines.js';
import { findSeparators } from './separators.js';
import type { Span } from './span.js';

/** The separators of a script: hyphen runs; without any, mark lines. */
export const chooseSeparators = (source: string): readonly Span[] => {
  const hyphens = findSeparators(source);
  return hyphens.length > 0 ? hyphens : findMarkLines(source);
};
