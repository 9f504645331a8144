import { BackendError } from '../backends/backend.js';
import { backendNamed } from '../backends/registry.js';
import type { DictionaryWord, UserDictionary } from '../backends/user-dictionary.js';
import { type Failure, HosoError } from '../domain/failure.js';
import { err, ok, type Result } from '../util/result.js';
import { backendEnvironment } from './backend-environment.js';
import { type DictionaryRecord, openDictionaryRecord } from './dictionary-record.js';
import { type SkippedWord, type WordsToPush, wordsToPush } from './dictionary-words.js';
import type { OpenProject } from './open-project.js';

/** What became of the dictionary of one engine. */
export type PushedDictionary = {
  readonly address: string;
  readonly added: number;
  readonly kept: number;
  readonly removed: number;
  readonly skipped: readonly SkippedWord[];
};

export type PushOutcome = {
  readonly pushed: readonly PushedDictionary[];
  /** Engines that failed; what was done there until then is remembered. */
  readonly failures: readonly Failure[];
};

const isSame = (a: DictionaryWord, b: DictionaryWord): boolean =>
  a.surface === b.surface && a.pronunciation === b.pronunciation && a.accent === b.accent;

const failureOf = ({ address, message, hint }: BackendError): Failure => ({
  code: 'backend-unavailable',
  message: `the dictionary of ${address ?? 'the engine'}: ${message}`,
  ...(hint === undefined ? {} : { hint }),
});

/** Keeps in the engine what is wanted, takes out what else is ours, adds the rest; never touches others' words. */
const sync = async (
  dictionary: UserDictionary,
  engine: string,
  { words, skipped }: WordsToPush,
  record: DictionaryRecord,
  signal: AbortSignal,
): Promise<PushedDictionary> => {
  const there = await dictionary.words(signal);
  const recorded = record.wordsOf(engine);
  // What somebody has changed since, or taken out, is not ours any more.
  const own = new Map(
    [...recorded].filter(([id, word]) => {
      const now = there.get(id);
      return now !== undefined && isSame(now, word);
    }),
  );
  const foreign = [...there].filter(([id]) => !own.has(id)).map(([, word]) => word);
  const told = [...skipped];
  let [added, kept, removed] = [0, 0, 0];
  for (const [id, word] of [...own]) {
    if (words.some((wanted) => isSame(wanted, word))) {
      kept += 1;
      continue;
    }
    await dictionary.remove(id, signal);
    own.delete(id);
    removed += 1;
    await record.set(engine, own);
  }
  for (const word of words) {
    const { surface } = word;
    if ([...own.values()].some((other) => isSame(other, word))) continue;
    const other = foreign.find((each) => each.surface === surface);
    if (other !== undefined) {
      const reading = other.pronunciation === word.pronunciation ? '' : `, read ${other.pronunciation}`;
      told.push({ surface, why: `the engine's user has this word already${reading}` });
      continue;
    }
    try {
      own.set(await dictionary.add(word, signal), word);
    } catch (error) {
      if (!(error instanceof BackendError) || error.kind !== 'rejected') throw error;
      told.push({ surface, why: `the engine refuses it: ${error.message}` });
      continue;
    }
    added += 1;
    await record.set(engine, own);
  }
  if (own.size !== recorded.size) await record.set(engine, own);
  return { address: dictionary.address, added, kept, removed, skipped: told };
};

const dictionariesOf = async (open: OpenProject): Promise<Result<readonly UserDictionary[], Failure>> => {
  const { config } = open.project;
  const loaded = await backendNamed(config.backend);
  if (!loaded.ok) return loaded;
  const driver = loaded.value;
  const settings = driver.settingsSchema.parse(config.backends[driver.name] ?? {});
  const addresses = driver.addresses(settings, backendEnvironment(driver, settings, open.environment));
  const dictionaries = addresses.flatMap((address) =>
    address === null ? [] : (driver.userDictionary?.(address, settings) ?? []),
  );
  if (dictionaries.length > 0) return ok(dictionaries);
  return err({
    code: 'usage',
    message: `${driver.name} has no user dictionary of its own`,
    hint: 'It is sent readings, in which dictionary.yaml is at work already. To push words: --backend voicevox.',
  });
};

const syncAll = async (
  open: OpenProject,
  wanted: WordsToPush,
  signal: AbortSignal,
): Promise<Result<PushOutcome, readonly Failure[]>> => {
  const dictionaries = await dictionariesOf(open);
  if (!dictionaries.ok) return err([dictionaries.error]);
  const pushed: PushedDictionary[] = [];
  const failures: Failure[] = [];
  try {
    const record = await openDictionaryRecord(open.project.cacheDir);
    for (const dictionary of dictionaries.value) {
      const engine = `${open.project.config.backend} ${dictionary.address}`;
      try {
        pushed.push(await sync(dictionary, engine, wanted, record, signal));
      } catch (error) {
        if (signal.aborted || !(error instanceof BackendError)) throw error;
        failures.push(failureOf(error));
      }
    }
  } catch (error) {
    if (signal.aborted) return err([{ code: 'cancelled', message: 'cancelled' }]);
    if (error instanceof HosoError) return err([error.failure]);
    throw error;
  }
  return ok({ pushed, failures });
};

/** Puts the project's words into the user dictionary of every engine of the chosen backend. */
export const pushDictionary = (
  open: OpenProject,
  signal: AbortSignal,
): Promise<Result<PushOutcome, readonly Failure[]>> =>
  syncAll(open, wordsToPush(open.dictionary, open.project.config.backend), signal);

/** Takes the words that hoso put there out again. */
export const removeDictionary = (
  open: OpenProject,
  signal: AbortSignal,
): Promise<Result<PushOutcome, readonly Failure[]>> => syncAll(open, { words: [], skipped: [] }, signal);
