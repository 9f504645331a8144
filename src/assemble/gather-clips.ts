import type { Clip } from '../domain/clip.js';
import type { PlanItem, UtteranceItem } from '../domain/plan.js';
import type { ClipFacts, ClipUse, FactsOf } from './place-part.js';

export type ClipSource = {
  /** The clip of an utterance; it may still be in the making. */
  readonly clip: (item: UtteranceItem) => Promise<Clip>;
  /** What of a clip is heard and how loud; by default all of it, unchanged. */
  readonly use?: (item: UtteranceItem, clip: Clip) => Promise<ClipUse>;
};

export type GatheredClip = { readonly item: UtteranceItem; readonly clip: Clip; readonly facts: ClipFacts };

/** Asks for the clips of all utterances at once; the answers are in order. */
export const gatherClips = (items: readonly PlanItem[], source: ClipSource): Promise<GatheredClip>[] =>
  items
    .filter((item) => item.type === 'utterance')
    .map(async (item) => {
      const clip = await source.clip(item);
      const whole = { fromFrame: 0, toFrame: clip.frames, gainDb: 0 };
      const use = source.use === undefined ? whole : await source.use(item, clip);
      return { item, clip, facts: { pcmHash: clip.pcmHash, format: clip.format, use } };
    });

export const factsOfClips = (gathered: readonly GatheredClip[]): FactsOf => {
  const facts = new Map(gathered.map((clip) => [clip.item, clip.facts]));
  return (item) => {
    const known = facts.get(item);
    if (known === undefined) throw new Error(`utterance ${item.index} has no clip`);
    return known;
  };
};
