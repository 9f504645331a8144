import type { RenderEvent } from './events.js';
import type { LintFinding } from './lint-finding.js';

/**
 * What the studio's server says to its page. Times are ms, offsets and lengths UTF-16 units of the script's text
 * without BOM, dates `YYYY-MM-DD`.
 */

/** The body of every answer that is not 2xx. */
export type StudioProblem = {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** Where there are several: all of them, this one first. */
  readonly problems?: readonly StudioProblem[];
  /** With 409: the file as it is now. */
  readonly current?: { readonly source: string; readonly etag: string };
};

export type StudioVoice = {
  readonly id: string;
  readonly name: string;
  /** Presents programmes; others are voices of skills. */
  readonly isHost: boolean;
};

/** GET /api/session. `run` differs after a restart of the server; then `token` does, too. */
export type StudioSession = {
  readonly run: string;
  readonly token: string;
  readonly version: string;
  /** Name of the project's folder. */
  readonly project: string;
  readonly backend: string;
  readonly voices: readonly StudioVoice[];
  /** The script that `hoso studio SCRIPT` named: its id. */
  readonly script: string | null;
  /** What is wrong with config, profiles or dictionary; nothing can be spoken before it is mended. */
  readonly problems: readonly StudioProblem[];
};

/**
 * `new`: never rendered. `stale`: the script, a voice, the dictionary or a setting changed since. `failed`: the last
 * render since the studio was started failed. `invalid`: it cannot be read as a script.
 */
export type EpisodeState = 'new' | 'stale' | 'rendered' | 'failed' | 'invalid' | 'waiting' | 'rendering';

export type EpisodeSummary = {
  /** Names the script in addresses; nothing of its path is in it. */
  readonly id: string;
  /** File name without `.txt`. */
  readonly name: string;
  /** Relative to the project's folder where it lies inside. */
  readonly path: string;
  readonly date: string | null;
  readonly host: string | null;
  readonly hostName: string | null;
  readonly program: string | null;
  /** Titles of the articles. */
  readonly articles: readonly string[];
  readonly state: EpisodeState;
  readonly characters: number;
  /** Of the MP3 that is there. */
  readonly durationMs: number | null;
  /** ISO time at which the MP3 was made. */
  readonly renderedAt: string | null;
  readonly problems: readonly StudioProblem[];
};

/** GET /api/weeks/:week (`2026-W47`; `undated` for scripts without a date). */
export type WeekView = {
  /** ISO week, or `undated`. */
  readonly week: string;
  /** The nearest weeks that hold scripts. */
  readonly previous: string | null;
  readonly next: string | null;
  readonly hasUndated: boolean;
  /** Monday to Sunday, Saturday and Sunday only where they hold a script; one without a date for `undated`. */
  readonly days: readonly { readonly date: string | null; readonly episodes: readonly EpisodeSummary[] }[];
};

/** GET /api/weeks: all weeks that hold scripts, newest first, and the one to begin with. */
export type WeekList = {
  readonly weeks: readonly { readonly week: string; readonly scripts: number }[];
  readonly start: string | null;
};

export type SentenceUtterance = {
  readonly voice: string;
  readonly backend: string;
  readonly text: string;
  readonly reading: string;
  /** Whether its clip is there; null while the engine is not known. */
  readonly cached: boolean | null;
};

/** What is spoken without a pause inside: one utterance, or several where voices change or it is too long for one. */
export type Sentence = {
  /** 1-based over the episode. */
  readonly index: number;
  readonly segment: number;
  readonly offset: number;
  readonly length: number;
  readonly line: number;
  /** The script's own characters. */
  readonly text: string;
  readonly reading: string;
  readonly utterances: readonly SentenceUtterance[];
  readonly cached: boolean | null;
  /** In the MP3 that is there; null where it does not hold this sentence as it is now. */
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** `offset` and `length` are in the script. */
  readonly findings: readonly SentenceFinding[];
};

export type SentenceFinding = Pick<LintFinding, 'level' | 'code' | 'message' | 'text' | 'reading'> & {
  readonly offset: number;
  readonly length: number;
};

