import type { EngineFacts } from '../domain/facts.js';
import { type Failure, HosoError } from '../domain/failure.js';
import type { Manifest } from '../domain/manifest.js';
import type { Plan } from '../domain/plan.js';
import { createPlan } from '../plan/create-plan.js';
import { err, ok, type Result } from '../util/result.js';
import { factsOfVoices } from './facts-of-voices.js';
import type { Engines } from './open-engines.js';
import type { OpenProject } from './open-project.js';
import { planVoices } from './plan-voices.js';
import type { PreparedScript } from './render-session.js';

export type PlannedScript = {
  readonly plan: Plan;
  /** What these voices need of the facts that the plan was made with, by backend name. */
  readonly facts: ReadonlyMap<string, EngineFacts>;
  /** Engines that did not answer: their facts are those of the last render, or none. */
  readonly away: readonly Failure[];
};

/**
 * Plans a script. For an engine that does not answer the facts of the last render of that script are used; without
 * any, its utterances have no key. A script that says nothing once its markup is gone is `script-invalid`.
 */
export const planScript = (
  open: OpenProject,
  { script, voices }: PreparedScript,
  engines: Engines,
  last: Manifest | null,
): Result<PlannedScript, readonly Failure[]> => {
  const facts = new Map<string, EngineFacts>();
  const remembered = new Map<string, EngineFacts>();
  const away: Failure[] = [];
  const parts = [...voices.values()].flatMap((voice) => voice.parts);
  for (const name of new Set(parts.map(({ backend }) => backend))) {
    const now = engines.facts.get(name);
    const known = now ?? last?.facts[name];
    const own = parts.filter(({ backend }) => backend === name);
    if (known !== undefined) facts.set(name, factsOfVoices(known, own));
    if (now === undefined && known !== undefined) remembered.set(name, known);
    const pool = engines.pools.get(name);
    if (pool instanceof HosoError) away.push(pool.failure);
  }
  const planned = planVoices(open, voices, engines.facts, remembered);
  if (!planned.ok) return err([...planned.error, ...away]);
  const plan = createPlan({ script, voices: planned.value, pauses: open.project.config.pauses });
  if (plan.items.length > 0) return ok({ plan, facts, away });
  const message = 'holds nothing that could be spoken: markup and signs only';
  return err([{ code: 'script-invalid', file: script.path, message }]);
};
