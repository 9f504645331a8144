import type {
  EngineView,
  RenderProgress,
  StudioProblem,
  StudioSession,
  WeekView,
} from '../../../domain/studio-api.js';
import type { Draft } from './draft.js';
import type { Route } from './route.js';

export type Loaded<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly problem: StudioProblem };

export type Dialog =
  | { readonly type: 'help' }
  | {
      readonly type: 'dictionary';
      readonly surface: string;
      readonly reading: string;
      readonly voice: string | null;
      /** The sentence to hear once the word is in; null: none. */
      readonly sentence: number | null;
    }
  | { readonly type: 'conflict'; readonly id: string };

export type Notice = {
  readonly key: number;
  readonly level: 'done' | 'problem';
  readonly text: string;
  readonly hint: string | null;
};

/** How the last render of an episode ended, since the page was opened. */
export type Outcome =
  | { readonly type: 'rendered'; readonly durationMs: number }
  | { readonly type: 'failed'; readonly problem: StudioProblem };

/** Which sentences show how they are read. */
export type Readings = 'differing' | 'all' | 'none';

export type AppState = {
  readonly session: StudioSession | null;
  /** `resting`: nobody looks at the page. */
  readonly connection: 'connecting' | 'open' | 'lost' | 'resting';
  readonly route: Route;
  readonly week: Loaded<WeekView>;
  /** By id. A draft stays while the page lives, so that edits outlast a look at the week. */
  readonly drafts: Readonly<Record<string, Draft>>;
  /** Why the episode of the route cannot be shown. */
  readonly episodeProblem: StudioProblem | null;
  readonly queue: readonly RenderProgress[];
  readonly outcomes: Readonly<Record<string, Outcome>>;
  readonly engines: readonly EngineView[];
  /** Index of the sentence that keys act on. */
  readonly cursor: number;
  /** Index of the sentence that is edited. */
  readonly editing: number | null;
  readonly readings: Readings;
  readonly dialog: Dialog | null;
  readonly notices: readonly Notice[];
};

export const initialState: AppState = {
  session: null,
  connection: 'connecting',
  route: { view: 'connecting' },
  week: { status: 'loading' },
  drafts: {},
  episodeProblem: null,
  queue: [],
  outcomes: {},
  engines: [],
  cursor: 1,
  editing: null,
  readings: 'differing',
  dialog: null,
  notices: [],
};

/** The draft of the episode that is shown. */
export const currentDraft = (state: AppState): Draft | null =>
  state.route.view === 'episode' ? (state.drafts[state.route.id] ?? null) : null;
