import type { Failure } from '../domain/failure.js';
import type { Result } from '../util/result.js';
import { sha256 } from '../util/sha256.js';
import type { OpenProject } from './open-project.js';
import { type SourceScript, scriptOfSource } from './script-of-source.js';

/** Some weeks of scripts, and the texts of a person who goes to and fro in one. */
const MOST_TEXTS = 200;

type Read = Promise<Result<SourceScript, readonly Failure[]>>;

/** What texts are as scripts, remembered for as long as the project stays the same. */
export class SourceMemory {
  readonly #host: string | undefined;
  readonly #read = new WeakMap<OpenProject, Map<string, Read>>();

  constructor(host: string | undefined) {
    this.#host = host;
  }

  /** As `scriptOfSource`; the same text is the same object. */
  read(open: OpenProject, source: string, path: string): Read {
    const id = sha256(JSON.stringify([path, source]));
    const memory = this.#read.get(open) ?? new Map<string, Read>();
    this.#read.set(open, memory);
    const read = memory.get(id) ?? scriptOfSource(open, source, path, this.#host);
    memory.delete(id);
    memory.set(id, read);
    // What was thrown may be another time.
    read.catch(() => memory.delete(id));
    const [oldest] = memory.keys();
    if (memory.size > MOST_TEXTS && oldest !== undefined) memory.delete(oldest);
    return read;
  }
}
