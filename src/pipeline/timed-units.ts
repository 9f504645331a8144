import type { ClipSource } from '../assemble/gather-clips.js';
import type { Clip } from '../domain/clip.js';
import type { PlanItem } from '../domain/plan.js';
import type { TimelineEntry } from '../domain/timeline.js';
import type { UnitsByUtterance } from '../publish/utterance-times.js';

/**
 * When the engines said each mora or word, in ms of the episode, by utterance; only of those that told. Worked out when
 * it is asked for: of an episode of hours it is half a million.
 */
export const timedUnits = async (
  items: readonly PlanItem[],
  entries: readonly TimelineEntry[],
  source: ClipSource,
): Promise<UnitsByUtterance> => {
  const starts = new Map(
    entries.flatMap((entry) => (entry.type === 'utterance' ? [[entry.index, entry.startMs] as const] : [])),
  );
  const told = new Map<number, { readonly clip: Clip; readonly startMs: number }>();
  for (const item of items) {
    if (item.type !== 'utterance') continue;
    const clip = await source.clip(item);
    if (clip.timing === null) continue;
    const { fromFrame } = (await source.use?.(item, clip)) ?? { fromFrame: 0 };
    const startMs = (starts.get(item.index) ?? 0) - (fromFrame / clip.format.sampleRateHz) * 1_000;
    told.set(item.index, { clip, startMs });
  }
  return {
    has: (index) => told.has(index),
    get(index) {
      const { clip, startMs = 0 } = told.get(index) ?? {};
      return clip?.timing?.map(({ text, startS, endS }) => ({
        text,
        startMs: startMs + startS * 1_000,
        endMs: startMs + endS * 1_000,
      }));
    },
  };
};
