const ANALYSIS_START = '[Text analysis result]';
const LABELS_START = '[Output label]';
const LABELS_END = '[Global parameter]';
/** Of a line's comma-separated fields: surface, six of grammar, base form, reading, pronunciation, … */
const PRONUNCIATION_FIELD = 9;
const LABEL = /^(\d+) (\d+) [^-\s]*-([A-Za-z]+)\+/;
const UNITS_PER_S = 10_000_000;

const sectionOf = (trace: string, startMark: string, endMark: string): string | null => {
  const start = trace.indexOf(startMark);
  if (start === -1) return null;
  const end = trace.indexOf(endMark, start);
  return trace.slice(start + startMark.length, end === -1 ? undefined : end);
};

/** Nine tenths of a trace tell how each state was found: only what is before that is of use. */
export const usefulPartOfTrace = (bytes: Buffer): string => {
  const end = bytes.indexOf(LABELS_END);
  return bytes.toString('utf8', 0, end === -1 ? undefined : end);
};

/**
 * The kana in a trace of `open_jtalk -ot`: each word's pronunciation, with its pauses. Devoiced vowels are marked ’
 * there; the mark is left out.
 */
export const pronouncedKana = (trace: string): string =>
  (sectionOf(trace, ANALYSIS_START, LABELS_START) ?? '')
    .split('\n')
    .map((line) => line.split(',')[PRONUNCIATION_FIELD] ?? '')
    .filter((kana) => kana !== '*')
    .join('')
    .replace(/’/g, '');

/** The kana that a trace says are spoken, with pauses as 、. Empty when nothing is spoken. */
export const pronunciationInTrace = (trace: string): string =>
  pronouncedKana(trace)
    .replace(/、+/g, '、')
    .replace(/、?([？！])、?/g, '$1')
    .replace(/^、|、$/g, '');

/** A phoneme (`sil` and `pau` are silence) and when it is spoken, in seconds from the start of the sound. */
export type PhonemeLabel = { readonly phoneme: string; readonly startS: number; readonly endS: number };

/** The phonemes of a trace with their times; null when there is something else among them. */
export const labelsInTrace = (trace: string): readonly PhonemeLabel[] | null => {
  const section = sectionOf(trace, LABELS_START, LABELS_END);
  if (section === null) return null;
  const labels: PhonemeLabel[] = [];
  for (const line of section.split('\n')) {
    if (line.trim() === '') continue;
    const [, start, end, phoneme] = LABEL.exec(line) ?? [];
    if (phoneme === undefined) return null;
    labels.push({ phoneme, startS: Number(start) / UNITS_PER_S, endS: Number(end) / UNITS_PER_S });
  }
  return labels;
};
