import type { Sentence } from '../../../domain/studio-api.js';
import type { Studio } from '../studio.js';

/** Longer than this nobody's word is; it is a sentence then. */
const LONGEST = 60;

const selectedWord = (): string => {
  const selection = document.getSelection();
  const text = selection?.toString().trim() ?? '';
  const isInScript = selection?.anchorNode?.parentElement?.closest('.sentence-text') != null;
  return isInScript && text.length <= LONGEST && !text.includes('\n') ? text : '';
};

/** Opens the dictionary with a word: the given one, else what is selected, else what lint stumbled over. */
export const openDictionary = (
  { store, player }: Studio,
  sentence: Sentence | null,
  word?: { readonly surface: string; readonly reading?: string | undefined },
): void => {
  const selected = word?.surface ?? selectedWord();
  const finding = sentence?.findings.find(
    (one) => one.code === 'word-unknown' || one.code === 'letters-spelled',
  );
  player.pause();
  store.dispatch({
    type: 'dialog-opened',
    dialog: {
      type: 'dictionary',
      surface: selected === '' ? (finding?.text ?? '') : selected,
      reading: word?.reading ?? (selected === '' ? (finding?.reading ?? '') : ''),
      voice: sentence?.utterances[0]?.voice ?? null,
      sentence: sentence?.index ?? null,
    },
  });
};
