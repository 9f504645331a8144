import type { EngineFacts } from '../domain/facts.js';
import { canonicalJson } from '../util/canonical-json.js';
import type { VoicePart } from './voice-parts.js';

type Style = NonNullable<EngineFacts['styles']>[number];

/** The one style with which alone a voice is still found as it is with all; undefined when one is not enough. */
const neededStyle = ({ driver, checked }: VoicePart, facts: EngineFacts): Style | undefined => {
  const resolved = canonicalJson(driver.resolve(checked, facts));
  return facts.styles?.find(
    (style) => canonicalJson(driver.resolve(checked, { ...facts, styles: [style] })) === resolved,
  );
};

/** An engine's facts without the styles that these voices of it do not need: an engine may have over a hundred. */
export const factsOfVoices = (facts: EngineFacts, parts: readonly VoicePart[]): EngineFacts => {
  if (facts.styles === undefined) return facts;
  const needed = parts.map((part) => neededStyle(part, facts));
  if (needed.includes(undefined)) return facts;
  return { ...facts, styles: facts.styles.filter((style) => needed.includes(style)) };
};
