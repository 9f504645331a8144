import { ApiError } from '../api/api-error.js';
import { m } from '../i18n/m.js';
import { isDirty } from '../state/draft.js';
import type { Studio } from '../studio.js';
import { notifyDone, notifyProblem } from './notify.js';

/** Writes the script. Tells whether the file holds what the page shows then. */
export const saveEpisode = async (studio: Studio, id: string): Promise<boolean> => {
  const { client, store } = studio;
  const draft = store.get().drafts[id];
  if (draft === undefined || draft.isSaving) return false;
  if (!isDirty(draft)) {
    notifyDone(studio, m.nothingToSave);
    return true;
  }
  store.dispatch({ type: 'save-started', id });
  try {
    const view = await client.save(id, { source: draft.view.source, etag: draft.saved.etag });
    store.dispatch({ type: 'draft-saved', id, view });
    notifyDone(studio, m.saved);
    return true;
  } catch (error) {
    const theirs = error instanceof ApiError && error.status === 409 ? (error.problem.current ?? null) : null;
    store.dispatch({ type: 'save-failed', id, theirs });
    if (theirs === null) notifyProblem(studio, error);
    else store.dispatch({ type: 'dialog-opened', dialog: { type: 'conflict', id } });
    return false;
  }
};

/** Gives the edits up for what the file holds. */
export const takeTheirs = async (studio: Studio, id: string): Promise<void> => {
  const { client, store, player } = studio;
  try {
    const view = await client.script(id);
    player.stop();
    store.dispatch({ type: 'draft-dropped', id });
    store.dispatch({ type: 'file-received', id, view });
    store.dispatch({ type: 'dialog-closed' });
    notifyDone(studio, m.reloaded);
  } catch (error) {
    notifyProblem(studio, error);
  }
};

/** Writes the edits over what someone else wrote. */
export const keepMine = async (studio: Studio, id: string): Promise<void> => {
  const { store } = studio;
  const theirs = store.get().drafts[id]?.theirs;
  if (theirs !== null && theirs !== undefined) store.dispatch({ type: 'theirs-overwritten', id, theirs });
  store.dispatch({ type: 'dialog-closed' });
  await saveEpisode(studio, id);
};
