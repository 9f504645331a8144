import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyHistory,
  type History,
  pushStep,
  redoStep,
  undoStep,
} from '../../src/web/studio/state/history.js';

const of = (...steps: number[]): History<number> =>
  steps.reduce<History<number>>((history, step) => pushStep(history, step), emptyHistory);

describe('history', () => {
  it('has nothing to undo or redo at first', () => {
    expect(undoStep(emptyHistory)).toBeNull();
    expect(redoStep(emptyHistory)).toBeNull();
  });

  it('undoes the last step first and does it again', () => {
    const undone = undoStep(of(1, 2));
    expect(undone).toEqual({ step: 2, history: { past: [1], future: [2] } });
    expect(undone === null ? null : redoStep(undone.history)).toEqual({ step: 2, history: of(1, 2) });
  });

  it('forgets what was undone once something else is done', () => {
    const undone = undoStep(of(1, 2));
    expect(undone === null ? null : pushStep(undone.history, 3)).toEqual({ past: [1, 3], future: [] });
  });

  it('keeps the newest of very many steps', () => {
    const { past } = of(...Array.from({ length: 500 }, (_, step) => step));
    expect(past.at(-1)).toBe(499);
    expect(past.length).toBeLessThan(500);
  });

  it('is where it was after any number of undos and as many redos', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 30 }), fc.nat(40), (steps, count) => {
        let history = of(...steps);
        let undone = 0;
        for (let time = 0; time < count; time += 1) {
          const back = undoStep(history);
          if (back === null) break;
          history = back.history;
          undone += 1;
        }
        expect(undone).toBe(Math.min(count, steps.length));
        for (let time = 0; time < undone; time += 1) history = redoStep(history)?.history ?? history;
        expect(history).toEqual(of(...steps));
      }),
    );
  });
});
