import type { Clip } from '../domain/clip.js';
import type { EpisodeItem, MusicItem, SoundItem } from '../domain/music.js';
import type { UtteranceItem } from '../domain/plan.js';
import type { ClipFacts, ClipUse, FactsOf } from './place-part.js';

/** A sound, and what of it is heard. */
export type UsedClip = { readonly clip: Clip; readonly use: ClipUse };

export type ClipSource = {
  /** The clip of an utterance; it may still be in the making. */
  readonly clip: (item: UtteranceItem) => Promise<Clip>;
  /** What of a clip is heard and how loud; by default all of it, unchanged. */
  readonly use?: (item: UtteranceItem, clip: Clip) => Promise<ClipUse>;
  /** Of the music between them, where there is some. */
  readonly music?: (item: MusicItem) => Promise<UsedClip>;
};

export type GatheredClip = { readonly item: SoundItem; readonly clip: Clip; readonly facts: ClipFacts };

/** For messages about what cannot be. */
export const nameOf = (item: SoundItem): string =>
  item.type === 'music' ? `the ${item.kind} music` : `utterance ${item.index}`;

const usedClip = async (item: SoundItem, source: ClipSource): Promise<UsedClip> => {
  if (item.type === 'music') {
    if (source.music === undefined) throw new Error(`${nameOf(item)} has no source`);
    return source.music(item);
  }
  const clip = await source.clip(item);
  const use = await source.use?.(item, clip);
  return { clip, use: use ?? { fromFrame: 0, toFrame: clip.frames, gainDb: 0 } };
};

/** Asks for the clips of all utterances at once; the answers are in order. */
export const gatherClips = (items: readonly EpisodeItem[], source: ClipSource): Promise<GatheredClip>[] =>
  items
    .filter((item) => item.type !== 'pause')
    .map(async (item) => {
      const { clip, use } = await usedClip(item, source);
      return { item, clip, facts: { pcmHash: clip.pcmHash, format: clip.format, use } };
    });

export const factsOfClips = (gathered: readonly GatheredClip[]): FactsOf => {
  const facts = new Map(gathered.map((clip) => [clip.item, clip.facts]));
  return (item) => {
    const known = facts.get(item);
    if (known === undefined) throw new Error(`${nameOf(item)} has no clip`);
    return known;
  };
};
