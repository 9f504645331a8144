import type { EpisodeView } from '../../../domain/studio-api.js';
import { type AppState, currentDraft } from '../state/app-state.js';
import { useStudio } from '../studio.js';
import { useStore } from './use-store.js';

const viewOf = (state: AppState): EpisodeView | null => currentDraft(state)?.view ?? null;

/** The episode that is shown; these views are only drawn while there is one. */
export const useView = (): EpisodeView => {
  const view = useStore(useStudio().store, viewOf);
  if (view === null) throw new Error('no episode is open');
  return view;
};
