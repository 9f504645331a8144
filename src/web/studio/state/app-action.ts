import type {
  EngineView,
  EpisodeView,
  RenderProgress,
  StudioEvent,
  StudioProblem,
  StudioSession,
  WeekView,
} from '../../../domain/studio-api.js';
import type { AppState, Dialog, Loaded, Notice, Readings } from './app-state.js';
import type { FileText, Step } from './draft.js';
import type { History } from './history.js';
import type { Route } from './route.js';

/** What happens to a draft. */
export type DraftAction =
  /** The script was read from its file. */
  | { readonly type: 'file-received'; readonly id: string; readonly view: EpisodeView }
  | { readonly type: 'draft-changed'; readonly id: string; readonly view: EpisodeView; readonly step: Step }
  /** Undone or done again. */
  | {
      readonly type: 'draft-moved';
      readonly id: string;
      readonly view: EpisodeView;
      readonly history: History<Step>;
    }
  | { readonly type: 'draft-refreshed'; readonly id: string; readonly view: EpisodeView }
  /** The sound of some sentences of this text was made. */
  | {
      readonly type: 'sentences-spoken';
      readonly id: string;
      readonly source: string;
      readonly from: number;
      readonly to: number;
    }
  | { readonly type: 'step-added'; readonly id: string; readonly step: Step }
  | { readonly type: 'save-started'; readonly id: string }
  | { readonly type: 'save-failed'; readonly id: string; readonly theirs: FileText | null }
  | { readonly type: 'draft-saved'; readonly id: string; readonly view: EpisodeView }
  | { readonly type: 'theirs-overwritten'; readonly id: string; readonly theirs: FileText }
  | { readonly type: 'draft-dropped'; readonly id: string };

export type AppAction =
  | DraftAction
  | { readonly type: 'session-received'; readonly session: StudioSession }
  | { readonly type: 'connection-changed'; readonly connection: AppState['connection'] }
  | { readonly type: 'routed'; readonly route: Route }
  | { readonly type: 'week-changed'; readonly week: Loaded<WeekView> }
  | { readonly type: 'episode-failed'; readonly id: string; readonly problem: StudioProblem }
  | { readonly type: 'queue-received'; readonly queue: readonly RenderProgress[] }
  | { readonly type: 'engines-received'; readonly engines: readonly EngineView[] }
  | { readonly type: 'event-received'; readonly event: StudioEvent }
  | { readonly type: 'cursor-moved'; readonly index: number }
  | { readonly type: 'editing-started'; readonly index: number }
  | { readonly type: 'editing-ended' }
  | { readonly type: 'readings-chosen'; readonly readings: Readings }
  | { readonly type: 'dialog-opened'; readonly dialog: Dialog }
  | { readonly type: 'dialog-closed' }
  | { readonly type: 'notice-added'; readonly notice: Notice }
  | { readonly type: 'notice-removed'; readonly key: number };
