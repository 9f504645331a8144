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

/** Whether a voice file that both know has changed: other voices may have come or gone. */
const voiceFileChanged = (now: EngineFacts | undefined, then: EngineFacts | undefined): boolean =>
  Object.entries(now?.voiceFiles ?? {}).some(([file, hash]) => {
    const before = then?.voiceFiles[file];
    return before !== undefined && before !== hash;
  });

/** Which part of a key is not what it was when the same words were last rendered; the outermost that differs. */
const changedPart = (
  item: UtteranceItem,
  plan: Plan,
  facts: ReadonlyMap<string, EngineFacts>,
  last: Manifest,
  spoken: readonly LastUtterance[],
): MissReason => {
  if (spoken.some((entry) => entry.key === item.key)) return 'clip-missing';
  const sameText = spoken.filter((entry) => entry.text === item.text);
  const sameVoice = sameText.filter((entry) => entry.voice === item.voice && entry.backend === item.backend);
  if (sameVoice.length === 0) return sameText.length > 0 ? 'voice-changed' : 'text-changed';
  // A sentence that stands in the script more than once may have had more than one reading and sound.
  const sameReading = sameVoice.filter((entry) => entry.reading === item.reading);
  if (sameReading.length === 0) return 'reading-changed';
  const { options } = plan.sounds[item.sound] ?? {};
  const sameOptions = sameReading.some((entry) => !differs(options, last.sounds[entry.sound]?.options));
  if (!sameOptions) return 'voice-option-changed';
  const now = facts.get(item.backend);
  const then = last.facts[item.backend];
  if (now?.version !== then?.version) return 'engine-version-changed';
  if (now?.dictionaryHash !== then?.dictionaryHash) return 'dictionary-changed';
  return voiceFileChanged(now, then) ? 'voice-file-changed' : 'hoso-changed';
};

export type ExplainInput = {
  readonly plan: Plan;
  readonly facts: ReadonlyMap<string, EngineFacts>;
  readonly last: Manifest | null;
  /** Keys that the store holds; null when the cache is off. */
  readonly stored: ReadonlySet<string> | null;
};

/** The plan's items, each utterance with whether its clip is there and, if not, what changed. */
export const explainMisses = ({ plan, facts, last, stored }: ExplainInput): readonly ExplainedItem[] => {
  const spoken = last?.timeline.filter((entry): entry is LastUtterance => entry.type === 'utterance') ?? [];
  return plan.items.map((item): ExplainedItem => {
    if (item.type !== 'utterance') return item;
    if (item.key === null) return { ...item, cached: null, why: 'engine-unreachable' };
    if (stored === null) return { ...item, cached: false, why: 'cache-off' };
    if (stored.has(item.key)) return { ...item, cached: true, why: null };
    return {
      ...item,
      cached: false,
      why: last === null ? 'never-rendered' : changedPart(item, plan, facts, last, spoken),
    };
  });
};
