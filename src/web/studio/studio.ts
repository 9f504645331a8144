import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Client } from './api/client.js';
import type { Player } from './sound/player.js';
import type { AppAction } from './state/app-action.js';
import type { AppState } from './state/app-state.js';
import type { Store } from './state/store.js';

/** What every action and view works with. */
export type Studio = {
  readonly client: Client;
  readonly store: Store<AppState, AppAction>;
  readonly player: Player;
};

export const StudioContext = createContext<Studio | null>(null);

export const useStudio = (): Studio => {
  const studio = useContext(StudioContext);
  if (studio === null) throw new Error('no studio around this view');
  return studio;
};
