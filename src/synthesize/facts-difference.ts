import type { Backend } from '../backends/backend.js';
import type { EngineFacts } from '../domain/facts.js';
import { canonicalJson } from '../util/canonical-json.js';

/**
 * What makes two engines of a backend sound unlike for these voices, in words; null when nothing does. Engines
 * may offer different voices as long as those that are used are the same.
 */
export const factsDifference = (
  backend: Backend,
  voices: readonly unknown[],
  expected: EngineFacts,
  found: EngineFacts,
): string | null => {
  if (found.version !== expected.version) {
    return `version ${found.version ?? 'unknown'}, not ${expected.version ?? 'unknown'}`;
  }
  if (found.dictionaryHash !== expected.dictionaryHash) return 'another user dictionary';
  if (canonicalJson(found.voiceFiles) !== canonicalJson(expected.voiceFiles)) return 'other voice files';
  for (const voice of voices) {
    const ours = backend.resolve(voice, expected);
    const theirs = backend.resolve(voice, found);
    if (!ours.ok || (theirs.ok && canonicalJson(ours.value) === canonicalJson(theirs.value))) continue;
    return theirs.ok ? 'another voice by the same name' : theirs.error.message;
  }
  return null;
};
