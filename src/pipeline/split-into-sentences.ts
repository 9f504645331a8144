import type { PlanItem, UtteranceItem } from '../domain/plan.js';
import type { Script, SpeechPassage } from '../domain/script.js';

/** Neighbouring utterances without a pause between them but those that a cut inside a sentence makes. */
export type SpokenSentence<U extends UtteranceItem = UtteranceItem> = {
  /** 1-based over the episode. */
  readonly index: number;
  readonly segment: number;
  readonly passage: SpeechPassage;
  readonly offset: number;
  readonly length: number;
  readonly line: number;
  readonly utterances: readonly U[];
};

type Stretch = { readonly segment: number; readonly passage: SpeechPassage };

/** The passage that holds an offset; offsets are asked for in order. */
const passageFinder = (script: Script): ((offset: number) => Stretch) => {
  const passages = script.segments.flatMap(({ index, passages: all }) =>
    all.flatMap((passage) => (passage.type === 'speech' ? [{ segment: index, passage }] : [])),
  );
  let at = 0;
  return (offset) => {
    while ((passages[at + 1]?.passage.offset ?? Number.POSITIVE_INFINITY) <= offset) at += 1;
    const found = passages[at];
    if (found === undefined) throw new Error(`no passage holds offset ${offset}`);
    return found;
  };
};

/** Pauses that stand inside a sentence: where it was cut for its length, or where the voice changes. */
const isInside = (kind: string): boolean => kind === 'switch' || kind === 'comma';

/** The sentences of a plan, in order. A sentence lies in one passage. */
export const splitIntoSentences = <U extends UtteranceItem>(
  script: Script,
  items: readonly (U | Exclude<PlanItem, UtteranceItem>)[],
): readonly SpokenSentence<U>[] => {
  const passageAt = passageFinder(script);
  const groups: (Stretch & { readonly utterances: [U, ...U[]] })[] = [];
  let joins = false;
  for (const item of items) {
    if (item.type === 'pause') {
      joins &&= isInside(item.kind);
      continue;
    }
    const stretch = passageAt(item.offset);
    const last = groups.at(-1);
    if (joins && last?.passage === stretch.passage) last.utterances.push(item);
    else groups.push({ ...stretch, utterances: [item] });
    joins = true;
  }
  return groups.map(({ segment, passage, utterances }, index) => {
    const [{ offset, line }] = utterances;
    const last = utterances.at(-1) ?? utterances[0];
    const length = last.offset + last.text.length - offset;
    return { index: index + 1, segment, passage, offset, length, line, utterances };
  });
};
