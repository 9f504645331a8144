import pLimit from 'p-limit';
import type { Failure } from '../domain/failure.js';
import type { EpisodeSummary, EpisodeView } from '../domain/studio-api.js';
import { chooseVoice, type TextRange } from '../pipeline/choose-voice.js';
import { EpisodeShelf } from '../pipeline/episode-shelf.js';
import { type KnownScript, knownScripts } from '../pipeline/known-scripts.js';
import { LintMemory } from '../pipeline/lint-memory.js';
import type { Mp3Measures } from '../pipeline/mp3-measures.js';
import type { OpenProject } from '../pipeline/open-project.js';
import { PlanMemory } from '../pipeline/plan-episode.js';
import { type SaveRefusal, saveScript } from '../pipeline/save-script.js';
import type { SourceScript } from '../pipeline/script-of-source.js';
import { checkScriptText, readScriptText } from '../pipeline/script-text.js';
import { SourceMemory } from '../pipeline/source-memory.js';
import { type SentenceRange, type SpokenSentences, speakSentences } from '../pipeline/speak-sentences.js';
import {
  type EpisodeSource,
  summarizeEpisode,
  unreadableSummary,
  unreadableView,
  viewEpisode,
} from '../pipeline/view-episode.js';
import type { Workbench } from '../pipeline/workbench.js';
import { err, ok, type Result } from '../util/result.js';

type Read = {
  readonly open: OpenProject;
  readonly stamp: string;
  readonly characters: number;
  readonly result: Result<SourceScript, readonly Failure[]>;
};

/** Where a script's MP3 can be fetched; it changes with the MP3. */
export const audioUrl = (id: string, hash: string): string =>
  `/api/scripts/${id}/audio/${hash.slice(0, 16)}.mp3`;

export type DeskOptions = {
  /** A script outside the project's folder, by its absolute path. */
  readonly named: string | null;
  readonly host?: string | undefined;
  /** What was measured of MP3s. */
  readonly measures: Mp3Measures;
};

/** What renders of this run say of a script: it waits, it is being rendered, or it failed. */
export type RenderState = Pick<EpisodeSummary, 'state' | 'problems'>;

/** The scripts that the studio shows, and what can be done with each. */
export class ScriptDesk {
  readonly shelf = new EpisodeShelf();
  /** Asked for each script; null: nothing of it. */
  renderState: (id: string) => RenderState | null = () => null;
  readonly #bench: Workbench;
  readonly #one = pLimit(1);
  readonly #lint = new LintMemory();
  readonly #plans = new PlanMemory();
  readonly #sources: SourceMemory;
  readonly #options: DeskOptions;
  /** What was read of files, by their id. */
  readonly #read = new Map<string, Read>();

  constructor(bench: Workbench, options: DeskOptions) {
    this.#bench = bench;
    this.#options = options;
    this.#sources = new SourceMemory(options.host);
  }

  scripts(): Promise<readonly KnownScript[]> {
    return knownScripts(this.#bench.open.project.root, this.#options.named);
  }

  /** The script that an address names: looked up, never made into a path. */
  async find(id: string): Promise<KnownScript | null> {
    return (await this.scripts()).find((script) => script.id === id) ?? null;
  }

  /** A script's day: what its file name says, else its opening. */
  async dateOf(known: KnownScript): Promise<string | null> {
    if (known.date !== null) return known.date;
    const { result } = await this.#readFile(known);
    return result.ok ? result.value.script.date : null;
  }

  async summary(known: KnownScript): Promise<EpisodeSummary> {
    const { open, result, characters } = await this.#readFile(known);
    const source = await this.#source(known, open, result);
    return this.#withRender(
      source.ok
        ? await summarizeEpisode(source.value)
        : unreadableSummary(known, source.error.failures, characters, source.error.shelved),
    );
  }

