import type { Failure } from '../domain/failure.js';
import type { EnglishMode } from '../domain/reading.js';
import type { VoiceOptions, VoiceProfile } from '../domain/voice-profile.js';
import { err, ok, type Result } from '../util/result.js';

/** One way a voice sounds: the whole of it, or one language of it. */
export type BlockPart = {
  readonly language: 'ja' | 'en' | null;
  readonly backend: string;
  readonly credit: string;
  readonly english: EnglishMode | undefined;
  readonly options: VoiceOptions;
  /** Place in the list of parts; null when the block is not a list. */
  readonly index: number | null;
};

/** The parts of one block of a profile, as written; none when the profile has no such block. */
export const blockParts = (profile: VoiceProfile, backend: string): readonly BlockPart[] => {
  const block = profile.backends[backend];
  if (block === undefined) return [];
  if (!Array.isArray(block))
    return [{ ...block, english: block.english, language: null, backend, index: null }];
  return block.map((part, index) => ({ ...part, english: part.english, index }));
};

/** How a voice speaks through a backend. `tone` needs no block and replaces everything. */
export const selectBlock = (
  profile: VoiceProfile,
  backend: string,
): Result<readonly BlockPart[], Failure> => {
  if (backend === 'tone') {
    return ok([{ language: null, backend, credit: '', english: undefined, options: {}, index: null }]);
  }
  const parts = blockParts(profile, backend);
  if (parts.length > 0) return ok(parts);
  const there = Object.keys(profile.backends).join(', ');
  return err({
    code: 'voice-invalid',
    file: profile.file,
    message: `voice ${profile.id} has no block for backend ${backend}`,
    hint: `Add backends.${backend} to the profile, or choose one of its backends with --backend: ${there}.`,
  });
};
