import type { Failure } from '../domain/failure.js';
import type { VoiceProfile } from '../domain/voice-profile.js';
import { nearestNames } from '../util/nearest-names.js';
import { err, ok, type Result } from '../util/result.js';
import type { Voices } from '../voices/load-voices.js';

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** Finds a profile by id, name or alias. */
export const findVoice = (voices: Voices, wanted: string): Result<VoiceProfile, Failure> => {
  const target = fold(wanted);
  const profiles = [...voices.profiles.values()];
  const found =
    voices.profiles.get(wanted) ??
    profiles.find(({ name }) => fold(name) === target) ??
    profiles.find(({ aliases }) => aliases.some((alias) => fold(alias) === target));
  if (found !== undefined) return ok(found);
  const names = profiles.flatMap(({ id, name, aliases }) => [id, name, ...aliases]);
  const near = nearestNames(wanted, names);
  return err({
    code: 'voice-unknown',
    message: `there is no voice ${wanted}${near.length > 0 ? `: do you mean ${near.join(' or ')}?` : ''}`,
    hint: `The voices in ${voices.dir} are: ${profiles.map(({ id, name }) => `${id} (${name})`).join(', ')}.`,
  });
};
