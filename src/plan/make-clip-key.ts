import type { ClipKey } from '../domain/clip-key.js';
import { canonicalJson } from '../util/canonical-json.js';
import { sha256 } from '../util/sha256.js';
import type { PlanPart } from './plan-voice.js';

/** Raised when the meaning of a key changes: every clip of every user is then made again. */
const KEY_FORMAT = 1;

/**
 * The key of the clip of one reading: sha256 of all that is really sent and of what speaks it.
 * The engine's address, the script's name and the line are not in it. Null without facts.
 */
export const makeClipKey = (part: PlanPart, reading: string): ClipKey | null => {
  if (part.facts === null) return null;
  return sha256(
    canonicalJson({
      format: KEY_FORMAT,
      backend: part.backend,
      revision: part.revision,
      engineVersion: part.facts.engineVersion,
      dictionaryHash: part.facts.dictionaryHash,
      voiceHash: part.facts.voiceHash,
      options: part.options,
      sampleFormat: 's16le',
      reading,
    }),
  ) as ClipKey;
};

/** Names a sound by what makes clips sound alike, whatever they say. */
export const makeSoundKey = (part: PlanPart): string =>
  sha256(canonicalJson({ backend: part.backend, options: part.options }));
