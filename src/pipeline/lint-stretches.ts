import type { Failure } from '../domain/failure.js';
import type { Plan, UtteranceItem } from '../domain/plan.js';
import type { Stretch } from '../lint/find-readings.js';
import { createPlan } from '../plan/create-plan.js';
import { makeSoundKey } from '../plan/make-clip-key.js';
import { notatedParts } from '../plan/notated-text.js';
import type { PlanPart, PlanVoice } from '../plan/plan-voice.js';
import type { ReadingOptions } from '../reading/reading-options.js';
import { err, ok, type Result } from '../util/result.js';
import type { OpenProject } from './open-project.js';
import { planVoices } from './plan-voices.js';
import type { PreparedScript } from './render-session.js';

/** A sentence is looked at as a whole, however long. */
const uncut = (part: PlanPart): PlanPart => ({ ...part, maxTextLength: Number.POSITIVE_INFINITY });

const uncutVoice = ({ parts: [first, ...others], englishPartner }: PlanVoice): PlanVoice => ({
  parts: [uncut(first), ...others.map(uncut)],
  englishPartner: englishPartner === null ? null : uncut(englishPartner),
});

/** How each part of each voice reads, by voice and sound. */
const readingsOf = (voices: Iterable<PlanVoice>): ReadonlyMap<string, ReadingOptions> =>
  new Map(
    [...voices]
      .flatMap(({ parts, englishPartner }) => [
        ...parts,
        ...(englishPartner === null ? [] : [englishPartner]),
      ])
      .map((part) => [`${part.voice} ${makeSoundKey(part)}`, part.reading]),
  );

const stretchOf = (
  item: UtteranceItem,
  plan: Plan,
  readings: ReadonlyMap<string, ReadingOptions>,
): Stretch => {
  const options = readings.get(`${item.voice} ${plan.sounds[item.sound]?.key}`);
  if (options === undefined) throw new Error(`nobody reads utterance ${item.index}`);
  const given = notatedParts(item.text).flatMap((part) => (part.type === 'text' ? part.given : []));
  return { offset: item.offset, text: item.text, given, options };
};

/** What the engines would be sent of a script, as they are planned; no engine is asked. */
export const lintStretches = (
  open: OpenProject,
  { script, voices }: PreparedScript,
): Result<readonly Stretch[], readonly Failure[]> => {
  const planned = planVoices(open, voices, new Map());
  if (!planned.ok) return err(planned.error);
  const whole = new Map([...planned.value].map(([id, voice]) => [id, uncutVoice(voice)]));
  const plan = createPlan({ script, voices: whole, pauses: open.project.config.pauses });
  const readings = readingsOf(whole.values());
  return ok(
    plan.items.flatMap((item) => (item.type === 'utterance' ? [stretchOf(item, plan, readings)] : [])),
  );
};
