import type { ClipStore } from '../cache/clip-store.js';
import type { PlanItem } from '../domain/plan.js';

/** The keys of a plan's clips that the store holds. */
export const storedKeys = async (
  clips: ClipStore,
  items: readonly PlanItem[],
): Promise<ReadonlySet<string>> => {
  const keys = new Set(
    items.flatMap((item) => (item.type === 'utterance' && item.key !== null ? [item.key] : [])),
  );
  const stored = new Set<string>();
  for (const key of keys) if (await clips.has(key)) stored.add(key);
  return stored;
};
