import { describe, expect, it } from 'vitest';
import type { EpisodeView } from '../../src/domain/studio-api.js';
import {
  changeDraft,
  type Draft,
  isDirty,
  openDraft,
  overwriteTheirs,
  receiveFile,
  refreshDraft,
  type Step,
  saveDraft,
} from '../../src/web/studio/state/draft.js';
import { reduceDraft } from '../../src/web/studio/state/reduce-draft.js';
import { sentencesOf } from '../../src/web/studio/state/sentences.js';
import { episodeView } from '../support/episode-view.js';

const viewOf = (text: string, etag = 'a'): EpisodeView => episodeView([[text]], { etag: etag.repeat(64) });
const stepTo = (before: string, after: string): Step => ({ type: 'text', before, after, offset: 0 });

const edited = (): Draft => changeDraft(openDraft(viewOf('前。')), viewOf('後。'), stepTo('前。', '後。'));

describe('a draft', () => {
  it('is as the file until it is edited', () => {
    expect(isDirty(openDraft(viewOf('前。')))).toBe(false);
    expect(isDirty(edited())).toBe(true);
    expect(edited().history.past).toHaveLength(1);
  });

  it('takes the file as it is now where there are no edits', () => {
    const draft = receiveFile(openDraft(viewOf('前。')), viewOf('外。', 'b'));
    expect(draft.view.source).toBe('外。');
    expect(isDirty(draft)).toBe(false);
  });

  it('keeps edits, and tells when the file is another than the one they began with', () => {
    expect(receiveFile(edited(), viewOf('前。')).theirs).toBeNull();
    const draft = receiveFile(edited(), viewOf('外。', 'b'));
    expect(draft.view.source).toBe('後。');
    expect(draft.theirs).toEqual({ source: '外。', etag: 'b'.repeat(64) });
    expect(draft.saved.etag).toBe('a'.repeat(64));
  });

  it('is saved where someone else wrote just that', () => {
    const draft = receiveFile(edited(), viewOf('後。', 'b'));
    expect(isDirty(draft)).toBe(false);
    expect(draft.history.past).toHaveLength(1);
  });

  it('drops a view of another text', () => {
    expect(refreshDraft(edited(), viewOf('前。')).view.source).toBe('後。');
  });

  it('keeps what was typed while it was saved', () => {
    const saved = saveDraft(
      changeDraft(edited(), viewOf('その後。'), stepTo('後。', 'その後。')),
      viewOf('後。', 'b'),
    );
    expect(saved.view.source).toBe('その後。');
    expect(saved.saved.source).toBe('後。');
    expect(isDirty(saved)).toBe(true);
  });

  it("is written over theirs with their file's etag", () => {
    const theirs = { source: '外。', etag: 'b'.repeat(64) };
    const draft = overwriteTheirs({ ...edited(), theirs }, theirs);
    expect(draft.saved).toEqual(theirs);
    expect(draft.theirs).toBeNull();
    expect(isDirty(draft)).toBe(true);
  });
});

describe('reduceDraft', () => {
  it('makes nothing of an answer that comes after its draft is gone', () => {
    const view = viewOf('後。');
    expect(reduceDraft(undefined, { type: 'draft-refreshed', id: 'x', view })).toBeNull();
    expect(reduceDraft(edited(), { type: 'draft-dropped', id: 'x' })).toBeNull();
  });

  it('shows as ready what was spoken of this text, and of no other', () => {
    const draft = openDraft(episodeView([['一。', '二。'], ['三。']]));
    const spoken = { type: 'sentences-spoken', id: 'x', from: 2, to: 3 } as const;
    const marked = reduceDraft(draft, { ...spoken, source: draft.view.source });
    expect(marked === null ? null : sentencesOf(marked.view).map((one) => one.cached)).toEqual([
      false,
      true,
      true,
    ]);
    expect(marked?.view.segments.map((segment) => segment.cached)).toEqual([1, 1]);
    expect(reduceDraft(draft, { ...spoken, source: '別。' })).toBe(draft);
  });

  it('is saving until the answer comes', () => {
    const saving = reduceDraft(edited(), { type: 'save-started', id: 'x' });
    expect(saving?.isSaving).toBe(true);
    const theirs = { source: '外。', etag: 'b'.repeat(64) };
    const refused = reduceDraft(saving ?? undefined, { type: 'save-failed', id: 'x', theirs });
    expect(refused).toMatchObject({ isSaving: false, theirs });
  });
});
