/** Every key of the page, once: the table handles the keys and is what `?` shows. */

export type KeyView = 'everywhere' | 'week' | 'episode';

type Binding = { readonly action: string; readonly keys: readonly string[]; readonly view: KeyView };

/** Keys are written as `KeyboardEvent.key` in lower case; `mod` is Ctrl, or Command on a Mac. */
export const BINDINGS = [
  { action: 'play', keys: ['space'], view: 'episode' },
  { action: 'hear', keys: ['p'], view: 'episode' },
  { action: 'next', keys: ['j'], view: 'episode' },
  { action: 'previous', keys: ['k'], view: 'episode' },
  { action: 'nextSegment', keys: ['shift+j'], view: 'episode' },
  { action: 'previousSegment', keys: ['shift+k'], view: 'episode' },
  { action: 'nextFinding', keys: ['n'], view: 'episode' },
  { action: 'previousFinding', keys: ['shift+n'], view: 'episode' },
  { action: 'edit', keys: ['e'], view: 'episode' },
  { action: 'dictionary', keys: ['d'], view: 'episode' },
  { action: 'voice', keys: ['v'], view: 'episode' },
  { action: 'undo', keys: ['mod+z'], view: 'episode' },
  { action: 'redo', keys: ['mod+shift+z', 'mod+y'], view: 'episode' },
  { action: 'save', keys: ['s', 'mod+s'], view: 'episode' },
  { action: 'render', keys: ['r'], view: 'episode' },
  { action: 'readings', keys: ['y'], view: 'episode' },
  { action: 'week', keys: ['w'], view: 'episode' },
  { action: 'nextEpisode', keys: ['j'], view: 'week' },
  { action: 'previousEpisode', keys: ['k'], view: 'week' },
  { action: 'renderEpisode', keys: ['r'], view: 'week' },
  { action: 'renderWeek', keys: ['shift+r'], view: 'week' },
  { action: 'nextWeek', keys: [']'], view: 'week' },
  { action: 'previousWeek', keys: ['['], view: 'week' },
  { action: 'help', keys: ['?'], view: 'everywhere' },
] as const satisfies readonly Binding[];

export type KeyAction = (typeof BINDINGS)[number]['action'];
