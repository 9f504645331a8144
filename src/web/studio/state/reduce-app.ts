import type { AppAction, DraftAction } from './app-action.js';
import { type AppState, currentDraft } from './app-state.js';
import { mergeEvent } from './merge-event.js';
import { reduceDraft } from './reduce-draft.js';
import { sentencesOf } from './sentences.js';

/** More than these at once nobody reads. */
const MOST_NOTICES = 3;

/** After an edit there may be fewer sentences than before. */
const keepCursor = (state: AppState): AppState => {
  const draft = currentDraft(state);
  if (draft === null) return state;
  const last = sentencesOf(draft.view).at(-1)?.index ?? 1;
  return state.cursor <= last ? state : { ...state, cursor: last };
};

const reduceDrafts = (state: AppState, action: DraftAction): AppState => {
  const old = state.drafts[action.id];
  const next = reduceDraft(old, action);
  if (next === (old ?? null)) return state;
  const { [action.id]: _old, ...others } = state.drafts;
  const drafts = next === null ? others : { ...others, [action.id]: next };
  const isShown = state.route.view === 'episode' && state.route.id === action.id;
  return keepCursor({ ...state, drafts, episodeProblem: isShown ? null : state.episodeProblem });
};

/** The whole page's state after an action. */
export const reduceApp = (state: AppState, action: AppAction): AppState => {
  switch (action.type) {
    case 'session-received':
      return { ...state, session: action.session };
    case 'connection-changed':
      return state.connection === action.connection ? state : { ...state, connection: action.connection };
    case 'routed':
      return { ...state, route: action.route, cursor: 1, editing: null, dialog: null, episodeProblem: null };
    case 'week-changed':
      return { ...state, week: action.week };
    case 'episode-failed': {
      const isShown = state.route.view === 'episode' && state.route.id === action.id;
      return isShown ? { ...state, episodeProblem: action.problem } : state;
    }
    case 'queue-received':
      return { ...state, queue: action.queue };
    case 'engines-received':
      return { ...state, engines: action.engines };
    case 'event-received':
      return mergeEvent(state, action.event);
    case 'cursor-moved':
      return state.cursor === action.index ? state : { ...state, cursor: action.index };
    case 'editing-started':
      return { ...state, editing: action.index, cursor: action.index };
    case 'editing-ended':
      return state.editing === null ? state : { ...state, editing: null };
    case 'readings-chosen':
      return { ...state, readings: action.readings };
    case 'dialog-opened':
      return { ...state, dialog: action.dialog };
    case 'dialog-closed':
      return state.dialog === null ? state : { ...state, dialog: null };
    case 'notice-added': {
      // Of what was done only the last is news; problems stay beside it.
      const others = state.notices.filter((notice) => notice.level === 'problem');
      return { ...state, notices: [...others, action.notice].slice(-MOST_NOTICES) };
    }
    case 'notice-removed':
      return { ...state, notices: state.notices.filter((notice) => notice.key !== action.key) };
    default:
      return reduceDrafts(state, action);
  }
};
