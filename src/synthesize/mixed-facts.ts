import type { EngineFacts } from '../domain/facts.js';

const named = (values: readonly (string | null)[]): string | null => {
  const distinct = [...new Set(values.map((value) => value ?? 'none'))].sort();
  return distinct.length === 1 ? (values[0] ?? null) : distinct.join(' + ');
};

/**
 * The facts of engines that go together, `first` among them. Those of unlike engines name all versions and
 * dictionaries: a clip that any of them may have made never passes for one engine's.
 */
export const mixedFacts = (first: EngineFacts, all: readonly EngineFacts[]): EngineFacts => ({
  ...first,
  version: named(all.map(({ version }) => version)),
  dictionaryHash: named(all.map(({ dictionaryHash }) => dictionaryHash)),
});
