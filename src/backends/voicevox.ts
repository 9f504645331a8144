import { z } from 'zod';
import { parseWav } from '../audio/wav.js';
import { frameCount, type Pcm } from '../domain/pcm.js';
import {
  type Backend,
  BackendError,
  type BackendSession,
  type OpenContext,
  type Serving,
  type SynthesisRequest,
  type SynthesisResult,
} from './backend.js';
import { createHttpClient, type HttpClient } from './http-client.js';
import { serverUrlSchema } from './server-url.js';
import { ADDRESS_ENVIRONMENT, defaultAddress, voicevoxAddresses } from './voicevox-addresses.js';
import { type AudioQuery, audioQuerySchema, parseReply } from './voicevox-api.js';
import { hasTrueLengths, traitsOf, VOICEVOX_ENGINES, type VoicevoxEngineName } from './voicevox-engines.js';
import { askVoicevoxFacts } from './voicevox-facts.js';
import {
  resolveVoicevox,
  type VoicevoxOptions,
  type VoicevoxSound,
  voicevoxOptionsSchema,
  voicevoxSoundSchema,
} from './voicevox-options.js';
import { cutLongestRun, hasFullPhrase, kanaOf, MAX_PHRASE_MORAE } from './voicevox-phrases.js';
import { moraTiming } from './voicevox-timing.js';
import { createVoicevoxUserDictionary } from './voicevox-user-dictionary.js';

const NAME = 'voicevox';
/**
 * One sentence each: memory that the engine takes for a long one stays taken, and its analysis fails at 2,730
 * characters. 3 % of real sentences are over 100.
 */
const MAX_TEXT_LENGTH = 120;
const FACTS_TIMEOUT_MS = 10_000;
/** Each halves the longest run: 8 cuts are enough for 120 characters of six morae each. */
const MAX_CUTS = 16;
const MIN_SILENCE_S = 0.05;
/** Resampling may round the length up or down. */
const LENGTH_TOLERANCE_FRAMES = 2;

const engineNames = Object.keys(VOICEVOX_ENGINES) as [VoicevoxEngineName, ...VoicevoxEngineName[]];
const settingsSchema = z.strictObject({
  engine: z.enum(engineNames).default('voicevox'),
  /** One address or several; each is an engine that sounds like the others. */
  urls: z.union([serverUrlSchema.transform((url) => [url]), z.array(serverUrlSchema)]).default([]),
});
type VoicevoxSettings = z.infer<typeof settingsSchema>;

/** It has no lock, and loads its model anew whenever style or speed changes. */
const ONE_AT_A_TIME: Serving = {
  maxInFlight: 1,
  kindOf: ({ styleId, speedScale }) => `${styleId} ${speedScale}`,
};

/** The engine drops line breaks and tabs and glues the words beside them together. */
const asOneLine = (reading: string): string =>
  reading.replace(/\s*[\n\r\t\v\f\u0085\u2028\u2029]+\s*/g, '、').replace(/\p{Cc}+/gu, '');

/** The query as it came, with the profile's scales in it. */
const withScales = (query: AudioQuery, { styleId, upspeak, ...scales }: VoicevoxSound): AudioQuery => ({
  ...query,
  ...Object.fromEntries(Object.entries(scales).filter(([, value]) => value !== null)),
});

const isWithoutSpeech = ({ accent_phrases }: AudioQuery): boolean =>
  accent_phrases.every(({ moras }) => moras.every(({ vowel }) => vowel === 'pau'));

/** What the engine would make of nothing but signs; some builds fail at it or even end. */
const silenceOf = (query: AudioQuery): SynthesisResult => {
  const seconds = (query.prePhonemeLength + query.postPhonemeLength) / query.speedScale;
  const channels = query.outputStereo ? 2 : 1;
  const frames = Math.round(Math.max(MIN_SILENCE_S, seconds) * query.outputSamplingRate);
  const samples = new Int16Array(frames * channels);
  return { pcm: { format: { sampleRateHz: query.outputSamplingRate, channels }, samples } };
};

