import type { Clip } from '../domain/clip.js';
import type { PlanItem, UtteranceItem } from '../domain/plan.js';
import type { ClipFacts, ClipUse, FactsOf } from './place-clips.js';

export type ClipSource = {
  /** The clip of an utterance; it may still be in the making. */
  readonly clip: (item: UtteranceItem) => Promise<Clip>;
  /** What of a clip is heard and how loud; by default all of it, unchanged. */
  readonly use?: (item: UtteranceItem, clip: Clip) => Promise<ClipUse>;
};

const wholeClip = async (_item: UtteranceItem, clip: Clip): Promise<ClipUse> => ({
  fromFrame: 0,
  toFrame: clip.frames,
  gainDb: 0,
});

/** Asks for the clips of all utterances at once; gives them in order, and what placing needs to know of them. */
export const gatherClips = async (
  items: readonly PlanItem[],
  source: ClipSource,
): Promise<{ clips: readonly Clip[]; factsOf: FactsOf }> => {
  const use = source.use ?? wholeClip;
  const facts = new Map<UtteranceItem, ClipFacts>();
  const clips = await Promise.all(
    items
      .filter((item) => item.type === 'utterance')
      .map(async (item) => {
        const clip = await source.clip(item);
        facts.set(item, { pcmHash: clip.pcmHash, format: clip.format, use: await use(item, clip) });
        return clip;
      }),
  );
  const factsOf: FactsOf = (item) => {
    const known = facts.get(item);
    if (known === undefined) throw new Error(`utterance ${item.index} has no clip`);
    return known;
  };
  return { clips, factsOf };
};
