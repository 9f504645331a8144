import pLimit from 'p-limit';
import type { Failure } from '../domain/failure.js';
import type { DictionaryView } from '../domain/studio-api.js';
import {
  type DictionaryEdit,
  planWordChange,
  readDictionary,
  type WordChange,
  writeDictionary,
} from '../pipeline/edit-dictionary.js';
import type { Workbench } from '../pipeline/workbench.js';
import { err, ok, type Result } from '../util/result.js';

/** A word that cannot be, or a dictionary that is no longer the one that the page knows. */
export type DictionaryRefusal =
  | { readonly reason: 'failed'; readonly failure: Failure }
  | { readonly reason: 'changed'; readonly source: string; readonly etag: string };

type Done = { readonly change: WordChange; readonly edit: DictionaryEdit; readonly etag: string | null };

/** Whether a change takes back what another one did. */
const takesBack = (change: WordChange, { change: last, edit }: Done): boolean =>
  change.surface === last.surface &&
  change.voice === last.voice &&
  change.reading === (edit.replaced?.reading ?? null);

/** The project's dictionary: one change at a time. */
export class DictionaryDesk {
  readonly #bench: Workbench;
  readonly #one = pLimit(1);
  /** What a change that is taken back leaves is, byte for byte, what was there before. */
  #done: Done[] = [];

  constructor(bench: Workbench) {
    this.#bench = bench;
  }

  async view(): Promise<DictionaryView> {
    const { etag, words } = await readDictionary(this.#bench.open.project.dictionaryFile);
    return { etag, words };
  }

  /** `etag`: of the dictionary as the page knows it. Throws HosoError `output-unwritable`. */
  change(change: WordChange, etag: string | null): Promise<Result<DictionaryView, DictionaryRefusal>> {
    return this.#one(() => this.#change(change, etag));
  }

  async #change(change: WordChange, etag: string | null): Promise<Result<DictionaryView, DictionaryRefusal>> {
    const { project, voices } = this.#bench.open;
    const { dictionaryFile } = project;
    const current = await readDictionary(dictionaryFile);
    if (current.etag !== etag) {
      const source = current.files.find(({ file }) => file === dictionaryFile)?.text ?? '';
      return err({ reason: 'changed', source, etag: current.etag ?? '' });
    }
    const planned = planWordChange(dictionaryFile, current, change, new Set(voices.profiles.keys()));
    if (!planned.ok) return err({ reason: 'failed', failure: planned.error });
    const edit = planned.value;
    const last = this.#done.at(-1);
    const isUndo = last !== undefined && last.etag === etag && takesBack(change, last);
    await writeDictionary(edit.file, isUndo ? last.edit.before : edit.after);
    const { etag: written, words } = await readDictionary(dictionaryFile);
    this.#done = isUndo
      ? this.#done.slice(0, -1)
      : [...this.#done, { change, edit, etag: written }].slice(-100);
    return ok({ etag: written, words, replaced: edit.replaced });
  }
}
