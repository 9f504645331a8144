import { renderEpisodes } from '../actions/render-episodes.js';
import { weekHash } from '../state/route.js';
import { unrenderedOf } from '../state/unrendered.js';
import type { Studio } from '../studio.js';

const cards = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('a[data-episode]')];

const focusedPlace = (): number =>
  cards().findIndex((card) => card.closest('.card')?.contains(document.activeElement) === true);

/** Gives the focus to another episode of the week. */
export const moveEpisode = (step: 1 | -1): void => {
  const all = cards();
  const next = all[Math.min(Math.max(focusedPlace() + step, 0), all.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
};

export const renderFocusedEpisode = (studio: Studio): void => {
  const id = cards()[focusedPlace()]?.dataset['episode'];
  if (id !== undefined) void renderEpisodes(studio, [id]);
};

export const renderShownWeek = (studio: Studio): void => {
  const { week } = studio.store.get();
  if (week.status === 'ready') void renderEpisodes(studio, unrenderedOf(week.value));
};

export const followWeekLink = ({ store }: Studio, direction: 'next' | 'previous'): void => {
  const { week } = store.get();
  const target = week.status === 'ready' ? week.value[direction] : null;
  if (target !== null) location.hash = weekHash(target);
};
