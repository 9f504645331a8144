import type { DraftAction } from './app-action.js';
import { changeDraft, type Draft, overwriteTheirs, receiveFile, refreshDraft, saveDraft } from './draft.js';
import { pushStep } from './history.js';
import { markSentences } from './mark-spoken.js';

/** A draft after an action; null: none, before the script is read or after its edits are given up. */
export const reduceDraft = (draft: Draft | undefined, action: DraftAction): Draft | null => {
  if (action.type === 'file-received') return receiveFile(draft, action.view);
  if (draft === undefined || action.type === 'draft-dropped') return null;
  switch (action.type) {
    case 'draft-changed':
      return changeDraft(draft, action.view, action.step);
    case 'draft-moved':
      return { ...draft, view: action.view, history: action.history };
    case 'draft-refreshed':
      return refreshDraft(draft, action.view);
    case 'sentences-spoken':
      if (draft.view.source !== action.source) return draft;
      return { ...draft, view: markSentences(draft.view, action.from, action.to) };
    case 'step-added':
      return { ...draft, history: pushStep(draft.history, action.step) };
    case 'save-started':
      return { ...draft, isSaving: true };
    case 'save-failed':
      return { ...draft, isSaving: false, theirs: action.theirs ?? draft.theirs };
    case 'draft-saved':
      return saveDraft(draft, action.view);
    case 'theirs-overwritten':
      return overwriteTheirs(draft, action.theirs);
  }
};
