import type { ClipStore } from '../cache/clip-store.js';
import type { ClipKey } from '../domain/clip-key.js';
import type { EngineFacts } from '../domain/facts.js';
import type { Manifest, ManifestEntry } from '../domain/manifest.js';
import type { UtteranceItem } from '../domain/plan.js';
import type { Pronunciations } from './pronunciation-cache.js';

export type LastUtterance = Extract<ManifestEntry, { type: 'utterance' }>;

/** Kana with its pauses as 、, none at the edges: a clip's timing does not tell which of them ask or exclaim. */
export const withoutSigns = (kana: string): string =>
  kana.replace(/[、？！]+/g, '、').replace(/^、|、$/g, '');

const kanaOfTiming = (units: readonly { readonly text: string }[]): string =>
  withoutSigns(units.map(({ text }) => text).join(''));

/** Pairs each utterance with the one of the last render that spoke the same words with the same voice, in order. */
export const pairWithLast = (
  items: readonly UtteranceItem[],
  last: Manifest | null,
): ReadonlyMap<UtteranceItem, LastUtterance> => {
  const waiting = new Map<string, LastUtterance[]>();
  for (const entry of last?.timeline ?? []) {
    if (entry.type !== 'utterance') continue;
    const id = `${entry.voice}\n${entry.text}`;
    waiting.set(id, [...(waiting.get(id) ?? []), entry]);
  }
  const pairs = new Map<UtteranceItem, LastUtterance>();
  for (const item of items) {
    const candidates = waiting.get(`${item.voice}\n${item.text}`);
    // Said more often than before: as it was said the last time.
    const found = candidates !== undefined && candidates.length > 1 ? candidates.shift() : candidates?.[0];
    if (found !== undefined) pairs.set(item, found);
  }
  return pairs;
};

export type LastKanaSources = {
  readonly known: Pronunciations;
  readonly clips: ClipStore;
  readonly last: Manifest | null;
  /** Of the engines that answer, by backend name. */
  readonly facts: ReadonlyMap<string, EngineFacts>;
  /** Asks the engine that is there now; null where the backend cannot tell. */
  readonly ask: (entry: LastUtterance) => Promise<string | null>;
};

/**
 * What an utterance of the last render said: as it was noted, as its clip tells, or as the engine says now when it
 * is the same as then. Null when nothing of it is known.
 */
export const lastKana = async (
  entry: LastUtterance,
  { known, clips, last, facts, ask }: LastKanaSources,
): Promise<string | null> => {
  const noted = known.get(entry.key);
  if (noted !== undefined) return noted;
  const clip = await clips.get(entry.key as ClipKey);
  // Only morae are kana; other timings are of words.
  if (clip?.timing?.every(({ text }) => /^[ァ-ヴー、]+$/.test(text))) return kanaOfTiming(clip.timing);
  const now = facts.get(entry.backend);
  const then = last?.facts[entry.backend];
  const isSame = now?.version === then?.version && now?.dictionaryHash === then?.dictionaryHash;
  return now !== undefined && isSame ? ask(entry) : null;
};
