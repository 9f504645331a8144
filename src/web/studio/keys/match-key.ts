import { BINDINGS, type KeyAction, type KeyView } from './bindings.js';

/** What holds the focus: where letters are typed, what acts on Space and Enter by itself, a sentence, or anything else. */
export type KeyTarget = 'text' | 'control' | 'sentence' | 'other';

export type KeyPress = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** An input method is at work: the key is its own. */
  readonly isComposing: boolean;
};

/** The name of a key as the table writes it; null for what the table never has. */
export const keyName = (press: KeyPress): string | null => {
  if (press.altKey || press.isComposing || press.key === 'Process' || press.key === 'Dead') return null;
  const key = press.key === ' ' ? 'space' : press.key.toLowerCase();
  const mod = press.ctrlKey || press.metaKey ? 'mod+' : '';
  // A sign such as ? is on the shifted place of some keyboards and not of others.
  const shift = press.shiftKey && (/^[a-z]$/.test(key) || key.length > 1) ? 'shift+' : '';
  return `${mod}${shift}${key}`;
};

/** Saving is of use while one types, too; all other keys belong to the text then. */
const IN_TEXT: readonly string[] = ['mod+s'];

/**
 * The action of a key, null where the key is not ours: it is typed into a text, belongs to the control that has the
 * focus, or single letters are switched off.
 */
export const matchKey = (
  press: KeyPress,
  view: KeyView,
  target: KeyTarget,
  lettersOn: boolean,
): KeyAction | null => {
  const name = keyName(press);
  if (name === null) return null;
  if (target === 'text' && !IN_TEXT.includes(name)) return null;
  if (target === 'control' && (name === 'space' || name === 'enter')) return null;
  if (!lettersOn && !name.startsWith('mod+') && name !== 'space') return null;
  const binding = BINDINGS.find(
    (candidate) =>
      (candidate.view === 'everywhere' || candidate.view === view) &&
      (candidate.keys as readonly string[]).includes(name),
  );
  return binding?.action ?? null;
};
