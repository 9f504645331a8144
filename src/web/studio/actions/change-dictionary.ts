import type { DictionaryView } from '../../../domain/studio-api.js';
import type { Studio } from '../studio.js';
import { refreshEpisode } from './load-episode.js';

export type Word = { readonly surface: string; readonly voice: string | null };

const readingOf = (dictionary: DictionaryView, { surface, voice }: Word): string | null =>
  dictionary.words.find((word) => word.surface === surface && word.voice === voice)?.reading ?? null;

const refreshShown = async (studio: Studio): Promise<void> => {
  const { route } = studio.store.get();
  if (route.view === 'episode') await refreshEpisode(studio, route.id);
};

/** Gives a word this reading, or none; the dictionary is read first, as it is now. */
export const applyWord = async (studio: Studio, word: Word, reading: string | null): Promise<void> => {
  const { client } = studio;
  const dictionary = await client.dictionary();
  const { etag } = dictionary;
  if (reading !== null) await client.putWord({ surface: word.surface, voice: word.voice, reading, etag });
  else if (readingOf(dictionary, word) !== null) {
    await client.removeWord({ surface: word.surface, voice: word.voice, etag });
  }
  await refreshShown(studio);
};

/**
 * Adds a word to the dictionary that the dialog showed, or takes it away (`reading` null); it can be undone. Rejects
 * with 409 where the file is no longer that one.
 */
export const changeWord = async (
  studio: Studio,
  shown: DictionaryView,
  word: Word,
  reading: string | null,
): Promise<DictionaryView> => {
  const { client, store } = studio;
  const { etag } = shown;
  const { surface, voice } = word;
  const next =
    reading === null
      ? await client.removeWord({ surface, voice, etag })
      : await client.putWord({ surface, voice, reading, etag });
  const before = next.replaced === undefined ? readingOf(shown, word) : (next.replaced?.reading ?? null);
  const { route } = store.get();
  if (route.view === 'episode') {
    store.dispatch({
      type: 'step-added',
      id: route.id,
      step: { type: 'word', surface, voice, before, after: reading },
    });
  }
  await refreshShown(studio);
  return next;
};
