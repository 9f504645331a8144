import type { Backend } from '../backends/backend.js';
import type { EngineFacts } from '../domain/facts.js';
import { canonicalJson } from '../util/canonical-json.js';

/** What makes two engines sound unlike whatever the voice, in words; null when nothing does. */
export const versionDifference = (expected: EngineFacts, found: EngineFacts): string | null => {
  if (found.version !== expected.version) {
    return `version ${found.version ?? 'unknown'}, not ${expected.version ?? 'unknown'}`;
  }
  if (found.dictionaryHash !== expected.dictionaryHash) return 'another user dictionary';
  return canonicalJson(found.voiceFiles) === canonicalJson(expected.voiceFiles) ? null : 'other voice files';
};

/**
 * Which of these voices is not the same in both engines, in words; null when all are. Engines may offer different
 * voices beside those.
 */
export const voiceDifference = (
  backend: Backend,
  voices: readonly unknown[],
  expected: EngineFacts,
  found: EngineFacts,
): string | null => {
  for (const voice of voices) {
    const ours = backend.resolve(voice, expected);
    const theirs = backend.resolve(voice, found);
    if (!ours.ok || (theirs.ok && canonicalJson(ours.value) === canonicalJson(theirs.value))) continue;
    return theirs.ok ? 'another voice by the same name' : theirs.error.message;
  }
  return null;
};
