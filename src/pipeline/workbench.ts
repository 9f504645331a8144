import type { Environment } from '../config/environment.js';
import type { ConfigFlags } from '../config/load-config.js';
import { type Failure, HosoError } from '../domain/failure.js';
import { err, ok, type Result } from '../util/result.js';
import { KeptSessions } from './kept-sessions.js';
import { type OpenProject, type ReadProject, readProject } from './open-project.js';

/** What a long-running command works with: the project as it is now, and engines that stay open. */
export class Workbench {
  readonly sessions: KeptSessions;
  readonly signal: AbortSignal;
  readonly cwd: string;
  readonly flags: ConfigFlags;
  readonly #environment: Environment;
  #read: ReadProject;

  private constructor(
    cwd: string,
    flags: ConfigFlags,
    environment: Environment,
    signal: AbortSignal,
    read: ReadProject,
  ) {
    this.cwd = cwd;
    this.flags = flags;
    this.#environment = environment;
    this.signal = signal;
    this.#read = read;
    this.sessions = new KeptSessions(signal);
  }

  /** Fails only where there is no config to go by; all else that is wrong is in `failures`. */
  static async open(
    cwd: string,
    flags: ConfigFlags,
    environment: Environment,
    signal: AbortSignal,
  ): Promise<Result<Workbench, readonly Failure[]>> {
    const read = await readProject(cwd, flags, environment);
    return read.ok ? ok(new Workbench(cwd, flags, environment, signal, read.value)) : read;
  }

  /** The project as far as it can be used; the same object until it is read anew. */
  get open(): OpenProject {
    return this.#read.open;
  }

  /** What is wrong with config, profiles or dictionary. */
  get failures(): readonly Failure[] {
    return this.#read.failures;
  }

  /** The project, if nothing is wrong with it: what is going to be heard is made with no less. */
  get sound(): Result<OpenProject, readonly Failure[]> {
    return this.failures.length > 0 ? err(this.failures) : ok(this.open);
  }

  /** Reads the project anew. With a config that cannot be read the last one stays, and the failure is told. */
  async reload(): Promise<void> {
    const read = await readProject(this.cwd, this.flags, this.#environment).catch((error: unknown) => {
      if (error instanceof HosoError) return err([error.failure]);
      throw error;
    });
    this.#read = read.ok ? read.value : { ...this.#read, failures: read.error };
    if (read.ok) this.sessions.forget();
  }

  async close(): Promise<void> {
    await this.sessions.close();
  }
}
