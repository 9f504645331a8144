import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Store } from '../state/store.js';

/** A part of a store's value; the view is drawn again only when that part changes. */
export const useStore = <State, Part>(store: Store<State, never>, select: (state: State) => Part): Part => {
  const [, redraw] = useState(0);
  const part = select(store.get());
  const latest = useRef({ select, part });
  useLayoutEffect(() => {
    latest.current = { select, part };
  });
  useEffect(() => {
    const look = (): void => {
      if (!Object.is(latest.current.select(store.get()), latest.current.part)) redraw((count) => count + 1);
    };
    look();
    return store.subscribe(look);
  }, [store]);
  return part;
};
