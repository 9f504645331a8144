import { redo, undo } from '../actions/change-text.js';
import { renderDraft } from '../actions/render-episodes.js';
import { saveEpisode } from '../actions/save-episode.js';
import { m } from '../i18n/m.js';
import { currentDraft } from '../state/app-state.js';
import { isDirty } from '../state/draft.js';
import { useStudio } from '../studio.js';
import { TEST_IDS } from '../test-ids.js';
import { Icon } from './icons.js';
import { useStore } from './use-store.js';

/** Undo, redo, save, render. */
export const EpisodeActions = ({ id }: { readonly id: string }) => {
  const studio = useStudio();
  const draft = useStore(studio.store, currentDraft);
  const isQueued = useStore(studio.store, (state) => state.queue.some((entry) => entry.id === id));
  if (draft === null) return null;
  const dirty = isDirty(draft);
  return (
    <div class="head-actions" role="toolbar" aria-label={m.actionsLabel}>
      <button
        type="button"
        class="icon-only"
        data-testid={TEST_IDS.undo}
        aria-label={m.undo}
        aria-keyshortcuts="Control+Z"
        title={`${m.undo} (Ctrl+Z)`}
        disabled={draft.history.past.length === 0}
        onClick={() => undo(studio)}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        class="icon-only"
        data-testid={TEST_IDS.redo}
        aria-label={m.redo}
        aria-keyshortcuts="Control+Shift+Z"
        title={`${m.redo} (Ctrl+Shift+Z)`}
        disabled={draft.history.future.length === 0}
        onClick={() => redo(studio)}
      >
        <Icon name="redo" />
      </button>
      <button
        type="button"
        data-testid={TEST_IDS.save}
        aria-keyshortcuts="S Control+S"
        disabled={!dirty || draft.isSaving}
        onClick={() => saveEpisode(studio, id)}
      >
        <Icon name="save" />
        {draft.isSaving ? m.saving : dirty ? m.save : m.isSaved}
      </button>
      <button
        type="button"
        class="primary"
        data-testid={TEST_IDS.render}
        aria-keyshortcuts="R"
        disabled={isQueued || draft.isSaving || draft.view.state === 'invalid'}
        onClick={() => renderDraft(studio, id)}
      >
        <Icon name="render" />
        {dirty ? m.saveAndRender : draft.view.state === 'rendered' ? m.renderAgain : m.render}
      </button>
    </div>
  );
};
