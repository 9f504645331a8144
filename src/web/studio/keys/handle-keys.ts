import { redo, shownDraft, undo } from '../actions/change-text.js';
import { cursorSentence, goToFinding, moveBy, moveBySegment } from '../actions/move.js';
import { openDictionary } from '../actions/open-dictionary.js';
import { hearSentence, togglePlay } from '../actions/play.js';
import { renderDraft } from '../actions/render-episodes.js';
import { saveEpisode } from '../actions/save-episode.js';
import type { Readings } from '../state/app-state.js';
import type { Studio } from '../studio.js';
import type { KeyAction } from './bindings.js';
import { areLettersOn } from './letters.js';
import { type KeyTarget, matchKey } from './match-key.js';
import { followWeekLink, moveEpisode, renderFocusedEpisode, renderShownWeek } from './week-keys.js';

const NEXT_READINGS: Readonly<Record<Readings, Readings>> = {
  differing: 'all',
  all: 'none',
  none: 'differing',
};

const focusVoice = (studio: Studio): void => {
  const row = document.querySelector(`[data-sentence="${studio.store.get().cursor}"]`);
  row?.closest('.passage')?.querySelector('select')?.focus();
};

const onDraft = (studio: Studio, act: (id: string) => unknown): void => {
  const shown = shownDraft(studio);
  if (shown !== null) void act(shown.id);
};

const ACTIONS: Readonly<Record<KeyAction, (studio: Studio) => void>> = {
  play: togglePlay,
  hear: (studio) => hearSentence(studio, studio.store.get().cursor),
  next: (studio) => moveBy(studio, 1),
  previous: (studio) => moveBy(studio, -1),
  nextSegment: (studio) => moveBySegment(studio, 1),
  previousSegment: (studio) => moveBySegment(studio, -1),
  nextFinding: (studio) => goToFinding(studio, 1),
  previousFinding: (studio) => goToFinding(studio, -1),
  edit: ({ store, player }) => {
    player.pause();
    store.dispatch({ type: 'editing-started', index: store.get().cursor });
  },
  dictionary: (studio) => openDictionary(studio, cursorSentence(studio) ?? null),
  voice: focusVoice,
  undo: (studio) => void undo(studio),
  redo: (studio) => void redo(studio),
  save: (studio) => onDraft(studio, (id) => saveEpisode(studio, id)),
  render: (studio) => onDraft(studio, (id) => renderDraft(studio, id)),
  readings: ({ store }) =>
    store.dispatch({ type: 'readings-chosen', readings: NEXT_READINGS[store.get().readings] }),
  week: () => document.querySelector<HTMLAnchorElement>('a.back')?.click(),
  nextEpisode: () => moveEpisode(1),
  previousEpisode: () => moveEpisode(-1),
  renderEpisode: renderFocusedEpisode,
  renderWeek: renderShownWeek,
  nextWeek: (studio) => followWeekLink(studio, 'next'),
  previousWeek: (studio) => followWeekLink(studio, 'previous'),
  help: ({ store }) => store.dispatch({ type: 'dialog-opened', dialog: { type: 'help' } }),
};

const targetOf = (target: EventTarget | null): KeyTarget => {
  if (!(target instanceof Element)) return 'other';
  if (target.closest('[data-keys="sentence"]') !== null) return 'sentence';
  if (target.closest('textarea, select, input:not([type="radio"], [type="checkbox"]), [contenteditable]')) {
    return 'text';
  }
  return target.closest('button, a, input, summary, [role="slider"]') === null ? 'other' : 'control';
};

/** Listens to the keys of the whole page; while a dialog is open they are the dialog's. */
export const handleKeys = (studio: Studio): void => {
  document.addEventListener('keydown', (event) => {
    const { route, dialog } = studio.store.get();
    if (event.defaultPrevented || dialog !== null) return;
    const view = route.view === 'week' || route.view === 'episode' ? route.view : 'everywhere';
    const action = matchKey(event, view, targetOf(event.target), areLettersOn());
    if (action === null) return;
    event.preventDefault();
    ACTIONS[action](studio);
  });
  // A button acts on Space when it comes up: on a sentence the key is the player's.
  document.addEventListener('keyup', (event) => {
    if (event.key === ' ' && targetOf(event.target) === 'sentence') event.preventDefault();
  });
};
