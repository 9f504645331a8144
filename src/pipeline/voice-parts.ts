import type { Backend } from '../backends/backend.js';
import { backendNamed } from '../backends/registry.js';
import type { Failure } from '../domain/failure.js';
import type { Script } from '../domain/script.js';
import type { VoiceProfile } from '../domain/voice-profile.js';
import { notatedVoices } from '../plan/notated-text.js';
import { err, ok, type Result } from '../util/result.js';
import { type BlockPart, selectBlock } from '../voices/select-block.js';
import type { OpenProject } from './open-project.js';

/** A part of a voice with its backend loaded and its options checked. */
export type VoicePart = BlockPart & {
  readonly driver: Backend;
  /** As the backend's `optionsSchema` gives them. */
  readonly checked: unknown;
};

export type SpeakingVoice = {
  readonly profile: VoiceProfile;
  readonly parts: readonly VoicePart[];
};

const speakingVoice = async (
  open: OpenProject,
  profile: VoiceProfile,
): Promise<Result<SpeakingVoice, readonly Failure[]>> => {
  const block = selectBlock(profile, open.project.config.backend);
  if (!block.ok) return err([block.error]);
  const parts: VoicePart[] = [];
  for (const part of block.value) {
    const driver = await backendNamed(part.backend);
    if (!driver.ok) return err([{ ...driver.error, file: profile.file }]);
    const checked = driver.value.optionsSchema.safeParse(part.options);
    // The profiles were checked when they were loaded; a block of `tone` is made by us.
    if (!checked.success) throw new Error(`${profile.file}: unchecked options for ${part.backend}`);
    parts.push({ ...part, driver: driver.value, checked: checked.data });
  }
  return ok({ profile, parts });
};

/** Ids of the voices that a script's passages, or its notation, use. */
export const voiceIdsOf = (script: Script): readonly string[] => [
  ...new Set(
    script.segments.flatMap((segment) =>
      segment.passages.flatMap((passage) =>
        passage.type === 'speech' ? [passage.voice, ...notatedVoices(passage.text)] : [],
      ),
    ),
  ),
];

/** The voice that speaks a voice's long runs of English, where the profile asks for one. */
const partnerOf = ({ profile, parts }: SpeakingVoice): string | undefined =>
  parts.some((part) => part.english === 'voice') ? profile.englishVoice : undefined;

/** The voices, by id, as they speak through the chosen backend; all problems at once. */
export const speakingVoices = async (
  open: OpenProject,
  ids: readonly string[],
): Promise<Result<ReadonlyMap<string, SpeakingVoice>, readonly Failure[]>> => {
  const failures: Failure[] = [];
  const voices = new Map<string, SpeakingVoice>();
  // A voice's English partner joins the list while it is walked.
  const wanted = new Set(ids);
  for (const id of wanted) {
    const profile = open.voices.profiles.get(id);
    if (profile === undefined) {
      failures.push({
        code: 'voice-unknown',
        message: `there is no voice ${id} in ${open.voices.dir}`,
        hint: `The voices here are: ${[...open.voices.profiles.keys()].join(', ')}.`,
      });
      continue;
    }
    const voice = await speakingVoice(open, profile);
    if (!voice.ok) {
      failures.push(...voice.error);
      continue;
    }
    voices.set(id, voice.value);
    const partner = partnerOf(voice.value);
    if (partner !== undefined) wanted.add(partner);
  }
  return failures.length > 0 ? err(failures) : ok(voices);
};
