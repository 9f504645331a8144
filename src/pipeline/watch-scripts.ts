import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Environment } from '../config/environment.js';
import { CONFIG_FILE, type ConfigFlags } from '../config/load-config.js';
import { type Failure, HosoError } from '../domain/failure.js';
import { err, ok, type Result } from '../util/result.js';
import { type OpenProject, openProject } from './open-project.js';
import { type RenderOptions, type RenderOutcome, renderScripts } from './render-scripts.js';
import { openFileWatch, type WatchedFiles } from './watch-files.js';

/** An editor writes a file in several steps: this long after the last one it is looked at. */
const SETTLE_MS = 150;

export type WatchOptions = RenderOptions & {
  /** Called after each round; one that a change has overtaken tells nothing. */
  readonly onRound: (round: Round) => void;
};

const isProfile = (name: string): boolean => /\.ya?ml$/i.test(name) && !name.startsWith('.');

/** The project's dictionary, and those of single voices beside it (`dictionary.<voice>.yaml`). */
const isDictionary = (file: string): ((name: string) => boolean) => {
  const extension = extname(file);
  const stem = `${basename(file, extension)}.`;
  return (name) => name.startsWith(stem) && name.endsWith(extension);
};

/**
 * What an episode is made of: scripts, config, dictionary, voices, as the last good config has it (null while there
 * was none), and the files that are wrong now.
 */
const watchedFiles = (
  cwd: string,
  paths: readonly string[],
  flags: ConfigFlags,
  lastGood: OpenProject | null,
  failures: readonly Failure[],
): WatchedFiles => {
  const wrong = failures.flatMap(({ file }) => (file === undefined ? [] : [file]));
  const files = [...paths, ...wrong].map((path) => resolve(cwd, path));
  if (lastGood === null) return { files, folders: [] };
  const { project } = lastGood;
  const config = flags.config === undefined ? join(project.root, CONFIG_FILE) : resolve(cwd, flags.config);
  return {
    files: [...files, config],
    folders: [
      { dir: project.voicesDir, matters: isProfile },
      { dir: dirname(project.dictionaryFile), matters: isDictionary(project.dictionaryFile) },
    ],
  };
};

/** Changes since the last look, and a way to wait for the next one. */
class ChangeFlag {
  readonly #signal: AbortSignal;
  #isSet = false;
  #wake = (): void => {};

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#wake(), { once: true });
  }

  set(): void {
    this.#isSet = true;
    this.#wake();
  }

  /** Resolves when there was a change; at once when the signal aborts. */
  async wait(): Promise<void> {
    while (!this.#isSet && !this.#signal.aborted) {
      await new Promise<void>((done) => {
        this.#wake = done;
      });
    }
    this.#isSet = false;
  }
}

type Round = Result<readonly RenderOutcome[], readonly Failure[]>;

/** Null when the round was ended before its time: by a change, or at the end of the watch. */
const renderRound = async (
  open: OpenProject,
  cwd: string,
  paths: readonly string[],
  options: RenderOptions,
): Promise<Round | null> => {
  try {
    const outcomes = await renderScripts(open, cwd, paths, options);
    return options.signal.aborted ? null : ok(outcomes);
  } catch (error) {
    if (options.signal.aborted) return null;
    if (error instanceof HosoError) return err([error.failure]);
    throw error;
  }
};

/**
 * Renders scripts, and again whenever one of them, a profile, the dictionary or the config is saved, until the
 * signal aborts. A change during a render ends it: what it has synthesized is kept. Mistakes in the files are told
 * by `onRound`, and the watch goes on.
 */
export const watchScripts = async (
  cwd: string,
  paths: readonly string[],
  flags: ConfigFlags,
  environment: Environment,
  { onRound, ...options }: WatchOptions,
): Promise<void> => {
  const changes = new ChangeFlag(options.signal);
  let round = new AbortController();
  let settling: NodeJS.Timeout | undefined;
  const files = openFileWatch(() => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      changes.set();
      round.abort();
    }, SETTLE_MS);
  });
  let lastGood: OpenProject | null = null;
  try {
    while (!options.signal.aborted) {
      round = new AbortController();
      files.watch(watchedFiles(cwd, paths, flags, lastGood, []));
      const open = await openProject(cwd, flags, environment);
      if (open.ok) lastGood = open.value;
      files.watch(watchedFiles(cwd, paths, flags, lastGood, open.ok ? [] : open.error));
      const signal = AbortSignal.any([options.signal, round.signal]);
      const result = open.ok ? await renderRound(open.value, cwd, paths, { ...options, signal }) : open;
      if (result !== null) onRound(result);
      await changes.wait();
    }
  } finally {
    clearTimeout(settling);
    files.close();
  }
};
