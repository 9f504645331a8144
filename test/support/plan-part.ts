import { type Pauses, pausesSchema } from '../../src/config/config-schema.js';
import type { PlanPart } from '../../src/plan/plan-voice.js';
import { compileDictionary } from '../../src/reading/compile-dictionary.js';

/** How a voice speaks through `tone`, as planning sees it. */
export const tonePart = (changes: Partial<PlanPart> = {}): PlanPart => ({
  voice: 'host',
  language: null,
  backend: 'tone',
  revision: 1,
  options: { frequencyHz: 440 },
  credit: 'a tone',
  facts: { engineVersion: '1', dictionaryHash: null, voiceHash: null },
  maxTextLength: 100,
  reading: { english: 'engine', urls: 'domain', skip: [], dictionary: compileDictionary([]) },
  ...changes,
});

export const defaultPauses: Pauses = pausesSchema.parse({});
