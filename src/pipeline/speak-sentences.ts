import { type Failure, HosoError } from '../domain/failure.js';
import type { Manifest } from '../domain/manifest.js';
import type { Plan, PlanItem } from '../domain/plan.js';
import { framesToMs } from '../domain/timeline.js';
import { ok, type Result } from '../util/result.js';
import { makeWav } from './make-wav.js';
import type { PreparedScript, RenderSession } from './render-session.js';
import { type SpokenSentence, splitIntoSentences } from './split-into-sentences.js';

export type SpokenSentences = {
  readonly wav: Uint8Array;
  readonly durationMs: number;
  /** Where in it each sentence is heard. */
  readonly sentences: readonly { readonly index: number; readonly startMs: number; readonly endMs: number }[];
};

/** Index of the first sentence and of the last, both spoken. */
export type SentenceRange = { readonly from: number; readonly to: number };

/**
 * Makes the sound of some sentences of a script; the clips are those of a render. Throws HosoError (`usage`
 * for sentences that are not there), or the signal's reason.
 */
export const speakSentences = async (
  session: RenderSession,
  prepared: PreparedScript,
  { from, to }: SentenceRange,
  last: Manifest | null,
  signal: AbortSignal,
): Promise<Result<SpokenSentences, readonly Failure[]>> => {
  let chosen: readonly SpokenSentence[] = [];
  const choose = (plan: Plan): readonly PlanItem[] => {
    const all = splitIntoSentences(prepared.script, plan.items);
    chosen = all.slice(from - 1, to);
    const first = chosen[0]?.utterances[0];
    const end = chosen.at(-1)?.utterances.at(-1);
    if (first === undefined || end === undefined || to > all.length) {
      const message = `there are no sentences ${from} to ${to}: the script has ${all.length}`;
      throw new HosoError({ code: 'usage', message });
    }
    return plan.items.slice(plan.items.indexOf(first), plan.items.indexOf(end) + 1);
  };
  const made = await makeWav(session, prepared, choose, last, signal);
  if (!made.ok) return made;
  const { wav, frames, spans, sampleRateHz } = made.value;
  const places = new Map(spans.map(({ item, ...span }) => [item, span]));
  const sentences = chosen.flatMap(({ index, utterances }) => {
    const start = places.get(utterances[0] as PlanItem)?.start;
    const end = places.get(utterances.at(-1) as PlanItem)?.end;
    return start === undefined || end === undefined
      ? []
      : [{ index, startMs: framesToMs(start, sampleRateHz), endMs: framesToMs(end, sampleRateHz) }];
  });
  return ok({ wav, durationMs: framesToMs(frames, sampleRateHz), sentences });
};
