import { m } from '../i18n/m.js';
import { isDirty } from '../state/draft.js';
import type { Studio } from '../studio.js';
import { notifyDone, notifyProblem } from './notify.js';
import { saveEpisode } from './save-episode.js';

/** Renders episodes one after the other, as they stand in their files. */
export const renderEpisodes = async (studio: Studio, scripts: readonly string[]): Promise<void> => {
  if (scripts.length === 0) {
    notifyDone(studio, m.nothingToRender);
    return;
  }
  try {
    // The queue is told by an event; what the answer holds may be older than that.
    await studio.client.render({ scripts: [...scripts] });
  } catch (error) {
    notifyProblem(studio, error);
  }
};

/** Renders the episode that is edited; its edits are saved first. */
export const renderDraft = async (studio: Studio, id: string): Promise<void> => {
  const draft = studio.store.get().drafts[id];
  if (draft !== undefined && isDirty(draft) && !(await saveEpisode(studio, id))) return;
  await renderEpisodes(studio, [id]);
};

export const cancelRender = async (studio: Studio, id: string): Promise<void> => {
  try {
    await studio.client.cancelRender(id);
  } catch (error) {
    notifyProblem(studio, error);
  }
};
