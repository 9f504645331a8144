import type { Failure } from '../domain/failure.js';
import type { Script, ScriptRules } from '../domain/script.js';
import { isSpeakable } from '../util/is-speakable.js';
import { LineIndex } from '../util/line-index.js';
import { err, ok, type Result } from '../util/result.js';
import { findBeats } from './beats.js';
import { buildSegments } from './build-segments.js';
import { chooseSeparators } from './choose-separators.js';
import { type Articles, findArticles } from './find-articles.js';
import { findChapters } from './find-chapters.js';
import { findMarkers } from './find-markers.js';
import { PassageReader } from './passage-reader.js';
import { readDate } from './read-date.js';
import { type FoundHost, readHost } from './read-host.js';
import { scriptName } from './script-name.js';
import { piecesBetween } from './separators.js';
import { SkillState } from './skill-state.js';
import type { Span } from './span.js';

/** Reads all pieces with the beats and markers that are in each. */
const readPassages = (
  source: string,
  pieces: readonly Span[],
  { host }: FoundHost,
  lines: LineIndex,
  edges: readonly number[],
): PassageReader => {
  const reader = new PassageReader(source, lines, new SkillState(host), edges);
  const beats = findBeats(source);
  const markers = findMarkers(source, host.skills);
  let beat = 0;
  let marker = 0;
  for (const piece of pieces) {
    const ownBeats: number[] = [];
    for (let at = beats[beat]; at !== undefined && at < piece.end; at = beats[++beat]) ownBeats.push(at);
    while ((markers[marker]?.start ?? piece.start) < piece.start) marker++;
    const first = marker;
    while ((markers[marker]?.end ?? piece.end + 1) <= piece.end) marker++;
    reader.read(piece, ownBeats, markers.slice(first, marker));
  }
  return reader;
};

/** Where openers and the closing divide a script that no separator does. */
const edgesOf = ({ articles, closing }: Articles): readonly number[] => [
  ...articles.map(({ start }) => start),
  ...(closing === null ? [] : [closing]),
];

const build = (source: string, path: string, rules: ScriptRules, found: FoundHost): Script => {
  const lines = new LineIndex(source);
  const name = scriptName(path);
  const separators = chooseSeparators(source);
  const pieces = piecesBetween(source, separators);
  const articles = findArticles(source, pieces);
  const byOpeners =
    rules.segmentMode === 'openers' || (rules.segmentMode === 'auto' && separators.length === 0);
  const edges = byOpeners ? edgesOf(articles) : [];
  const passages = readPassages(source, pieces, found, lines, edges);
  const chapters = findChapters(source, articles, passages.skillPassages, lines);
  const boundaries = byOpeners
    ? chapters.filter((chapter) => chapter.kind !== 'opening').map((chapter) => chapter.offset)
    : separators.map((separator) => separator.start);
  const opening = source.slice(0, articles.articles[0]?.start ?? source.length);
  const { date, warnings } = readDate(name, opening, rules.today);
  return {
    path,
    name,
    host: found.host.id,
    program: found.program,
    date,
    source,
    segments: buildSegments({ source, lines, host: found.host.id }, passages.runs, boundaries, chapters),
    chapters,
    warnings: [...warnings, ...passages.warnings]
      .sort((a, b) => a.offset - b.offset)
      .map(({ code, message, offset }) => ({ code, message, ...lines.positionAt(offset) })),
  };
};

/**
 * A script's text → its structure. Failures, all that there are: `script-invalid` (nothing to speak),
 * `host-undecidable`, `host-unknown` (`rules.host` names no profile).
 */
export const parseScript = (
  source: string,
  path: string,
  rules: ScriptRules,
): Result<Script, readonly Failure[]> => {
  const silent: Failure = {
    code: 'script-invalid',
    message: 'the script holds nothing that can be spoken',
    hint: 'write what the host is to say',
    file: path,
    line: 1,
    column: 1,
  };
  const failures: Failure[] = isSpeakable(source) ? [] : [silent];
  const found = readHost(source, scriptName(path), path, rules);
  if (!found.ok) failures.push(found.error);
  if (!found.ok || failures.length > 0) return err(failures);
  const script = build(source, path, rules, found.value);
  // Words there may be and yet nothing to say: the line of a code fence.
  return script.segments.length === 0 ? err([silent]) : ok(script);
};
