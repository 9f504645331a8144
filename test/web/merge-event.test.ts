import { describe, expect, it } from 'vitest';
import type { RenderEvent } from '../../src/domain/events.js';
import { type AppState, initialState } from '../../src/web/studio/state/app-state.js';
import { openDraft } from '../../src/web/studio/state/draft.js';
import { mergeEvent } from '../../src/web/studio/state/merge-event.js';
import { sentenceAt } from '../../src/web/studio/state/sentences.js';
import { episodeView } from '../support/episode-view.js';

const script = 'episode.txt';

const rendering: AppState = {
  ...initialState,
  queue: [
    { id: 'episode', state: 'waiting', done: 0, total: null },
    { id: 'other', state: 'waiting', done: 0, total: null },
  ],
  drafts: { episode: openDraft(episodeView([['一。', '二。'], ['三。']])) },
};

const stateAfter = (state: AppState, ...events: RenderEvent[]): AppState =>
  events.reduce((now, event) => mergeEvent(now, { type: 'render', id: 'episode', event }), state);

const start: RenderEvent = { type: 'render-start', script, utterances: 3, distinct: 3 };
const clip = (index: number): RenderEvent => ({
  type: 'clip-end',
  script,
  index,
  segment: 1,
  durationMs: 500,
});

describe('mergeEvent', () => {
  it('counts the clips of the render they belong to', () => {
    const state = stateAfter(rendering, start, clip(1), {
      type: 'clip-cached',
      script,
      index: 2,
      segment: 1,
      durationMs: 1,
    });
    expect(state.queue).toEqual([
      { id: 'episode', state: 'rendering', done: 2, total: 3 },
      { id: 'other', state: 'waiting', done: 0, total: null },
    ]);
  });

  it('never counts above the whole', () => {
    const state = stateAfter(rendering, start, clip(1), clip(1), clip(1), clip(1));
    expect(state.queue[0]?.done).toBe(3);
  });

  it('shows a sentence as ready whose clips are there', () => {
    const view = stateAfter(rendering, start, clip(3)).drafts['episode']?.view;
    expect(view === undefined ? null : sentenceAt(view, 3)?.cached).toBe(true);
    expect(view?.segments.map((segment) => segment.cached)).toEqual([0, 1]);
  });

  it('leaves a text alone that is not the one that is rendered', () => {
    const draft = openDraft(episodeView([['一。']], { isSaved: false }));
    const state = stateAfter({ ...rendering, drafts: { episode: draft } }, start, clip(1));
    expect(state.drafts['episode']).toBe(draft);
  });

  it('remembers why a render failed, until the next', () => {
    const failure = { code: 'synthesis-failed', message: 'no sound' } as const;
    const failed = stateAfter(rendering, start, { type: 'render-failed', script, failure });
    expect(failed.outcomes['episode']).toEqual({ type: 'failed', problem: failure });
    expect(stateAfter(failed, start).outcomes).toEqual({});
  });

  it('does not call a render failed that was called off', () => {
    const failure = { code: 'cancelled', message: 'cancelled' } as const;
    expect(stateAfter(rendering, start, { type: 'render-failed', script, failure }).outcomes).toEqual({});
  });

  it('takes queue and engines as they are told', () => {
    const queue = [{ id: 'other', state: 'rendering', done: 4, total: 9 }] as const;
    expect(mergeEvent(rendering, { type: 'renders-changed', queue }).queue).toEqual(queue);
    const engines = [{ backend: 'tone', address: null, works: false, detail: 'away', hint: null }];
    expect(mergeEvent(rendering, { type: 'engines-changed', engines }).engines).toEqual(engines);
  });

  it('changes nothing for what has to be asked for', () => {
    expect(mergeEvent(rendering, { type: 'scripts-changed' })).toBe(rendering);
    expect(mergeEvent(rendering, { type: 'hello', run: 'x' })).toBe(rendering);
  });
});