export type PassageView =
  | {
      readonly type: 'speech';
      readonly voice: string;
      readonly skill: string | null;
      readonly offset: number;
      readonly length: number;
      readonly line: number;
      /** A voice that the script's notation chose for the whole passage. */
      readonly chosen: string | null;
      readonly sentences: readonly Sentence[];
    }
  | { readonly type: 'beat'; readonly line: number };

export type SegmentView = {
  readonly index: number;
  /** Null: none of its own. */
  readonly title: string | null;
  readonly line: number;
  readonly sentences: number;
  readonly cached: number;
  /** In the MP3 that is there, if all of it stands there as it is now. */
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** Integrated loudness of the segment in the MP3; null where it is not known. */
  readonly lufs: number | null;
  readonly passages: readonly PassageView[];
};

export type ChapterView = {
  readonly title: string;
  readonly line: number;
  readonly url: string | null;
  readonly startMs: number | null;
  readonly endMs: number | null;
};

/** GET /api/scripts/:id, POST /api/scripts/:id/view, and the answer of a save. */
export type EpisodeView = EpisodeSummary & {
  /** Of the file's bytes, sha256. */
  readonly etag: string;
  /** The text that this view is of. */
  readonly source: string;
  /** Whether `source` is what the file holds. */
  readonly isSaved: boolean;
  readonly segments: readonly SegmentView[];
  readonly chapters: readonly ChapterView[];
  /** Findings that belong to no sentence. */
  readonly findings: readonly SentenceFinding[];
  /** Of the MP3 that is there. */
  readonly lufs: number | null;
  readonly truePeakDb: number | null;
  /** Where the MP3 is; null when there is none. It changes with the MP3. */
  readonly audio: string | null;
  /** Engines that do not answer. */
  readonly away: readonly StudioProblem[];
};

/** GET /api/scripts/:id/peaks: the MP3's waveform, `stepMs` apart, each 0 to 1. */
export type PeaksView = {
  readonly durationMs: number;
  readonly stepMs: number;
  readonly peaks: readonly number[];
};

/** POST /api/scripts/:id/speak. `url` is a WAV that may be fetched with Range. */
export type SpokenSound = {
  readonly url: string;
  readonly durationMs: number;
  readonly sentences: readonly { readonly index: number; readonly startMs: number; readonly endMs: number }[];
};

/** POST /api/scripts/:id/voice. */
export type VoicedSource = { readonly source: string };

export type DictionaryWord = {
  readonly surface: string;
  readonly reading: string;
  readonly voice: string | null;
};

/** GET /api/dictionary, and the answer of a change to it. */
export type DictionaryView = {
  /** Null: there is no dictionary yet. */
  readonly etag: string | null;
  readonly words: readonly DictionaryWord[];
  /** After a change: the word that stood there before, so that the page can undo. */
  readonly replaced?: DictionaryWord | null;
};

/** GET /api/engines. */
export type EngineView = {
  readonly backend: string;
  readonly address: string | null;
  readonly works: boolean;
  readonly detail: string;
  readonly hint: string | null;
};

/** GET /api/renders, and the answer of starting or cancelling one. */
export type RenderQueueView = {
  /** Ids, in order; the first is in work. */
  readonly queue: readonly RenderProgress[];
};

export type RenderProgress = {
  readonly id: string;
  readonly state: 'waiting' | 'rendering';
  /** Utterances that are ready, and all. */
  readonly done: number;
  readonly total: number | null;
};

/** GET /api/events (server-sent events): the `data` of each is one of these. */
export type StudioEvent =
  | { readonly type: 'hello'; readonly run: string }
  /** Scripts were added, removed or renamed. */
  | { readonly type: 'scripts-changed' }
  | { readonly type: 'script-changed'; readonly id: string }
  /** Config, a profile or the dictionary: every view may be another. */
  | { readonly type: 'project-changed' }
  | { readonly type: 'render'; readonly id: string; readonly event: RenderEvent }
  | { readonly type: 'renders-changed'; readonly queue: readonly RenderProgress[] }
  | { readonly type: 'episode-changed'; readonly id: string }
  | { readonly type: 'engines-changed'; readonly engines: readonly EngineView[] };
