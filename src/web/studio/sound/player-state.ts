/** What is heard. `loading`: the server is making the sound. */
export type PlayerState = {
  readonly status: 'idle' | 'loading' | 'playing' | 'paused';
  /** Index of the sentence that is spoken. */
  readonly sentence: number | null;
  readonly source: 'episode' | 'speech' | null;
};

export const silent: PlayerState = { status: 'idle', sentence: null, source: null };

export type PlayerAction =
  | { readonly type: 'waiting'; readonly sentence: number }
  | { readonly type: 'at'; readonly source: 'episode' | 'speech'; readonly sentence: number | null }
  | { readonly type: 'paused' }
  | { readonly type: 'resumed' }
  | { readonly type: 'placed'; readonly sentence: number | null }
  | { readonly type: 'over' };

export const reducePlayer = (state: PlayerState, action: PlayerAction): PlayerState => {
  switch (action.type) {
    case 'waiting':
      return { status: 'loading', sentence: action.sentence, source: null };
    case 'at': {
      const status = state.status === 'paused' ? 'paused' : 'playing';
      const isSame =
        state.status === status && state.sentence === action.sentence && state.source === action.source;
      return isSame ? state : { status, sentence: action.sentence, source: action.source };
    }
    case 'paused':
      return { ...state, status: 'paused' };
    case 'resumed':
      return { ...state, status: 'playing' };
    case 'placed':
      return { status: 'paused', sentence: action.sentence, source: 'episode' };
    case 'over':
      return silent;
  }
};
