import type { EngineFacts } from '../domain/facts.js';
import { canonicalJson } from '../util/canonical-json.js';
import type { VoicePart } from './voice-parts.js';

type Style = NonNullable<EngineFacts['styles']>[number];

/** What a voice is found by: one of the styles, none of them (null), or more than one (undefined). */
export const neededStyle = (
  { driver, checked }: Pick<VoicePart, 'driver' | 'checked'>,
  facts: EngineFacts,
): Style | null | undefined => {
  const resolved = canonicalJson(driver.resolve(checked, facts));
  const isEnough = (styles: readonly Style[]): boolean =>
    canonicalJson(driver.resolve(checked, { ...facts, styles: [...styles] })) === resolved;
  return isEnough([]) ? null : facts.styles?.find((style) => isEnough([style]));
};

/** An engine's facts without the styles that these voices of it do not need: an engine may have over a hundred. */
export const factsOfVoices = (facts: EngineFacts, parts: readonly VoicePart[]): EngineFacts => {
  if (facts.styles === undefined) return facts;
  const needed = parts.map((part) => neededStyle(part, facts));
  if (needed.includes(undefined)) return facts;
  return { ...facts, styles: facts.styles.filter((style) => needed.includes(style)) };
};