class VoicevoxSession implements BackendSession {
  readonly address: string;
  readonly facts: BackendSession['facts'];
  readonly #client: HttpClient;
  readonly #isTimed: boolean;
  readonly #warmsUp: boolean;

  constructor(
    address: string,
    client: HttpClient,
    told: Awaited<ReturnType<typeof askVoicevoxFacts>>,
    engine: VoicevoxEngineName,
  ) {
    this.address = address;
    this.facts = told.facts;
    this.#client = client;
    this.#isTimed = hasTrueLengths(told.manifest);
    this.#warmsUp = traitsOf(engine).warmsUp;
  }

  async prepare(
    voices: readonly { readonly options: SynthesisRequest['options'] }[],
    signal: AbortSignal,
  ): Promise<void> {
    if (!this.#warmsUp) return;
    const styles = new Set(voices.map(({ options }) => voicevoxSoundSchema.parse(options).styleId));
    for (const speaker of styles) {
      try {
        const query = { speaker, skip_reinit: true };
        await this.#client('/initialize_speaker', { method: 'POST', query, signal });
      } catch (error) {
        // An engine too old to know it loads the model at the first request instead.
        if (!(error instanceof BackendError && error.kind === 'rejected')) throw error;
      }
    }
  }

  async pronounce({ reading, options }: SynthesisRequest, signal: AbortSignal): Promise<string> {
    return kanaOf(await this.#ask(reading, voicevoxSoundSchema.parse(options), signal));
  }

  async synthesize({ reading, options }: SynthesisRequest, signal: AbortSignal): Promise<SynthesisResult> {
    const sound = voicevoxSoundSchema.parse(options);
    const query = withScales(await this.#ask(reading, sound, signal), sound);
    return isWithoutSpeech(query) ? silenceOf(query) : this.#speak(query, sound, signal);
  }

  async close(): Promise<void> {}

  /** The engine's query for a reading in which nothing is cut off. */
  async #ask(reading: string, { styleId }: VoicevoxSound, signal: AbortSignal): Promise<AudioQuery> {
    signal.throwIfAborted();
    if (reading.length > MAX_TEXT_LENGTH) {
      throw this.#error('rejected', `the reading has over ${MAX_TEXT_LENGTH} characters`);
    }
    const path = '/audio_query';
    let text = asOneLine(reading);
    for (let cuts = 0; ; cuts += 1) {
      const reply = await this.#client(path, { method: 'POST', query: { text, speaker: styleId }, signal });
      const query = parseReply(audioQuerySchema, reply, { backend: NAME, address: this.address, path });
      if (!hasFullPhrase(query)) return query;
      const cut = cuts < MAX_CUTS ? cutLongestRun(text) : null;
      if (cut === null) {
        const message = `the engine would speak only ${MAX_PHRASE_MORAE} morae of a phrase in "${reading}"`;
        throw this.#error('rejected', message, 'Put a 、 into the long word.');
      }
      text = cut;
    }
  }

  async #speak(
    query: AudioQuery,
    { styleId, upspeak }: VoicevoxSound,
    signal: AbortSignal,
  ): Promise<SynthesisResult> {
    const { bytes } = await this.#client('/synthesis', {
      method: 'POST',
      query: { speaker: styleId, enable_interrogative_upspeak: upspeak },
      json: query,
      signal,
    });
    const wav = parseWav(bytes);
    if (!wav.ok) throw this.#error('bad-audio', `/synthesis: ${wav.error}`);
    const { sampleRateHz, channels } = wav.value.format;
    const promised = query.outputStereo ? 2 : 1;
    if (sampleRateHz !== query.outputSamplingRate || channels !== promised) {
      const got = `${sampleRateHz} Hz, ${channels} channels`;
      const asked = `${query.outputSamplingRate} Hz, ${promised}`;
      throw this.#error('bad-audio', `/synthesis: ${got} came, ${asked} were asked for`);
    }
    return this.#withTiming(wav.value, query, upspeak);
  }

  /** Timing is told only where the sound is exactly as long as the query says. */
  #withTiming(pcm: Pcm, query: AudioQuery, upspeak: boolean): SynthesisResult {
    if (!this.#isTimed) return { pcm };
    const { units, durationS } = moraTiming(query, upspeak);
    const difference = frameCount(pcm) - durationS * pcm.format.sampleRateHz;
    return Math.abs(difference) <= LENGTH_TOLERANCE_FRAMES ? { pcm, timing: units } : { pcm };
  }

  #error(kind: 'rejected' | 'bad-audio', message: string, hint?: string): BackendError {
    return new BackendError(kind, NAME, message, {
      address: this.address,
      ...(hint !== undefined && { hint }),
    });
  }
}

