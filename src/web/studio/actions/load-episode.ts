import { problemOf } from '../api/api-error.js';
import { isDirty } from '../state/draft.js';
import type { Studio } from '../studio.js';

const fail = ({ store }: Studio, id: string, error: unknown): void => {
  const problem = problemOf(error);
  if (problem === null) return;
  if (problem.code === 'offline' && store.get().drafts[id] !== undefined) return;
  store.dispatch({ type: 'episode-failed', id, problem });
};

/** Reads a script from its file. */
export const loadEpisode = async (studio: Studio, id: string): Promise<void> => {
  try {
    const view = await studio.client.script(id);
    studio.store.dispatch({ type: 'file-received', id, view });
  } catch (error) {
    fail(studio, id, error);
  }
};

/** Looks at the text of a draft again: what stands around it (dictionary, voices, MP3, engines) changed. */
export const refreshEpisode = async (studio: Studio, id: string): Promise<void> => {
  const draft = studio.store.get().drafts[id];
  if (draft === undefined || !isDirty(draft)) return loadEpisode(studio, id);
  try {
    const view = await studio.client.view(id, { source: draft.view.source });
    studio.store.dispatch({ type: 'draft-refreshed', id, view });
  } catch (error) {
    fail(studio, id, error);
  }
};
