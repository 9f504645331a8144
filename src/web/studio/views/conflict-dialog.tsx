import { keepMine, takeTheirs } from '../actions/save-episode.js';
import { m } from '../i18n/m.js';
import { differingLines } from '../state/replace-span.js';
import { useStudio } from '../studio.js';
import { TEST_IDS } from '../test-ids.js';
import { Modal } from './modal.js';
import { useStore } from './use-store.js';

const MOST_LINES = 12;

const Lines = ({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) => (
  <section class="difference">
    <h3>{title}</h3>
    {lines.length === 0 ? <p class="muted">{m.noLines}</p> : <pre lang="ja">{lines.join('\n')}</pre>}
  </section>
);

/** The file is no longer the one that was edited: three ways out, none of which loses anything unasked. */
export const ConflictDialog = ({ id }: { readonly id: string }) => {
  const studio = useStudio();
  const draft = useStore(studio.store, (state) => state.drafts[id]);
  const close = (): void => studio.store.dispatch({ type: 'dialog-closed' });
  const theirs = draft?.theirs;
  if (draft === undefined || theirs === null || theirs === undefined) return null;
  const { line, before, after } = differingLines(theirs.source, draft.view.source, MOST_LINES);
  return (
    <Modal title={m.conflict} testId={TEST_IDS.conflict} onClose={close}>
      <p>{m.conflictMore(line)}</p>
      <div class="differences">
        <Lines title={m.theirs} lines={before} />
        <Lines title={m.mine} lines={after} />
      </div>
      <div class="choices">
        <button type="button" class="primary" data-first="" onClick={close}>
          {m.goOnEditing}
        </button>
        <button type="button" onClick={() => takeTheirs(studio, id)}>
          {m.takeTheirs}
        </button>
        <button type="button" class="danger" onClick={() => keepMine(studio, id)}>
          {m.keepMine}
        </button>
      </div>
    </Modal>
  );
};
