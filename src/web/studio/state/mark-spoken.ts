import type { EpisodeView, PassageView, SegmentView, Sentence } from '../../../domain/studio-api.js';
import { sentencesOf } from './sentences.js';

type Found = { readonly segment: number; readonly sentence: Sentence; readonly place: number };

const findUtterance = (view: EpisodeView, index: number): Found | null => {
  let before = 0;
  for (const segment of view.segments) {
    for (const passage of segment.passages) {
      if (passage.type === 'beat') continue;
      for (const sentence of passage.sentences) {
        const place = index - 1 - before;
        if (place < sentence.utterances.length) return { segment: segment.index, sentence, place };
        before += sentence.utterances.length;
      }
    }
  }
  return null;
};

const replaceIn = (passage: PassageView, old: Sentence, next: Sentence): PassageView =>
  passage.type === 'speech' && passage.sentences.includes(old)
    ? { ...passage, sentences: passage.sentences.map((sentence) => (sentence === old ? next : sentence)) }
    : passage;

/** The clip of an utterance (1-based over the episode) is there now. */
export const markSpoken = (view: EpisodeView, index: number): EpisodeView => {
  const found = findUtterance(view, index);
  if (found === null || found.sentence.utterances[found.place]?.cached === true) return view;
  const utterances = found.sentence.utterances.map((utterance, place) =>
    place === found.place ? { ...utterance, cached: true } : utterance,
  );
  const isWhole = utterances.every((utterance) => utterance.cached === true);
  const next: Sentence = { ...found.sentence, utterances, cached: isWhole ? true : found.sentence.cached };
  const gained = isWhole && found.sentence.cached !== true ? 1 : 0;
  const change = (segment: SegmentView): SegmentView => ({
    ...segment,
    cached: segment.cached + gained,
    passages: segment.passages.map((passage) => replaceIn(passage, found.sentence, next)),
  });
  return {
    ...view,
    segments: view.segments.map((segment) => (segment.index === found.segment ? change(segment) : segment)),
  };
};

/** The clips of all sentences from one to another (indexes, both included) are there now. */
export const markSentences = (view: EpisodeView, from: number, to: number): EpisodeView => {
  let index = 0;
  let marked = view;
  for (const sentence of sentencesOf(view)) {
    for (const _utterance of sentence.utterances) {
      index += 1;
      if (sentence.index >= from && sentence.index <= to) marked = markSpoken(marked, index);
    }
  }
  return marked;
};
