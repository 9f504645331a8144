import type { PronouncedUtterance, PronouncedUtterances } from '../pipeline/pronounce-scripts.js';

const CHANGE_SIGNS = {
  changed: ' [changed]',
  new: ' [new]',
  unknown: ' [unknown before]',
  same: '',
} as const;

const field = (name: string, text: string): string => `    ${name.padEnd(8)} ${text}\n`;

const utteranceText = (path: string, utterance: PronouncedUtterance, isCompared: boolean): string => {
  const { line, column, voice, backend, text, reading, kana, change, last } = utterance;
  const sign = isCompared ? CHANGE_SIGNS[change] : '';
  return [
    `${path}:${line}:${column}: ${voice} (${backend})${sign}\n`,
    field('text', text.replace(/\s*\n\s*/g, ' ')),
    reading === text ? '' : field('reading', reading),
    field('kana', kana ?? `- (${backend} does not tell)`),
    last === undefined ? '' : field('was', last.kana ?? `? (the reading was ${last.reading})`),
  ].join('');
};

/** Each sentence with the kana that will be spoken, and which of them changed since the last render. */
export const pronunciationText = (path: string, spoken: PronouncedUtterances): string => {
  const { utterances, isCompared } = spoken;
  const counts = (['changed', 'new', 'unknown'] as const)
    .map((change) => ({ change, count: utterances.filter((each) => each.change === change).length }))
    .filter(({ count }) => count > 0)
    .map(({ change, count }) => `${count} ${change}`);
  const summary = isCompared
    ? `pronunciations against the last render: ${counts.length === 0 ? 'none changed' : counts.join(', ')}`
    : 'never rendered: nothing to compare the pronunciations with';
  return `${utterances.map((each) => utteranceText(path, each, isCompared)).join('')}${path}: ${summary}\n`;
};
