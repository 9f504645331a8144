import type { EpisodeView, RenderProgress, StudioEvent } from '../../../domain/studio-api.js';
import type { AppState } from './app-state.js';
import { markSpoken } from './mark-spoken.js';

type RenderHappening = Extract<StudioEvent, { type: 'render' }>;

const changeProgress = (
  queue: readonly RenderProgress[],
  id: string,
  change: (progress: RenderProgress) => RenderProgress,
): readonly RenderProgress[] => queue.map((progress) => (progress.id === id ? change(progress) : progress));

const withView = (state: AppState, id: string, change: (view: EpisodeView) => EpisodeView): AppState => {
  const draft = state.drafts[id];
  if (draft === undefined || !draft.view.isSaved) return state;
  return { ...state, drafts: { ...state.drafts, [id]: { ...draft, view: change(draft.view) } } };
};

const mergeRender = (state: AppState, { id, event }: RenderHappening): AppState => {
  switch (event.type) {
    case 'render-start': {
      const start = (progress: RenderProgress): RenderProgress => ({
        ...progress,
        state: 'rendering',
        done: 0,
        total: event.utterances,
      });
      const { [id]: _last, ...outcomes } = state.outcomes;
      return { ...state, outcomes, queue: changeProgress(state.queue, id, start) };
    }
    case 'clip-cached':
    case 'clip-end': {
      const count = (progress: RenderProgress): RenderProgress => ({
        ...progress,
        done: Math.min(progress.done + 1, progress.total ?? Number.POSITIVE_INFINITY),
      });
      const counted = { ...state, queue: changeProgress(state.queue, id, count) };
      return withView(counted, id, (view) => markSpoken(view, event.index));
    }
    case 'render-end':
      return {
        ...state,
        outcomes: { ...state.outcomes, [id]: { type: 'rendered', durationMs: event.durationMs } },
      };
    case 'render-failed':
      if (event.failure.code === 'cancelled') return state;
      return { ...state, outcomes: { ...state.outcomes, [id]: { type: 'failed', problem: event.failure } } };
    default:
      return state;
  }
};

/** What an event of the server changes by itself; what has to be asked for anew is not in here. */
export const mergeEvent = (state: AppState, event: StudioEvent): AppState => {
  switch (event.type) {
    case 'renders-changed':
      return { ...state, queue: event.queue };
    case 'engines-changed':
      return { ...state, engines: event.engines };
    case 'render':
      return mergeRender(state, event);
    default:
      return state;
  }
};
