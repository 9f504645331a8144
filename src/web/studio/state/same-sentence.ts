import type { PassageView, SegmentView, Sentence, SentenceFinding } from '../../../domain/studio-api.js';

const sameFinding = (a: SentenceFinding, aBase: number, b: SentenceFinding, bBase: number): boolean =>
  a.level === b.level &&
  a.code === b.code &&
  a.message === b.message &&
  a.text === b.text &&
  a.reading === b.reading &&
  a.offset - aBase === b.offset - bBase &&
  a.length === b.length;

/** Whether two sentences look alike: one that only moved in the script does. */
export const sameSentence = (a: Sentence, b: Sentence): boolean =>
  a === b ||
  (a.index === b.index &&
    a.text === b.text &&
    a.reading === b.reading &&
    a.cached === b.cached &&
    (a.startMs === null) === (b.startMs === null) &&
    a.findings.length === b.findings.length &&
    a.findings.every((finding, place) => {
      const other = b.findings[place];
      return other !== undefined && sameFinding(finding, a.offset, other, b.offset);
    }));

const samePassage = (a: PassageView, b: PassageView | undefined): boolean => {
  if (a === b) return true;
  if (b === undefined || a.type === 'beat' || b.type === 'beat') return a.type === b?.type;
  return (
    a.voice === b.voice &&
    a.skill === b.skill &&
    a.chosen === b.chosen &&
    a.sentences.length === b.sentences.length &&
    a.sentences.every((sentence, place) => {
      const other = b.sentences[place];
      return other !== undefined && sameSentence(sentence, other);
    })
  );
};

/** Whether two segments look alike, so that neither has to be drawn again. */
export const sameSegment = (a: SegmentView, b: SegmentView): boolean =>
  a === b ||
  (a.index === b.index &&
    a.title === b.title &&
    a.sentences === b.sentences &&
    a.cached === b.cached &&
    a.startMs === b.startMs &&
    a.endMs === b.endMs &&
    a.lufs === b.lufs &&
    a.passages.length === b.passages.length &&
    a.passages.every((passage, place) => samePassage(passage, b.passages[place])));
