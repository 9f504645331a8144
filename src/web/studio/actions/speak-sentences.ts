import type { SpokenSound } from '../../../domain/studio-api.js';
import { ApiError } from '../api/api-error.js';
import type { Studio } from '../studio.js';
import { shownDraft } from './change-text.js';

/** Has the sound made of some sentences of the text that is shown. */
export const speakSentences = async (
  studio: Studio,
  from: number,
  to: number,
  signal: AbortSignal,
): Promise<SpokenSound> => {
  const shown = shownDraft(studio);
  if (shown === null) throw new ApiError(0, { code: 'page', message: 'no episode is open' });
  const { id, draft } = shown;
  const { source } = draft.view;
  const sound = await studio.client.speak(id, { source, from, to }, signal);
  studio.store.dispatch({ type: 'sentences-spoken', id, source, from, to });
  return sound;
};
