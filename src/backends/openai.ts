import { z } from 'zod';
import { ok } from '../util/result.js';
import { type Backend, BackendError, type BackendSession, type OpenContext } from './backend.js';
import { createHttpClient } from './http-client.js';
import { soundInReply } from './openai-sound.js';
import { serverUrlSchema, tidyUrl } from './server-url.js';

const NAME = 'openai';
const DEFAULT_URL = 'https://api.openai.com/v1';
/** Far under OpenAI's own 4,096: the longest real sentence has 366, and one changed word costs a whole request. */
const MAX_TEXT_LENGTH = 400;
const OPEN_TIMEOUT_MS = 10_000;
const KEY_HINT = 'Put a key into the environment variable OPENAI_API_KEY.';
const URL_HINT =
  'Start the server, or correct its address in hoso.config.yaml (backends.openai.urls) or in OPENAI_BASE_URL.';

const settingsSchema = z.strictObject({
  /** Base URL of the server or of several alike; /v1 is added to one without a path. */
  urls: z.union([serverUrlSchema.transform((url) => [url]), z.array(serverUrlSchema)]).default([]),
});
type OpenAiSettings = z.infer<typeof settingsSchema>;

const optionsSchema = z.strictObject({
  model: z.string().min(1).default('gpt-4o-mini-tts'),
  voice: z.string().min(1),
  /** Null: not sent, since some servers and models know no speed. */
  speed: z.number().min(0.25).max(4).nullable().default(null),
  /** How to speak, for models that take it. */
  instructions: z.string().min(1).nullable().default(null),
  responseFormat: z.enum(['wav', 'pcm']).default('wav'),
  /** The rate of raw PCM (24 kHz when null); a WAV of another one is a failure. */
  sampleRateHz: z.int().min(8000).max(192_000).nullable().default(null),
  /** To be changed by hand when the server sounds different than before: nothing else tells. */
  revision: z.union([z.string().min(1), z.number()]).default(1),
});
type OpenAiOptions = z.infer<typeof optionsSchema>;

const withVersion = (url: string): string => (/^https?:\/\/[^/]+$/i.test(url) ? `${url}/v1` : url);

const addresses = ({ urls }: OpenAiSettings, env: OpenContext['env']): readonly string[] => {
  const named = (env['OPENAI_BASE_URL'] ?? '').split(/[\s,]+/).filter(Boolean);
  const given = named.length > 0 ? named : urls;
  return given.length === 0 ? [DEFAULT_URL] : [...new Set(given.map((url) => withVersion(tidyUrl(url))))];
};

const keyIn = (env: OpenContext['env'], address: string): string | undefined => {
  const key = env['OPENAI_API_KEY']?.trim();
  if (key === undefined || key === '') {
    if (address !== DEFAULT_URL) return undefined;
    throw new BackendError('unavailable', NAME, `${address} needs a key`, { address, hint: KEY_HINT });
  }
  // fetch would refuse it, and say what it is.
  if (!/^[\x21-\x7e]+$/.test(key)) {
    const message = 'OPENAI_API_KEY holds characters that no key has';
    throw new BackendError('unavailable', NAME, message, { address, hint: KEY_HINT });
  }
  return key;
};

const open = async (
  address: string,
  fetchNow: typeof fetch,
  { env, signal }: OpenContext,
): Promise<BackendSession> => {
  if (!URL.canParse(address)) {
    throw new BackendError('unavailable', NAME, `${address} is no URL`, { address, hint: URL_HINT });
  }
  const key = keyIn(env, address);
  const client = createHttpClient({
    fetch: fetchNow,
    backend: NAME,
    address,
    ...(key !== undefined && { headers: { authorization: `Bearer ${key}` }, secrets: [key] }),
    unreachableHint: URL_HINT,
  });
  const timeout = AbortSignal.timeout(OPEN_TIMEOUT_MS);
  try {
    // Asked for no more than whether the server is there and takes the key: few list the models that speak.
    const request = { signal: AbortSignal.any([signal, timeout]), allowClientErrors: true };
    const { status } = await client('/models', request);
    if (status === 401 || status === 403) {
      const message = `${address} refuses ${key === undefined ? 'a request without a key' : 'the key'} (HTTP ${status})`;
      throw new BackendError('unavailable', NAME, message, { address, hint: KEY_HINT });
    }
  } catch (error) {
    if (signal.aborted || !timeout.aborted) throw error;
    const message = `${address} does not answer within ${OPEN_TIMEOUT_MS / 1000} s`;
    throw new BackendError('unavailable', NAME, message, { address, hint: URL_HINT });
  }

  return {
    address,
    facts: { version: null, dictionaryHash: null, voiceFiles: {} },
    synthesize: async ({ reading, options }, signal) => {
      signal.throwIfAborted();
      const { model, voice, speed, instructions, responseFormat, sampleRateHz } =
        optionsSchema.parse(options);
      if (reading.length > MAX_TEXT_LENGTH) {
        const message = `the reading has over ${MAX_TEXT_LENGTH} characters`;
        throw new BackendError('rejected', NAME, message, { address });
      }
      const json = {
        model,
        voice,
        input: reading,
        response_format: responseFormat,
        ...(speed !== null && { speed }),
        ...(instructions !== null && { instructions }),
      };
      const { bytes } = await client('/audio/speech', { method: 'POST', json, signal });
      const sound = soundInReply(bytes, sampleRateHz);
      if (sound.ok) return { pcm: sound.value };
      const said = key === undefined ? sound.error : sound.error.replaceAll(key, '***');
      throw new BackendError('bad-audio', NAME, `/audio/speech: ${said}`, { address });
    },
    close: async () => {},
  };
};

/** OpenAI's speech and the many local servers that speak its interface. `fetchNow` is called for every request. */
export const createOpenAiBackend = (
  fetchNow: typeof fetch = fetch,
): Backend<OpenAiSettings, OpenAiOptions> => ({
  name: NAME,
  revision: 1,
  settingsSchema,
  optionsSchema,
  audibleOptions: Object.keys(optionsSchema.shape),
  environment: ['OPENAI_API_KEY', 'OPENAI_BASE_URL'],
  capabilities: { maxTextLength: MAX_TEXT_LENGTH, maxConcurrency: 4, timing: 'none', readsWell: [] },
  addresses,
  open: (address, context) => open(address ?? DEFAULT_URL, fetchNow, context),
  resolve: (options) => ok({ options, voiceHash: `revision:${options.revision}` }),
});

export const openAiBackend = createOpenAiBackend();
