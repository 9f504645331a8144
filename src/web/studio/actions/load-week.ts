import { problemOf } from '../api/api-error.js';
import type { Studio } from '../studio.js';

const isShown = ({ store }: Studio, week: string): boolean => {
  const { route } = store.get();
  return route.view === 'week' && route.week === week;
};

/** Reads a week for the week view; what is shown of the same week stays until then. */
export const loadWeek = async (studio: Studio, week: string): Promise<void> => {
  const { client, store } = studio;
  const shown = store.get().week;
  if (shown.status !== 'ready' || shown.value.week !== week) {
    store.dispatch({ type: 'week-changed', week: { status: 'loading' } });
  }
  try {
    const value = await client.week(week);
    if (isShown(studio, week)) store.dispatch({ type: 'week-changed', week: { status: 'ready', value } });
  } catch (error) {
    const problem = problemOf(error);
    // While the server is away the week stays in sight under its banner.
    const keeps = problem?.code === 'offline' && store.get().week.status === 'ready';
    if (problem === null || keeps || !isShown(studio, week)) return;
    store.dispatch({ type: 'week-changed', week: { status: 'failed', problem } });
  }
};
