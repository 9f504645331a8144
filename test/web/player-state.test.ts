import { describe, expect, it } from 'vitest';
import { type PlayerAction, reducePlayer, silent } from '../../src/web/studio/sound/player-state.js';
import { initialState } from '../../src/web/studio/state/app-state.js';
import { reduceApp } from '../../src/web/studio/state/reduce-app.js';
import { createStore } from '../../src/web/studio/state/store.js';
import { episodeView } from '../support/episode-view.js';

const stateAfter = (...actions: PlayerAction[]) => actions.reduce(reducePlayer, silent);

describe('reducePlayer', () => {
  it('waits for a sound, plays it, is silent again', () => {
    expect(stateAfter({ type: 'waiting', sentence: 4 })).toMatchObject({ status: 'loading', sentence: 4 });
    expect(
      stateAfter({ type: 'waiting', sentence: 4 }, { type: 'at', source: 'speech', sentence: 4 }),
    ).toEqual({
      status: 'playing',
      sentence: 4,
      source: 'speech',
    });
    expect(stateAfter({ type: 'at', source: 'speech', sentence: 4 }, { type: 'over' })).toBe(silent);
  });

  it('stays paused where a late time comes in', () => {
    const paused = stateAfter({ type: 'at', source: 'episode', sentence: 1 }, { type: 'paused' });
    expect(reducePlayer(paused, { type: 'at', source: 'episode', sentence: 1 })).toBe(paused);
    expect(reducePlayer(paused, { type: 'resumed' }).status).toBe('playing');
  });

  it('is the same value while the same sentence goes on', () => {
    const playing = stateAfter({ type: 'at', source: 'episode', sentence: 1 });
    expect(reducePlayer(playing, { type: 'at', source: 'episode', sentence: 1 })).toBe(playing);
  });
});

describe('the store', () => {
  it('tells of changes only', () => {
    const store = createStore(initialState, reduceApp);
    let calls = 0;
    const stop = store.subscribe(() => {
      calls += 1;
    });
    store.dispatch({ type: 'cursor-moved', index: initialState.cursor });
    expect(calls).toBe(0);
    store.dispatch({ type: 'cursor-moved', index: 7 });
    expect(calls).toBe(1);
    stop();
    store.dispatch({ type: 'cursor-moved', index: 8 });
    expect(calls).toBe(1);
  });
});

describe('reduceApp', () => {
  const shown = reduceApp(
    reduceApp(initialState, { type: 'routed', route: { view: 'episode', id: 'episode' } }),
    { type: 'file-received', id: 'episode', view: episodeView([['一。', '二。', '三。']]) },
  );

  it('keeps the keys on a sentence that is there', () => {
    const last = reduceApp(shown, { type: 'cursor-moved', index: 3 });
    const shorter = reduceApp(last, {
      type: 'file-received',
      id: 'episode',
      view: episodeView([['一。']], { etag: 'b'.repeat(64) }),
    });
    expect(shorter.cursor).toBe(1);
  });

  it('keeps drafts while other pages are looked at, but no half-open editor', () => {
    const editing = reduceApp(shown, { type: 'editing-started', index: 2 });
    const away = reduceApp(editing, { type: 'routed', route: { view: 'week', week: '2026-W47' } });
    expect(away.editing).toBeNull();
    expect(away.drafts['episode']).toBe(shown.drafts['episode']);
  });

  it('shows a problem only of the episode that is open', () => {
    const problem = { code: 'not-found', message: 'gone' };
    expect(reduceApp(shown, { type: 'episode-failed', id: 'other', problem })).toBe(shown);
    expect(reduceApp(shown, { type: 'episode-failed', id: 'episode', problem }).episodeProblem).toBe(problem);
  });

  it('forgets the oldest of too many notices, and what was done before the last', () => {
    const full = [1, 2, 3, 4].reduce(
      (state, key) =>
        reduceApp(state, { type: 'notice-added', notice: { key, level: 'problem', text: '', hint: null } }),
      initialState,
    );
    expect(full.notices.map(({ key }) => key)).toEqual([2, 3, 4]);
    const done = (state: typeof full, key: number) =>
      reduceApp(state, { type: 'notice-added', notice: { key, level: 'done', text: '', hint: null } });
    expect(done(done(initialState, 5), 6).notices.map(({ key }) => key)).toEqual([6]);
  });
});
