import { type Failure, HosoError } from '../domain/failure.js';
import type { Script } from '../domain/script.js';
import type { ChapterView, EpisodeState, EpisodeSummary, EpisodeView } from '../domain/studio-api.js';
import { err, type Result } from '../util/result.js';
import type { EpisodeShelf, ShelvedEpisode } from './episode-shelf.js';
import { explainMisses } from './explain-misses.js';
import type { KeptSessions, Seen } from './kept-sessions.js';
import type { KnownScript } from './known-scripts.js';
import type { LintMemory } from './lint-memory.js';
import { matchTimeline } from './match-timeline.js';
import type { OpenProject } from './open-project.js';
import type { PlanMemory, PlannedEpisode } from './plan-episode.js';
import { problemOf } from './problem-of.js';
import type { PreparedScript } from './render-session.js';
import type { SourceScript } from './script-of-source.js';
import { storedKeys } from './stored-keys.js';
import { type SegmentLoudness, viewSegments } from './view-segments.js';

/** A script, read, and what stands in the output folder of it. */
export type EpisodeSource = {
  readonly open: OpenProject;
  readonly known: KnownScript;
  readonly read: SourceScript;
  readonly shelved: ShelvedEpisode;
  readonly shelf: EpisodeShelf;
  readonly sessions: KeptSessions;
  readonly lint: LintMemory;
  readonly plans: PlanMemory;
};

type Planned = {
  readonly planned: Result<PlannedEpisode, readonly Failure[]>;
  readonly state: EpisodeState;
  /** Null without a session. */
  readonly stored: ReadonlySet<string> | null;
};

const stateOf = async (
  { open, shelved, shelf }: EpisodeSource,
  planned: Result<PlannedEpisode, readonly Failure[]>,
): Promise<EpisodeState> => {
  if (shelved.manifest === null) return 'new';
  const inputs = planned.ok && planned.value.inputs.ok ? planned.value.inputs.value.hash : null;
  const isUpToDate =
    inputs === shelved.manifest.hashes.inputs && (await shelf.isUnchanged(open.project.outDir, shelved));
  return isUpToDate ? 'rendered' : 'stale';
};

/** Plans with engines that are asked, or remembered. `keys`: also looks up which clips are there. */
const plan = async (source: EpisodeSource, keys: boolean): Promise<Planned> => {
  const { open, read, shelved, sessions } = source;
  const seen = async (prepared: PreparedScript, { engines, clips }: Seen): Promise<Planned> => {
    const planned = await source.plans.plan(open, prepared, engines, shelved.manifest);
    const stored = keys && planned.ok ? await storedKeys(clips, planned.value.plan.items) : null;
    return { planned, state: await stateOf(source, planned), stored };
  };
  const failed = async (failures: readonly Failure[]): Promise<Planned> => {
    const planned = err(failures);
    return { planned, state: await stateOf(source, planned), stored: null };
  };
  if (!read.prepared.ok) return failed(read.prepared.error);
  const prepared = read.prepared.value;
  try {
    return await sessions.look(open, prepared, (known) => seen(prepared, known));
  } catch (error) {
    if (error instanceof HosoError) return failed([error.failure]);
    throw error;
  }
};

const summaryOf = (
  { open, known, shelved }: EpisodeSource,
  script: Script,
  { planned, state }: Planned,
): EpisodeSummary => {
  const failures = planned.ok ? (planned.value.inputs.ok ? [] : planned.value.inputs.error) : planned.error;
  return {
    id: known.id,
    name: known.name,
    path: known.path,
    date: script.date,
    host: script.host,
    hostName: open.voices.profiles.get(script.host)?.name ?? null,
    program: script.program,
    articles: script.chapters.filter(({ kind }) => kind === 'article').map(({ title }) => title),
    state,
    characters: script.source.length,
    durationMs: shelved.fits ? (shelved.manifest?.durationMs ?? null) : null,
    renderedAt: shelved.mp3?.madeAt ?? null,
    problems: failures.map(problemOf),
  };
};

/** What a list of episodes shows of one. */
export const summarizeEpisode = async (source: EpisodeSource): Promise<EpisodeSummary> =>
  summaryOf(source, source.read.script, await plan(source, false));

/** Times of the chapters in the MP3: of those that have the same title there, in the same order. */
const viewChapters = ({ chapters }: Script, { manifest, fits }: ShelvedEpisode): readonly ChapterView[] => {
  const there = fits ? (manifest?.chapters ?? []) : [];
  let next = 0;
  return chapters.map(({ title, line, url = null }) => {
    const at = there.findIndex((chapter, index) => index >= next && chapter.title === title);
    const found = there[at];
    if (found !== undefined) next = at + 1;
    return { title, line, url, startMs: found?.startMs ?? null, endMs: found?.endMs ?? null };
  });
};

export type ViewOptions = {
  readonly etag: string;
  readonly isSaved: boolean;
  readonly loudness: SegmentLoudness;
  /** Address of the MP3, made of its hash. */
  readonly audio: (hash: string) => string;
};

/** All that a page shows of an episode. */
export const viewEpisode = async (
  source: EpisodeSource,
  { etag, isSaved, loudness, audio }: ViewOptions,
): Promise<EpisodeView> => {
  const { read, shelved } = source;
  const { script } = read;
  const { manifest, mp3, fits } = shelved;
  const planning = await plan(source, true);
  const { planned, stored } = planning;
  const viewed = viewSegments({
    script,
    items: planned.ok
      ? explainMisses({ plan: planned.value.plan, facts: planned.value.facts, last: manifest, stored })
      : null,
    notes: source.lint.notesOf(source.open, read),
    match: (sentences) => (manifest !== null && fits ? matchTimeline(sentences, manifest) : new Map()),
    loudness,
  });
  return {
    ...summaryOf(source, script, planning),
    etag,
    source: script.source,
    isSaved,
    ...viewed,
    chapters: viewChapters(script, shelved),
    lufs: fits ? (manifest?.gate?.lufs ?? null) : null,
    truePeakDb: fits ? (manifest?.gate?.truePeakDb ?? null) : null,
    audio: mp3 === null ? null : audio(mp3.hash),
    away: planned.ok ? planned.value.away.map(problemOf) : [],
  };
};

/** A script that cannot be read, as a list shows it. */
export const unreadableSummary = (
  known: KnownScript,
  failures: readonly Failure[],
  characters: number,
  { manifest, mp3, fits }: ShelvedEpisode,
): EpisodeSummary => ({
  id: known.id,
  name: known.name,
  path: known.path,
  date: known.date,
  host: null,
  hostName: null,
  program: null,
  articles: [],
  state: 'invalid',
  characters,
  durationMs: fits ? (manifest?.durationMs ?? null) : null,
  renderedAt: mp3?.madeAt ?? null,
  problems: failures.map(problemOf),
});

/** A script that cannot be read, as its page shows it: its text and what is wrong. */
export const unreadableView = (
  summary: EpisodeSummary,
  source: string,
  etag: string,
  isSaved: boolean,
  audio: string | null,
): EpisodeView => ({
  ...summary,
  etag,
  source,
  isSaved,
  segments: [],
  chapters: [],
  findings: [],
  lufs: null,
  truePeakDb: null,
  audio,
  away: [],
});
