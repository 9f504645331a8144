import type { EngineFacts } from '../domain/facts.js';
import type { Manifest, ManifestEntry } from '../domain/manifest.js';
import type { Plan, PlanItem, UtteranceItem } from '../domain/plan.js';
import { canonicalJson, type Json } from '../util/canonical-json.js';

/** Why an utterance has to be synthesized; null when it has not. */
export type MissReason =
  | 'engine-unreachable'
  | 'cache-off'
  | 'never-rendered'
  | 'text-changed'
  | 'reading-changed'
  | 'voice-changed'
  | 'voice-option-changed'
  | 'voice-file-changed'
  | 'dictionary-changed'
  | 'engine-version-changed'
  | 'hoso-changed'
  | 'clip-missing';

export type ExplainedItem =
  | (UtteranceItem & { readonly cached: boolean | null; readonly why: MissReason | null })
  | Exclude<PlanItem, UtteranceItem>;

type LastUtterance = Extract<ManifestEntry, { type: 'utterance' }>;

const differs = (a: unknown, b: unknown): boolean =>
  canonicalJson((a ?? null) as Json) !== canonicalJson((b ?? null) as Json);

/** Which part of a key is not what it was when the same words were last rendered. */
const changedPart = (
  item: UtteranceItem,
  plan: Plan,
  facts: ReadonlyMap<string, EngineFacts>,
  last: Manifest,
): MissReason => {
  const spoken = last.timeline.filter((entry): entry is LastUtterance => entry.type === 'utterance');
  if (spoken.some((entry) => entry.key === item.key)) return 'clip-missing';
  const sameText = spoken.filter((entry) => entry.text === item.text);
  const before = sameText.find((entry) => entry.voice === item.voice && entry.backend === item.backend);
  if (before === undefined) return sameText.length > 0 ? 'voice-changed' : 'text-changed';
  if (before.reading !== item.reading) return 'reading-changed';
  const sound = plan.sounds[item.sound];
  if (differs(sound?.options, last.sounds[before.sound]?.options)) return 'voice-option-changed';
  const now = facts.get(item.backend);
  const then = last.facts[item.backend];
  if (now?.version !== then?.version) return 'engine-version-changed';
  if (now?.dictionaryHash !== then?.dictionaryHash) return 'dictionary-changed';
  if (differs(now?.voiceFiles, then?.voiceFiles)) return 'voice-file-changed';
  return 'hoso-changed';
};

export type ExplainInput = {
  readonly plan: Plan;
  readonly facts: ReadonlyMap<string, EngineFacts>;
  readonly last: Manifest | null;
  /** Keys that the store holds; null when the cache is off. */
  readonly stored: ReadonlySet<string> | null;
};

/** The plan's items, each utterance with whether its clip is there and, if not, what changed. */
export const explainMisses = ({ plan, facts, last, stored }: ExplainInput): readonly ExplainedItem[] =>
  plan.items.map((item): ExplainedItem => {
    if (item.type !== 'utterance') return item;
    if (item.key === null) return { ...item, cached: null, why: 'engine-unreachable' };
    if (stored === null) return { ...item, cached: false, why: 'cache-off' };
    if (stored.has(item.key)) return { ...item, cached: true, why: null };
    return {
      ...item,
      cached: false,
      why: last === null ? 'never-rendered' : changedPart(item, plan, facts, last),
    };
  });
