import type {
  EpisodeView,
  PassageView,
  SegmentView,
  Sentence,
  SentenceFinding,
} from '../../src/domain/studio-api.js';

/** Texts of the sentences of each segment; all are spoken by one voice and stand one a line. */
export type Outline = readonly (readonly string[])[];

const sentenceOf = (
  index: number,
  segment: number,
  line: number,
  offset: number,
  text: string,
): Sentence => ({
  index,
  segment,
  offset,
  length: text.length,
  line,
  text,
  reading: text,
  utterances: [{ voice: 'host', backend: 'tone', text, reading: text, cached: false }],
  cached: false,
  startMs: null,
  endMs: null,
  findings: [],
});

/** An episode's view as the server would tell it, of a script with the given sentences. */
export const episodeView = (outline: Outline, change: Partial<EpisodeView> = {}): EpisodeView => {
  const source = outline.map((texts) => texts.join('\n')).join('\n----\n');
  let [index, line, offset] = [0, 0, 0];
  const segments = outline.map((texts, place): SegmentView => {
    if (place > 0) {
      line += 1;
      offset += '----\n'.length;
    }
    const sentences = texts.map((text) => {
      index += 1;
      line += 1;
      const sentence = sentenceOf(index, place + 1, line, offset, text);
      offset += text.length + 1;
      return sentence;
    });
    const first = sentences[0];
    const passages: PassageView[] =
      first === undefined
        ? []
        : [
            {
              type: 'speech',
              voice: 'host',
              skill: null,
              offset: first.offset,
              length: offset - 1 - first.offset,
              line: first.line,
              chosen: null,
              sentences,
            },
          ];
    return {
      index: place + 1,
      title: null,
      line: first?.line ?? line,
      sentences: sentences.length,
      cached: 0,
      startMs: null,
      endMs: null,
      lufs: null,
      passages,
    };
  });
  return {
    id: 'episode',
    name: 'episode_20261117',
    path: 'scripts/episode_20261117.txt',
    date: '2026-11-17',
    host: 'host',
    hostName: 'Host',
    program: null,
    articles: [],
    state: 'new',
    characters: source.length,
    durationMs: null,
    renderedAt: null,
    problems: [],
    etag: 'a'.repeat(64),
    source,
    isSaved: true,
    segments,
    chapters: [],
    findings: [],
    lufs: null,
    truePeakDb: null,
    audio: null,
    away: [],
    ...change,
  };
};

/** The view with some of its sentences changed, by index. */
export const withSentences = (
  view: EpisodeView,
  change: (sentence: Sentence) => Partial<Sentence>,
): EpisodeView => ({
  ...view,
  segments: view.segments.map((segment) => ({
    ...segment,
    passages: segment.passages.map((passage) =>
      passage.type === 'beat'
        ? passage
        : { ...passage, sentences: passage.sentences.map((one) => ({ ...one, ...change(one) })) },
    ),
  })),
});

export const findingAt = (offset: number, level: SentenceFinding['level'] = 'warning'): SentenceFinding => ({
  level,
  code: 'word-unknown',
  message: 'not known',
  text: 'x',
  offset,
  length: 1,
});
