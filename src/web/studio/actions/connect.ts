import type { StudioEvent } from '../../../domain/studio-api.js';
import { followEventFeed } from '../api/event-feed.js';
import type { Studio } from '../studio.js';
import { loadEpisode, refreshEpisode } from './load-episode.js';
import { loadWeek } from './load-week.js';
import { notifyProblem } from './notify.js';
import { openStart } from './open-route.js';

const reloadRoute = async (studio: Studio): Promise<void> => {
  const { route } = studio.store.get();
  if (route.view === 'week') await loadWeek(studio, route.week);
  else if (route.view === 'episode') await refreshEpisode(studio, route.id);
  // The first script that appears, or the first answer of the server, gives a place to begin with.
  else await openStart(studio, false);
};

const loadSurroundings = async (studio: Studio): Promise<void> => {
  const { client, store } = studio;
  const queue = client
    .renders()
    .then((view) => store.dispatch({ type: 'queue-received', queue: view.queue }));
  const engines = client
    .engines()
    .then((views) => store.dispatch({ type: 'engines-received', engines: views }));
  await Promise.all([queue, engines]);
};

const reloadAll = async (studio: Studio): Promise<void> => {
  await Promise.all([loadSurroundings(studio), reloadRoute(studio)]);
};

const readSession = async ({ client, store }: Studio): Promise<void> =>
  store.dispatch({ type: 'session-received', session: await client.connect() });

/** The server answers (again): what happened meanwhile was not told. */
const greet = async (studio: Studio, run: string): Promise<void> => {
  const { store } = studio;
  const { session, connection } = store.get();
  const isOther = session?.run !== run;
  if (isOther) await readSession(studio);
  store.dispatch({ type: 'connection-changed', connection: 'open' });
  // At the first greeting all of it is on its way already.
  if (isOther || connection === 'lost' || connection === 'resting') await reloadAll(studio);
};

const follow = async (studio: Studio, event: StudioEvent): Promise<void> => {
  studio.store.dispatch({ type: 'event-received', event });
  const { route } = studio.store.get();
  const isShown = (id: string): boolean => route.view === 'episode' && route.id === id;
  switch (event.type) {
    case 'hello':
      return greet(studio, event.run);
    case 'scripts-changed':
      return reloadRoute(studio);
    case 'script-changed':
      if (isShown(event.id)) return loadEpisode(studio, event.id);
      return route.view === 'week' ? reloadRoute(studio) : undefined;
    case 'episode-changed':
      return route.view === 'week' || isShown(event.id) ? reloadRoute(studio) : undefined;
    case 'project-changed':
      await readSession(studio);
      return reloadRoute(studio);
    case 'engines-changed':
      return reloadRoute(studio);
    default:
      return undefined;
  }
};

/** Begins to follow the server. */
export const connect = async (studio: Studio): Promise<void> => {
  const { store } = studio;
  const startFeed = (): void =>
    followEventFeed({
      onEvent: (event) => {
        follow(studio, event).catch((error: unknown) => notifyProblem(studio, error));
      },
      onLost: () => store.dispatch({ type: 'connection-changed', connection: 'lost' }),
      onRest: () => store.dispatch({ type: 'connection-changed', connection: 'resting' }),
    });
  try {
    await readSession(studio);
    startFeed();
    // What the address names is on its way already.
    if (store.get().route.view === 'connecting') await openStart(studio, false);
    await loadSurroundings(studio);
  } catch (error) {
    startFeed();
    notifyProblem(studio, error);
  }
};
