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
const DEFAULT_KEY_ENV = 'OPENAI_API_KEY';
const URL_HINT =
  'Start the server, or correct its address in hoso.config.yaml (backends.openai.urls) or in OPENAI_BASE_URL.';

const settingsSchema = z.strictObject({
  /** Base URL of the server or of several alike; /v1 is added to one without a path. */
  urls: z.union([serverUrlSchema.transform((url) => [url]), z.array(serverUrlSchema)]).default([]),
  /** Name of the environment variable that holds the key; one that is named must hold one. */
  apiKeyEnv: z
    .string()
    .regex(/^[A-Z_][A-Z0-9_]*$/, {
      message: 'it takes the name of an environment variable, such as MY_API_KEY',
    })
    .optional(),
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

const keyHint = ({ apiKeyEnv = DEFAULT_KEY_ENV }: OpenAiSettings): string =>
  `Put a key into the environment variable ${apiKeyEnv}.`;

const keyIn = (settings: OpenAiSettings, env: OpenContext['env'], address: string): string | undefined => {
  const { apiKeyEnv } = settings;
  const name = apiKeyEnv ?? DEFAULT_KEY_ENV;
  const key = env[name]?.trim();
  const fail = (message: string): BackendError =>
    new BackendError('unavailable', NAME, message, { address, hint: keyHint(settings) });
  if (key === undefined || key === '') {
    if (address === DEFAULT_URL) throw fail(`${address} needs a key, and ${name} is empty`);
    if (apiKeyEnv !== undefined) throw fail(`${name} is empty (backends.openai.apiKeyEnv)`);
    return undefined;
  }
  // fetch would refuse it, and say what it is.
  if (!/^[\x21-\x7e]+$/.test(key)) throw fail(`${name} holds characters that no key has`);
  return key;
};

const open = async (
  address: string,
  fetchNow: typeof fetch,
  context: OpenContext,
): Promise<BackendSession> => {
  const { env, signal } = context;
  const settings = settingsSchema.parse(context.settings);
  if (!URL.canParse(address)) {
    throw new BackendError('unavailable', NAME, `${address} is no URL`, { address, hint: URL_HINT });
  }
  const key = keyIn(settings, env, address);
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
    const { status } = await client('/models', {
      signal: AbortSignal.any([signal, timeout]),
      allows: (code) => code >= 400 && code < 500,
    });
    if (status === 401 || status === 403) {
      const message = `${address} refuses ${key === undefined ? 'a request without a key' : 'the key'} (HTTP ${status})`;
      throw new BackendError('unavailable', NAME, message, { address, hint: keyHint(settings) });
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
  capabilities: { maxTextLength: MAX_TEXT_LENGTH, maxConcurrency: 4, timing: 'none', readsWell: [] },
  environment: ({ apiKeyEnv = DEFAULT_KEY_ENV }) => [apiKeyEnv, 'OPENAI_BASE_URL'],
  addresses,
  open: (address, context) => open(address ?? DEFAULT_URL, fetchNow, context),
  resolve: (options) => ok({ options, voiceHash: `revision:${options.revision}` }),
});

export const openAiBackend = createOpenAiBackend();
