import { findMarkLines } from './mark-lines.js';
import { findSeparators } from './separators.js';
import type { Span } from './span.js';

/**
 * The separators of a script: hyphen runs; without any, mark lines. Marks that may be a voice trailing off only
 * count beside others, or where `hasOpeners` says that nothing else divides the script.
 */
export const chooseSeparators = (source: string, hasOpeners: () => boolean): readonly Span[] => {
  const hyphens = findSeparators(source);
  if (hyphens.length > 0) return hyphens;
  const marks = findMarkLines(source);
  if (marks.length === 0 || marks.some((mark) => mark.sure)) return marks;
  return hasOpeners() ? [] : marks;
};
