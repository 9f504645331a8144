import type { Plan, UtteranceItem } from '../domain/plan.js';
import type { Script } from '../domain/script.js';
import type { Utterance } from '../synthesize/utterance.js';

/** What synthesize/ needs of a planned utterance. Throws when its key is not known: ask for facts first. */
export const utteranceOf = (script: Script, plan: Plan, item: UtteranceItem): Utterance => {
  const sound = plan.sounds[item.sound];
  if (item.key === null || sound === undefined) throw new Error(`utterance ${item.index} has no key`);
  const { index, segment, line, column, key, backend, reading } = item;
  return {
    script: script.name,
    file: script.path,
    index,
    segment,
    line,
    column,
    key,
    backend,
    options: sound.options,
    reading,
  };
};
