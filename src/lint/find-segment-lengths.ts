import type { Script } from '../domain/script.js';
import type { LintNote } from './lint-note.js';

/** Of 456 segments of real scripts the longest but two has 1,777 letters, half of them 442; 2,000 are five minutes. */
const MAX_LETTERS = 2_000;
/** The shortest of them has 14. */
const MIN_LETTERS = 10;

const countLetters = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/** Segments that are far too long (a separator was forgotten?) or nearly empty (one too many?). */
export const findSegmentLengths = ({ segments }: Script): readonly LintNote[] =>
  segments.flatMap((segment): LintNote[] => {
    const speech = segment.passages.filter((passage) => passage.type === 'speech');
    const [first] = speech;
    if (first === undefined) return [];
    const letters = speech.reduce((total, passage) => total + countLetters(passage.text), 0);
    const start = first.offset;
    const place = { start, end: start + (/^[^\n\r]{0,30}/.exec(first.text)?.[0].length ?? 0) };
    if (letters > MAX_LETTERS) {
      const message = `segment ${segment.index} has ${letters} letters: is a separator missing?`;
      return [{ level: 'warning', code: 'segment-long', message, ...place }];
    }
    if (letters < MIN_LETTERS) {
      const message = `segment ${segment.index} has only ${letters} letters: is a separator too many?`;
      return [{ level: 'warning', code: 'segment-short', message, ...place }];
    }
    return [];
  });
