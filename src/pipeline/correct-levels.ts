import type { AssembledPart } from '../assemble/assemble-episode.js';
import { correctedGain } from '../assemble/levels.js';
import { LOUDNESS_TOLERANCE_LU } from '../publish/check-episode.js';
import { PEAK_LIMIT_DB } from './episode-format.js';
import type { LevelsOrOff } from './episode-mix.js';
import type { GateResult } from './gate.js';

/** How far below the limit a part's peaks are aimed that were above it. */
const SPARE_DB = 0.2;
/** Measures of true peaks differ by this: a part so near to the limit is turned down too. */
const NEAR_DB = 0.05;

/**
 * Levels for another go when the finished sound is not as loud as it should be or its peaks are too high; null when
 * they are right, or nothing can be done. The gain is that of the whole episode; peaks are held part by part, so
 * that no other part changes.
 */
export const correctLevels = (
  levels: LevelsOrOff,
  { findings, parts }: Pick<GateResult, 'findings' | 'parts'>,
): LevelsOrOff => {
  if (levels === null) return null;
  const { lufs } = findings;
  if (lufs !== null && Math.abs(lufs - levels.targetLufs) > LOUDNESS_TOLERANCE_LU) {
    const gainDb = correctedGain(levels.gainDb, lufs, levels.targetLufs);
    return gainDb === levels.gainDb ? null : { ...levels, gainDb };
  }
  const ceilings = parts.flatMap(({ part: { baseKey }, findings: { peakDb } }): [string, number][] => {
    const overDb = peakDb - (PEAK_LIMIT_DB - NEAR_DB);
    const ceilingDb = levels.partCeilings[baseKey] ?? levels.ceilingDb;
    return overDb <= 0 ? [] : [[baseKey, Math.round((ceilingDb - overDb - SPARE_DB) * 100) / 100]];
  });
  if (ceilings.length === 0) return null;
  return { ...levels, partCeilings: { ...levels.partCeilings, ...Object.fromEntries(ceilings) } };
};

/** The levels as the manifest keeps them: without ceilings of parts that are no more. */
export const keptLevels = (levels: LevelsOrOff, parts: readonly AssembledPart[]): LevelsOrOff => {
  if (levels === null) return null;
  const keys = new Set(parts.map(({ baseKey }) => baseKey));
  const partCeilings = Object.fromEntries(
    Object.entries(levels.partCeilings).filter(([key]) => keys.has(key)),
  );
  return { ...levels, partCeilings };
};
