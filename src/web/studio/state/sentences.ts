import type { EpisodeView, SegmentView, Sentence } from '../../../domain/studio-api.js';

export const sentencesOfSegment = (segment: SegmentView): readonly Sentence[] =>
  segment.passages.flatMap((passage) => (passage.type === 'speech' ? passage.sentences : []));

const known = new WeakMap<EpisodeView, readonly Sentence[]>();

/** All sentences of an episode in order; the same list for the same view. */
export const sentencesOf = (view: EpisodeView): readonly Sentence[] => {
  const list = known.get(view) ?? view.segments.flatMap(sentencesOfSegment);
  known.set(view, list);
  return list;
};

export const sentenceAt = (view: EpisodeView, index: number): Sentence | undefined =>
  sentencesOf(view).find((sentence) => sentence.index === index);

/** First and last index of the sentences that touch a span of the script; null when none does. */
export const sentencesInSpan = (
  view: EpisodeView,
  offset: number,
  length: number,
): { readonly from: number; readonly to: number } | null => {
  const touched = sentencesOf(view).filter(
    (sentence) =>
      sentence.offset < offset + Math.max(length, 1) && sentence.offset + sentence.length > offset,
  );
  const first = touched[0];
  const last = touched.at(-1);
  return first === undefined || last === undefined ? null : { from: first.index, to: last.index };
};

/** The sentence at or after a line of the script, for chapters that are not in the MP3. */
export const sentenceAtLine = (view: EpisodeView, line: number): Sentence | undefined =>
  sentencesOf(view).find((sentence) => sentence.line >= line);

/** The next sentence that errors or warnings are about, going round; null when there is none. */
export const nextFinding = (view: EpisodeView, from: number, step: 1 | -1): number | null => {
  const list = sentencesOf(view).filter((sentence) =>
    sentence.findings.some((finding) => finding.level !== 'info'),
  );
  const ordered = step === 1 ? list : [...list].reverse();
  const next = ordered.find((sentence) => (step === 1 ? sentence.index > from : sentence.index < from));
  return (next ?? ordered[0])?.index ?? null;
};
