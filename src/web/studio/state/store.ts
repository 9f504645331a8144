export type Store<State, Action> = {
  readonly get: () => State;
  readonly dispatch: (action: Action) => void;
  /** Calls back after each change; the answer ends that. */
  readonly subscribe: (listener: () => void) => () => void;
};

/** A value that changes only through a pure function. */
export const createStore = <State, Action>(
  initial: State,
  reduce: (state: State, action: Action) => State,
): Store<State, Action> => {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    dispatch: (action) => {
      const next = reduce(state, action);
      if (Object.is(next, state)) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
