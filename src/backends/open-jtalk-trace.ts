const ANALYSIS_START = '[Text analysis result]';
const ANALYSIS_END = '[Output label]';
/** Of a line's comma-separated fields: surface, six of grammar, base form, reading, pronunciation, … */
const PRONUNCIATION_FIELD = 9;

/**
 * The kana in a trace of `open_jtalk -ot`: each word's pronunciation, with pauses as 、. Devoiced vowels
 * are marked ’ there; the mark is left out. Empty when nothing is spoken.
 */
export const pronunciationInTrace = (trace: string): string => {
  const start = trace.indexOf(ANALYSIS_START);
  if (start === -1) return '';
  const end = trace.indexOf(ANALYSIS_END, start);
  return trace
    .slice(start + ANALYSIS_START.length, end === -1 ? undefined : end)
    .split('\n')
    .map((line) => line.split(',')[PRONUNCIATION_FIELD] ?? '')
    .filter((kana) => kana !== '*')
    .join('')
    .replace(/’/g, '')
    .replace(/、+/g, '、')
    .replace(/、?([？！])、?/g, '$1')
    .replace(/^、|、$/g, '');
};
