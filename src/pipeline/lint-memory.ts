import type { LintNote } from '../lint/lint-note.js';
import { lintSource } from '../lint/lint-source.js';
import { sha256 } from '../util/sha256.js';
import { lintStretches } from './lint-stretches.js';
import type { OpenProject } from './open-project.js';
import type { SourceScript } from './script-of-source.js';
import { scriptRules } from './script-rules.js';

/** Texts of which is remembered what lint says: those of a person who goes to and fro. */
const MOST_TEXTS = 24;

const lint = (open: OpenProject, { script, prepared }: SourceScript): readonly LintNote[] => {
  const { hosts } = scriptRules(open);
  const stretches = prepared.ok ? lintStretches(open, prepared.value) : prepared;
  const { source, name } = script;
  return lintSource({ source, name, hosts, script, stretches: stretches.ok ? stretches.value : [] });
};

/** What lint says of scripts, remembered for as long as the project stays the same. */
export class LintMemory {
  readonly #notes = new WeakMap<OpenProject, Map<string, readonly LintNote[]>>();

  notesOf(open: OpenProject, read: SourceScript): readonly LintNote[] {
    const { name, host, source } = read.script;
    const id = sha256(JSON.stringify([name, host, source]));
    const memory = this.#notes.get(open) ?? new Map<string, readonly LintNote[]>();
    this.#notes.set(open, memory);
    const notes = memory.get(id) ?? lint(open, read);
    memory.delete(id);
    memory.set(id, notes);
    const [oldest] = memory.keys();
    if (memory.size > MOST_TEXTS && oldest !== undefined) memory.delete(oldest);
    return notes;
  }
}
