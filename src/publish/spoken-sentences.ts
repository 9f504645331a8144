import type { ManifestEntry } from '../domain/manifest.js';

export type SpokenEntry = Extract<ManifestEntry, { type: 'utterance' }>;

/** What one voice says between two full stops: one utterance, or several where the language or the length asked. */
export type SpokenSentence = {
  readonly voice: string;
  readonly segment: number;
  readonly utterances: readonly SpokenEntry[];
};

/** Pauses that can stand inside a sentence. */
const INNER_PAUSES: ReadonlySet<string> = new Set(['switch', 'comma', 'break']);
const SENTENCE_END = /[。！？!?][」』）)】”’〉》\]］]*\s*$/u;

/** A bracket that closes what the sentence before opened: 「（すごいね！）」 is one to the eye. */
const CLOSING_START = /^\s*[」』）)】”’〉》\]］]/u;

/** The sentences of a timeline, in order. */
export const spokenSentences = (timeline: readonly ManifestEntry[]): readonly SpokenSentence[] => {
  const sentences: { voice: string; segment: number; utterances: SpokenEntry[] }[] = [];
  let isBroken = true;
  for (const entry of timeline) {
    if (entry.type !== 'utterance') {
      if (entry.type === 'music' || !INNER_PAUSES.has(entry.kind)) isBroken = true;
      continue;
    }
    const last = sentences.at(-1);
    const isSpokenOn = !isBroken && !SENTENCE_END.test(last?.utterances.at(-1)?.text ?? '');
    const goesOn = isSpokenOn || CLOSING_START.test(entry.text);
    if (goesOn && last?.voice === entry.voice && last.segment === entry.segment) last.utterances.push(entry);
    else sentences.push({ voice: entry.voice, segment: entry.segment, utterances: [entry] });
    isBroken = false;
  }
  return sentences;
};
