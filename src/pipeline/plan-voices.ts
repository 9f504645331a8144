import type { VoiceFailure } from '../backends/backend.js';
import type { EngineFacts } from '../domain/facts.js';
import type { Failure } from '../domain/failure.js';
import type { AudibleOptions } from '../domain/plan.js';
import type { VoiceProfile } from '../domain/voice-profile.js';
import type { PlanPart, PlanVoice } from '../plan/plan-voice.js';
import { compileDictionary } from '../reading/compile-dictionary.js';
import { yamlPositionOf } from '../util/checked-yaml.js';
import { err, ok, type Result } from '../util/result.js';
import type { OpenProject } from './open-project.js';
import type { SpeakingVoice, VoicePart } from './voice-parts.js';

/** Facts by backend name; a backend that does not answer and was never asked before is missing. */
export type FactsByBackend = ReadonlyMap<string, EngineFacts>;

/** What a voice lacks, with the option's place in its profile. */
export const placedFailure = (
  open: OpenProject,
  { file, id }: Pick<VoiceProfile, 'file' | 'id'>,
  block: string,
  index: number | null,
  { option, ...failure }: VoiceFailure,
): Failure => {
  const path = [
    'backends',
    block,
    ...(index === null ? [] : [index]),
    'options',
    ...(option === undefined ? [] : [option]),
  ];
  return { file, ...yamlPositionOf(open.voices.texts.get(id) ?? '', path), ...failure };
};

/** Without facts nothing can be looked up: the options as written, which no key is made of. */
const unresolvedOptions = (part: VoicePart): AudibleOptions =>
  Object.fromEntries(
    Object.entries(part.checked as Record<string, unknown>).filter(([name]) =>
      part.driver.audibleOptions.includes(name),
    ),
  ) as AudibleOptions;

const planPart = (
  open: OpenProject,
  part: VoicePart,
  voice: string,
  facts: EngineFacts | undefined,
): Result<PlanPart, VoiceFailure> => {
  const { driver } = part;
  const common = {
    voice,
    language: part.language,
    backend: part.backend,
    revision: driver.revision,
    credit: part.credit,
    maxTextLength: driver.capabilities.maxTextLength,
    reading: {
      // An English engine reads English itself; every other one is Japanese.
      english: part.english ?? (part.language === 'en' ? 'engine' : 'katakana'),
      urls: open.project.config.urls,
      skip: driver.capabilities.readsWell,
      dictionary: compileDictionary(open.dictionary, { voice, backend: part.backend }),
    },
  } as const;
  if (facts === undefined) return ok({ ...common, options: unresolvedOptions(part), facts: null });
  const resolved = driver.resolve(part.checked, facts);
  if (!resolved.ok) return resolved;
  const { options, voiceHash } = resolved.value;
  return ok({
    ...common,
    options,
    facts: { engineVersion: facts.version, dictionaryHash: facts.dictionaryHash, voiceHash },
  });
};

const rememberedFacts = (
  { driver, backend, checked }: VoicePart,
  remembered: FactsByBackend,
): EngineFacts | undefined => {
  const facts = remembered.get(backend);
  return facts !== undefined && driver.resolve(checked, facts).ok ? facts : undefined;
};

/**
 * What plan/ needs of each voice; a voice that its engine does not have is a failure that names the profile's line.
 * `remembered` are facts of engines that do not answer now: what they do not know is looked up later.
 */
export const planVoices = (
  open: OpenProject,
  voices: ReadonlyMap<string, SpeakingVoice>,
  facts: FactsByBackend,
  remembered: FactsByBackend = new Map(),
): Result<ReadonlyMap<string, PlanVoice>, readonly Failure[]> => {
  const failures: Failure[] = [];
  const planned = new Map<string, PlanPart[]>();
  for (const [id, voice] of voices) {
    const parts: PlanPart[] = [];
    for (const part of voice.parts) {
      const now = facts.get(part.backend);
      const made = planPart(open, part, id, now ?? rememberedFacts(part, remembered));
      if (made.ok) parts.push(made.value);
      else {
        const block = open.project.config.backend;
        failures.push(placedFailure(open, voice.profile, block, part.index, made.error));
      }
    }
    planned.set(id, parts);
  }
  if (failures.length > 0) return err(failures);
  const made = new Map<string, PlanVoice>();
  for (const [id, [first, ...others]] of planned) {
    const partner = planned.get(voices.get(id)?.profile.englishVoice ?? '');
    const englishPartner = partner?.find(({ language }) => language === 'en') ?? partner?.[0] ?? null;
    if (first !== undefined) made.set(id, { parts: [first, ...others], englishPartner });
  }
  return ok(made);
};
