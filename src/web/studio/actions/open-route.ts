import { episodeHash, type Route, readRoute, weekHash } from '../state/route.js';
import type { Studio } from '../studio.js';
import { loadEpisode } from './load-episode.js';
import { loadWeek } from './load-week.js';
import { notifyProblem } from './notify.js';

/** The script that the command named, where one begins with it, else the newest week. Null: there are no scripts. */
const startHash = async ({ client, store }: Studio, isHome: boolean): Promise<string | null> => {
  const script = isHome ? null : (store.get().session?.script ?? null);
  if (script !== null) return episodeHash(script);
  const { start } = await client.weeks();
  return start === null ? null : weekHash(start);
};

/** Asks where to begin and goes there; the address without a place is not kept as a step to go back to. */
export const openStart = async (studio: Studio, isHome: boolean): Promise<void> => {
  const { store } = studio;
  try {
    const hash = await startHash(studio, isHome);
    if (readRoute(location.hash).view !== 'connecting') return;
    if (hash === null) store.dispatch({ type: 'routed', route: { view: 'start' } });
    else location.replace(hash);
  } catch (error) {
    notifyProblem(studio, error);
  }
};

const same = (a: Route, b: Route): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Goes where the address says. */
export const openRoute = (studio: Studio): void => {
  const { store, player } = studio;
  const route = readRoute(location.hash);
  const before = store.get().route;
  if (!same(route, before)) {
    player.stop();
    store.dispatch({ type: 'routed', route });
  }
  if (route.view === 'week') void loadWeek(studio, route.week);
  else if (route.view === 'episode') void loadEpisode(studio, route.id);
  // Where to begin is only known from the session.
  else if (store.get().session !== null) void openStart(studio, before.view !== 'connecting');
};
