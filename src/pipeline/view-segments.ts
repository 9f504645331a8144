import type { Script, Segment, SpeechPassage } from '../domain/script.js';
import type { PassageView, SegmentView, Sentence, SentenceFinding } from '../domain/studio-api.js';
import type { LintNote } from '../lint/lint-note.js';
import { parseNotation } from '../reading/notation.js';
import { isSpeakable } from '../util/is-speakable.js';
import type { ExplainedItem } from './explain-misses.js';
import type { SpanMs } from './match-timeline.js';
import { type SpokenSentence, splitIntoSentences } from './split-into-sentences.js';

export type ExplainedUtterance = Extract<ExplainedItem, { type: 'utterance' }>;

const firstLine = (text: string): string => /^[^\n\r]*/.exec(text)?.[0] ?? '';

export const findingOf = (source: string, note: LintNote): SentenceFinding => ({
  level: note.level,
  code: note.code,
  message: note.message,
  text: firstLine(source.slice(note.start, note.end)),
  ...(note.reading === undefined ? {} : { reading: note.reading }),
  offset: note.start,
  length: note.end - note.start,
});

/** The voice that notation gives all that a passage says; null when it gives none, or not the same to all. */
export const chosenVoice = ({ text }: SpeechPassage): string | null => {
  if (!text.includes('<voice')) return null;
  const voices = new Set(
    parseNotation(text).flatMap((span) =>
      (span.type === 'text' && isSpeakable(span.text)) || span.type === 'reading' ? [span.voice] : [],
    ),
  );
  const [only = null] = voices;
  return voices.size === 1 ? only : null;
};

const allOrNull = (all: readonly (boolean | null)[]): boolean | null =>
  all.includes(null) ? null : all.every((each) => each === true);

const sentenceView = (
  source: string,
  sentence: SpokenSentence<ExplainedUtterance>,
  span: SpanMs | undefined,
  findings: readonly SentenceFinding[],
): Sentence => {
  const { index, segment, offset, length, line } = sentence;
  const utterances = sentence.utterances.map(({ voice, backend, text, reading, cached }) => ({
    voice,
    backend,
    text,
    reading,
    cached,
  }));
  return {
    index,
    segment,
    offset,
    length,
    line,
    text: source.slice(offset, offset + length),
    reading: utterances.map(({ reading }) => reading).join(''),
    utterances,
    cached: allOrNull(utterances.map(({ cached }) => cached)),
    startMs: span?.startMs ?? null,
    endMs: span?.endMs ?? null,
    findings,
  };
};

/** Loudness of the segments of the MP3, by their index there. */
export type SegmentLoudness = ReadonlyMap<number, number | null>;

const segmentView = (
  segment: Segment,
  sentencesOf: ReadonlyMap<SpeechPassage, readonly Sentence[]>,
  lufs: number | null,
): SegmentView => {
  const passages = segment.passages.map((passage): PassageView => {
    if (passage.type === 'beat') return { type: 'beat', line: passage.line };
    const { voice, skill, offset, text, line } = passage;
    return {
      type: 'speech',
      voice,
      skill,
      offset,
      length: text.length,
      line,
      chosen: chosenVoice(passage),
      sentences: sentencesOf.get(passage) ?? [],
    };
  });
  const sentences = passages.flatMap((passage) => (passage.type === 'speech' ? passage.sentences : []));
  const isThere = sentences.length > 0 && sentences.every(({ startMs }) => startMs !== null);
  return {
    index: segment.index,
    title: segment.title,
    line: segment.line,
    sentences: sentences.length,
    cached: sentences.filter(({ cached }) => cached === true).length,
    startMs: isThere ? (sentences[0]?.startMs ?? null) : null,
    endMs: isThere ? (sentences.at(-1)?.endMs ?? null) : null,
    lufs: isThere ? lufs : null,
    passages,
  };
};

export type SegmentsInput = {
  readonly script: Script;
  /** Null when the script could not be planned: then its passages have no sentences. */
  readonly items: readonly ExplainedItem[] | null;
  readonly notes: readonly LintNote[];
  /** Where the MP3 holds the sentences, and how loud its segments are. */
  readonly match: (sentences: readonly SpokenSentence[]) => ReadonlyMap<number, SpanMs>;
  readonly loudness: SegmentLoudness;
};

export type ViewedSegments = {
  readonly segments: readonly SegmentView[];
  /** Those that lie in no sentence. */
  readonly findings: readonly SentenceFinding[];
};

/** What a page shows of a script: its segments and passages, and the sentences with all that is known of each. */
export const viewSegments = ({ script, items, notes, match, loudness }: SegmentsInput): ViewedSegments => {
  const { source } = script;
  const sentences = items === null ? [] : splitIntoSentences(script, items);
  const spans = match(sentences);
  const ordered = [...notes].sort((a, b) => a.start - b.start || b.end - a.end);
  const sentencesOf = new Map<SpeechPassage, Sentence[]>();
  const rest: SentenceFinding[] = [];
  let next = 0;
  const takeUpTo = (end: number): SentenceFinding[] => {
    const taken: SentenceFinding[] = [];
    for (let note = ordered[next]; note !== undefined && note.start < end; note = ordered[++next])
      taken.push(findingOf(source, note));
    return taken;
  };
  for (const sentence of sentences) {
    const { passage, offset, length, index } = sentence;
    rest.push(...takeUpTo(offset));
    const views = sentencesOf.get(passage) ?? [];
    sentencesOf.set(passage, views);
    views.push(sentenceView(source, sentence, spans.get(index), takeUpTo(offset + length)));
  }
  rest.push(...takeUpTo(Number.POSITIVE_INFINITY));
  const segments = script.segments.map((segment) =>
    segmentView(segment, sentencesOf, loudness.get(segment.index) ?? null),
  );
  return { segments, findings: rest };
};
