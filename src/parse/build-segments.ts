import type { Chapter, Passage, Segment } from '../domain/script.js';
import type { LineIndex } from '../util/line-index.js';
import type { Run } from './passage-reader.js';
import { saysSomething } from './says-something.js';
import { holdsWords, trimSpan } from './span.js';

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
      if (span !== null && holdsWords(source.slice(span.start, span.end))) cut.push({ ...run, ...span });
      start = end;
    }
  }
  return cut;
};

const isHeard = (passage: Passage): boolean => passage.type === 'speech' && saysSomething(passage.text);

/**
 * The segments: what lies between the boundaries (offsets in order), numbered from 1 over those that say something.
 * Words between boundaries that cannot be heard (a lone ー) go to the segment before them, at the head of the script
 * to the one behind.
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
  const atHead: Passage[] = [];
  let last: Passage[] | null = null;
  let run = 0;
  let article = 0;
  for (const end of [...boundaries, builder.source.length + 1]) {
    const passages: Passage[] = [];
    for (let piece = pieces[run]; piece !== undefined && piece.start < end; piece = pieces[++run]) {
      passages.push(toPassage(builder, piece));
    }
    const title = (articles[article]?.offset ?? end) < end ? articles[article]?.title : null;
    while ((articles[article]?.offset ?? end) < end) article++;
    if (!passages.some(isHeard)) {
      (last ?? atHead).push(...passages.filter(({ type }) => type === 'speech'));
      continue;
    }
    passages.unshift(...atHead.splice(0));
    last = passages;
    const line = passages[0]?.line ?? 1;
    segments.push({ index: segments.length + 1, title: title ?? null, line, passages });
  }
  return segments;
};
