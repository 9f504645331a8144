import type { Chapter, Passage, Segment } from '../domain/script.js';
import type { LineIndex } from '../util/line-index.js';
import type { Run } from './passage-reader.js';
import { isSpeakable, trimSpan } from './span.js';

type Builder = {
  readonly source: string;
  readonly lines: LineIndex;
  /** Profile id of the host. */
  readonly host: string;
};

const toPassage = ({ source, lines, host }: Builder, run: Run): Passage => {
  const at = { ...lines.positionAt(run.start), offset: run.start };
  if (run.type === 'beat') return { type: 'beat', ...at };
  const text = source.slice(run.start, run.end);
  return { type: 'speech', voice: run.skill?.voice ?? host, skill: run.skill?.skill ?? null, text, ...at };
};

/** Cuts the speech runs that reach over a boundary. */
const cutAt = (source: string, runs: readonly Run[], boundaries: readonly number[]): readonly Run[] => {
  const cut: Run[] = [];
  let next = 0;
  for (const run of runs) {
    while ((boundaries[next] ?? source.length) <= run.start) next++;
    if (run.type === 'beat') {
      cut.push(run);
      continue;
    }
    let start = run.start;
    for (let at = next; start < run.end; at++) {
      const end = Math.min(boundaries[at] ?? run.end, run.end);
      const span = trimSpan(source, { start, end });
      if (span !== null && isSpeakable(source.slice(span.start, span.end))) cut.push({ ...run, ...span });
      start = end;
    }
  }
  return cut;
};

/**
 * The segments: what lies between the boundaries (offsets in order), numbered from 1 over those that hold
 * something speakable.
 */
export const buildSegments = (
  builder: Builder,
  runs: readonly Run[],
  boundaries: readonly number[],
  chapters: readonly Chapter[],
): readonly Segment[] => {
  const segments: Segment[] = [];
  const articles = chapters.filter((chapter) => chapter.kind === 'article');
  const pieces = cutAt(builder.source, runs, boundaries);
  let run = 0;
  let article = 0;
  for (const end of [...boundaries, builder.source.length + 1]) {
    const passages: Passage[] = [];
    for (let piece = pieces[run]; piece !== undefined && piece.start < end; piece = pieces[++run]) {
      passages.push(toPassage(builder, piece));
    }
    const title = (articles[article]?.offset ?? end) < end ? articles[article]?.title : null;
    while ((articles[article]?.offset ?? end) < end) article++;
    const first = passages[0];
    if (first === undefined || !passages.some((passage) => passage.type === 'speech')) continue;
    segments.push({ index: segments.length + 1, title: title ?? null, line: first.line, passages });
  }
  return segments;
};
