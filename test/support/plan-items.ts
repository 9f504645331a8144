import type { PauseKind, PlanItem, UtteranceItem } from '../../src/domain/plan.js';

export const utterance = (index: number, text: string, segment = 1): UtteranceItem => ({
  type: 'utterance',
  index,
  segment,
  voice: 'zundamon',
  backend: 'tone',
  text,
  reading: text,
  key: null,
  sound: 0,
  line: index,
  column: 1,
  offset: index * 100,
});

export const pause = (durationMs: number, segment = 1, kind: PauseKind = 'sentence'): PlanItem => ({
  type: 'pause',
  segment,
  kind,
  durationMs,
});

/** Utterances and pauses in turn: `[text, pause after it in ms]`; a pause of 1,200 ms and more ends a segment. */
export const planOf = (sentences: readonly (readonly [string, number])[]): PlanItem[] => {
  let segment = 1;
  return sentences.flatMap(([text, pauseMs], index) => {
    const isLast = index === sentences.length - 1;
    const items = [utterance(index + 1, text, segment)];
    if (isLast) return items;
    const after = pause(pauseMs, segment, pauseMs >= 1_200 ? 'segment' : 'sentence');
    if (pauseMs >= 1_200) segment += 1;
    return [...items, after];
  });
};