  /** The script as its file is; also of one that cannot be read as a script. */
  async view(known: KnownScript): Promise<Result<EpisodeView, readonly Failure[]>> {
    const text = await readScriptText(known.file, known.path);
    if (!text.ok) return err([text.error]);
    const { source, etag, failures } = text.value;
    const { open } = this.#bench;
    const result = failures.length > 0 ? err(failures) : await this.#parse(open, source, known);
    const found = await this.#source(known, open, result);
    if (found.ok) return ok(await this.#viewed(known, found.value, etag, true));
    const { shelved } = found.error;
    const summary = unreadableSummary(known, found.error.failures, source.length, shelved);
    const audio = shelved.mp3 === null ? null : audioUrl(known.id, shelved.mp3.hash);
    return ok(unreadableView(this.#withRender(summary), source, etag, true, audio));
  }

  /** The script as it would be with another text. */
  async viewOf(known: KnownScript, source: string): Promise<Result<EpisodeView, readonly Failure[]>> {
    const text = await readScriptText(known.file, known.path);
    if (!text.ok) return err([text.error]);
    const found = await this.#sourceOf(known, this.#bench.open, source);
    if (!found.ok) return found;
    return ok(await this.#viewed(known, found.value, text.value.etag, source === text.value.source));
  }

  /** Writes the script, one write at a time; gives the new etag. Throws HosoError `output-unwritable`. */
  save(
    { file, path }: KnownScript,
    { source, etag }: { readonly source: string; readonly etag: string },
  ): Promise<Result<string, SaveRefusal>> {
    return this.#one(() => saveScript(file, path, source, etag));
  }

  /** A text with another voice for a stretch of it; nothing is written. */
  async withVoice(
    known: KnownScript,
    source: string,
    range: TextRange,
    voice: string | null,
  ): Promise<Result<string, readonly Failure[]>> {
    const { open } = this.#bench;
    const parsed = await this.#parse(open, source, known);
    if (!parsed.ok) return parsed;
    const ids = new Set(open.voices.profiles.keys());
    const changed = chooseVoice(parsed.value.script, range, voice, ids);
    return changed.ok ? changed : err([changed.error]);
  }

  /** Makes the sound of sentences of a text. Throws HosoError, or the signal's reason. */
  async speak(
    known: KnownScript,
    source: string,
    range: SentenceRange,
    signal: AbortSignal,
  ): Promise<Result<SpokenSentences, readonly Failure[]>> {
    const open = this.#bench.sound;
    if (!open.ok) return open;
    const found = await this.#sourceOf(known, open.value, source);
    if (!found.ok) return found;
    const { read, shelved } = found.value;
    if (!read.prepared.ok) return read.prepared;
    const prepared = read.prepared.value;
    return this.#bench.sessions.use(open.value, prepared, (session) =>
      speakSentences(session, prepared, range, shelved.manifest, signal),
    );
  }

  async #viewed(
    known: KnownScript,
    source: EpisodeSource,
    etag: string,
    isSaved: boolean,
  ): Promise<EpisodeView> {
    const { mp3, fits } = source.shelved;
    const measured = mp3 !== null && fits ? await this.#options.measures.find(mp3.hash) : undefined;
    const view = await viewEpisode(source, {
      etag,
      isSaved,
      loudness: new Map(measured?.loudness),
      audio: (hash) => audioUrl(known.id, hash),
    });
    return this.#withRender(view);
  }

  /** What was rendered since, and what cannot be rendered at all, tells more than a failure before. */
  #withRender<T extends EpisodeSummary>(summary: T): T {
    const render = this.renderState(summary.id);
    if (render === null) return summary;
    const isOver = render.state === 'failed';
    if (isOver && (summary.state === 'rendered' || summary.state === 'invalid')) return summary;
    const told = new Set(render.problems.map(({ message }) => message));
    const others = summary.problems.filter(({ message }) => !told.has(message));
    return { ...summary, state: render.state, problems: [...render.problems, ...others] };
  }

  #parse(
    open: OpenProject,
    source: string,
    { path }: KnownScript,
  ): Promise<Result<SourceScript, readonly Failure[]>> {
    return this.#sources.read(open, source, path);
  }

  async #sourceOf(
    known: KnownScript,
    open: OpenProject,
    source: string,
  ): Promise<Result<EpisodeSource, readonly Failure[]>> {
    const checked = checkScriptText(source, known.path);
    const result = checked.ok ? await this.#parse(open, source, known) : err([checked.error]);
    const found = await this.#source(known, open, result);
    return found.ok ? found : err(found.error.failures);
  }

  async #source(known: KnownScript, open: OpenProject, result: Read['result']) {
    const shelved = await this.shelf.find(open.project.outDir, known.name);
    if (!result.ok) return err({ failures: result.error, shelved });
    const { sessions } = this.#bench;
    const own = { shelf: this.shelf, lint: this.#lint, plans: this.#plans, sessions };
    return ok<EpisodeSource>({ open, known, read: result.value, shelved, ...own });
  }

  async #readFile(known: KnownScript): Promise<Read> {
    const { open } = this.#bench;
    const { id, stamp } = known;
    const last = this.#read.get(id);
    if (last?.open === open && last.stamp === stamp) return last;
    const text = await readScriptText(known.file, known.path);
    const failures = text.ok ? text.value.failures : [text.error];
    const source = text.ok ? text.value.source : '';
    const result = failures.length > 0 ? err(failures) : await this.#parse(open, source, known);
    const read = { open, stamp, characters: source.length, result };
    this.#read.set(id, read);
    return read;
  }
}
