import { z } from 'zod';
import { BackendError } from './backend.js';
import { createHttpClient } from './http-client.js';
import type { DictionaryWord, UserDictionary } from './user-dictionary.js';
import { parseReply } from './voicevox-api.js';

const TIMEOUT_MS = 30_000;
/** The default of 5 may lose against the engine's own words. */
const PRIORITY = 8;

const wordsSchema = z.record(
  z.string(),
  z.looseObject({ surface: z.string(), pronunciation: z.string(), accent_type: z.int().default(0) }),
);

export type VoicevoxDictionaryOptions = {
  readonly backend: string;
  readonly address: string;
  readonly fetch: typeof fetch;
  readonly unreachableHint: string;
};

/** The user dictionary of VOICEVOX and its family: `/user_dict` and `/user_dict_word`. */
export const createVoicevoxUserDictionary = (options: VoicevoxDictionaryOptions): UserDictionary => {
  const { backend, address } = options;
  const client = createHttpClient(options);
  /** Compiling the dictionary after each change takes the engine a moment. */
  const within = async <T>(signal: AbortSignal, call: (ending: AbortSignal) => Promise<T>): Promise<T> => {
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    try {
      return await call(AbortSignal.any([signal, timeout]));
    } catch (error) {
      if (signal.aborted || !timeout.aborted) throw error;
      const message = `${address} does not answer within ${TIMEOUT_MS / 1000} s`;
      throw new BackendError('timeout', backend, message, { address });
    }
  };
  return {
    address,
    words: (signal) =>
      within(signal, async (ending) => {
        const path = '/user_dict';
        const reply = await client(path, { signal: ending });
        const words = parseReply(wordsSchema, reply, { backend, address, path });
        return new Map(
          Object.entries(words).map(([id, { surface, pronunciation, accent_type: accent }]) => [
            id,
            { surface: surface.normalize('NFKC'), pronunciation, accent } satisfies DictionaryWord,
          ]),
        );
      }),
    add: ({ surface, pronunciation, accent }, signal) =>
      within(signal, async (ending) => {
        const path = '/user_dict_word';
        const query = {
          surface,
          pronunciation,
          accent_type: accent,
          word_type: 'PROPER_NOUN',
          priority: PRIORITY,
        };
        const reply = await client(path, { method: 'POST', query, signal: ending });
        return parseReply(z.string().min(1), reply, { backend, address, path });
      }),
    remove: (id, signal) =>
      within(signal, async (ending) => {
        try {
          await client(`/user_dict_word/${encodeURIComponent(id)}`, { method: 'DELETE', signal: ending });
        } catch (error) {
          // 422 is what the engine says of an id that it does not know.
          if (!(error instanceof BackendError) || error.kind !== 'rejected') throw error;
        }
      }),
  };
};