/** What to do when nothing answers. */
const hintFor = (engine: VoicevoxEngineName): string => {
  const { title, start } = traitsOf(engine);
  return [
    `Start ${title}${start === undefined ? '' : ` (or: ${start})`}, or give the address of its engine in`,
    `hoso.config.yaml (backends.voicevox.urls)${engine === 'voicevox' ? ' or VOICEVOX_URL' : ''}.`,
  ].join(' ');
};

const openAt = async (
  address: string,
  engine: VoicevoxEngineName,
  fetchNow: typeof fetch,
  { signal }: OpenContext,
): Promise<BackendSession> => {
  const unreachableHint = hintFor(engine);
  if (!URL.canParse(address)) {
    throw new BackendError('unavailable', NAME, `${address} is no URL`, { address, hint: unreachableHint });
  }
  const client = createHttpClient({ fetch: fetchNow, backend: NAME, address, unreachableHint });
  const timeout = AbortSignal.timeout(FACTS_TIMEOUT_MS);
  try {
    const told = await askVoicevoxFacts(
      client,
      { backend: NAME, address },
      AbortSignal.any([signal, timeout]),
    );
    return new VoicevoxSession(address, client, told, engine);
  } catch (error) {
    if (signal.aborted || !timeout.aborted) throw error;
    const message = `${address} does not answer within ${FACTS_TIMEOUT_MS / 1000} s`;
    throw new BackendError('unavailable', NAME, message, { address, hint: unreachableHint });
  }
};

/** VOICEVOX ENGINE and the engines that speak its HTTP interface. `fetchNow` is called for every request. */
export const createVoicevoxBackend = (
  fetchNow: typeof fetch = fetch,
): Backend<VoicevoxSettings, VoicevoxOptions> => ({
  name: NAME,
  revision: 1,
  settingsSchema,
  optionsSchema: voicevoxOptionsSchema,
  audibleOptions: Object.keys(voicevoxSoundSchema.shape),
  capabilities: { maxTextLength: MAX_TEXT_LENGTH, maxConcurrency: 2, timing: 'mora', readsWell: [] },
  environment: () => ADDRESS_ENVIRONMENT,
  serving: ({ engine }) => (traitsOf(engine).oneAtATime ? ONE_AT_A_TIME : null),
  addresses: voicevoxAddresses,
  open: async (address, context) => {
    const settings = settingsSchema.parse(context.settings);
    const own = defaultAddress(settings.engine);
    const at = address ?? own;
    const isGiven = settings.urls.length > 0 || context.env['VOICEVOX_URL'] !== undefined;
    try {
      return await openAt(at, settings.engine, fetchNow, context);
    } catch (error) {
      // The editor's note of its address may be left over from a run that has ended.
      if (isGiven || at === own || !(error instanceof BackendError)) throw error;
      return openAt(own, settings.engine, fetchNow, context);
    }
  },
  resolve: resolveVoicevox,
  userDictionary: (address, { engine }) =>
    createVoicevoxUserDictionary({
      backend: NAME,
      address,
      fetch: fetchNow,
      unreachableHint: hintFor(engine),
    }),
});

export const voicevoxBackend = createVoicevoxBackend();
