import type { EpisodeView } from '../../../domain/studio-api.js';
import { emptyHistory, type History, pushStep } from './history.js';

/** What can be undone. Readings are null where the dictionary had none. */
export type Step =
  | { readonly type: 'text'; readonly before: string; readonly after: string; readonly offset: number }
  | {
      readonly type: 'word';
      readonly surface: string;
      readonly voice: string | null;
      readonly before: string | null;
      readonly after: string | null;
    };

export type FileText = { readonly source: string; readonly etag: string };

/** An episode as the page has it; `view.source` is the text that is edited. */
export type Draft = {
  readonly view: EpisodeView;
  /** What the file holds, as far as the page knows. */
  readonly saved: FileText;
  readonly history: History<Step>;
  /** The file, changed by someone else while there are edits here. */
  readonly theirs: FileText | null;
  readonly isSaving: boolean;
};

const fileOf = (view: EpisodeView): FileText => ({ source: view.source, etag: view.etag });

export const openDraft = (view: EpisodeView): Draft => ({
  view,
  saved: fileOf(view),
  history: emptyHistory,
  theirs: null,
  isSaving: false,
});

export const isDirty = (draft: Draft): boolean => draft.view.source !== draft.saved.source;

/** The file was read again: edits stay, and are told when the file is another than the one they began with. */
export const receiveFile = (draft: Draft | undefined, view: EpisodeView): Draft => {
  if (draft === undefined) return openDraft(view);
  if (view.source === draft.view.source) {
    return { ...draft, view, saved: fileOf(view), theirs: null };
  }
  if (!isDirty(draft)) return openDraft(view);
  if (view.etag === draft.saved.etag) return { ...draft, theirs: null };
  return { ...draft, theirs: fileOf(view) };
};

/** The text was changed by a step. */
export const changeDraft = (draft: Draft, view: EpisodeView, step: Step): Draft => ({
  ...draft,
  view,
  history: pushStep(draft.history, step),
});

/** The same text, looked at again: readings, clips or the MP3 may be others. An answer for another text is dropped. */
export const refreshDraft = (draft: Draft, view: EpisodeView): Draft =>
  view.source === draft.view.source ? { ...draft, view } : draft;

/** The file holds `view` now; what was typed while it was written stays. */
export const saveDraft = (draft: Draft, view: EpisodeView): Draft => ({
  ...draft,
  saved: fileOf(view),
  view: view.source === draft.view.source ? view : draft.view,
  theirs: null,
  isSaving: false,
});

/** The next save overwrites what someone else wrote. */
export const overwriteTheirs = (draft: Draft, theirs: FileText): Draft => ({
  ...draft,
  saved: theirs,
  theirs: null,
});
