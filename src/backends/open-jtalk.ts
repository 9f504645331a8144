import { join } from 'node:path';
import { z } from 'zod';
import { parseWav } from '../audio/wav.js';
import type { EngineFacts } from '../domain/facts.js';
import { frameCount, type Pcm } from '../domain/pcm.js';
import { canonicalJson } from '../util/canonical-json.js';
import { nearestNames } from '../util/nearest-names.js';
import { err, ok } from '../util/result.js';
import { sha256 } from '../util/sha256.js';
import {
  type Backend,
  BackendError,
  type BackendSession,
  type OpenContext,
  type SynthesisRequest,
  type SynthesisResult,
} from './backend.js';
import { DICTIONARY_FILES, findDictionary, findVoiceFile, namedVoices } from './open-jtalk-files.js';
import {
  INSTALL_HINT,
  OPEN_JTALK,
  type OpenJtalkOutput,
  openJtalkVersion,
  runOpenJtalk,
} from './open-jtalk-program.js';
import { timingInTrace } from './open-jtalk-timing.js';
import { pronunciationInTrace, usefulPartOfTrace } from './open-jtalk-trace.js';
import { programPath } from './program-path.js';

const settingsSchema = z.strictObject({
  /** A name on PATH, or a path. */
  program: z.string().min(1).default('open_jtalk'),
  /** The dictionary's folder; by default where Debian and Homebrew put it. */
  dictionary: z.string().min(1).optional(),
});
type OpenJtalkSettings = z.infer<typeof settingsSchema>;

const optionsSchema = z.strictObject({
  /** `mei_normal`, `mei_happy`, `mei_sad`, `mei_angry`, `mei_bashful`, or a path to a .htsvoice file. */
  voice: z.string().min(1).default('mei_normal'),
  /** 2 is twice as fast. */
  speed: z.number().min(0.25).max(4).default(1),
  pitchHalfTones: z.number().min(-24).max(24).default(0),
  /** All-pass constant: a lower one sounds smaller and brighter; null is the voice's own. */
  allPass: z.number().min(0).max(0.95).nullable().default(null),
  /** Weight of the global variance of log F0; 0 is flat. */
  intonation: z.number().min(0).max(4).default(1),
  /** Weight of the global variance of the spectrum. */
  gvSpectrum: z.number().min(0).max(4).default(1),
  volumeDb: z.number().min(-40).max(20).default(0),
  /** Above it a sound is voiced. */
  msdThreshold: z.number().min(0).max(1).default(0.5),
  postfilter: z.number().min(0).max(1).default(0),
});
type OpenJtalkOptions = z.infer<typeof optionsSchema>;

/** The program keeps 1,023 bytes of a line and overflows its stack on a long one: 200 characters are 600 bytes. */
const MAX_TEXT_LENGTH = 200;
/** Nothing that is speech is shorter. */
const MIN_SOUND_MS = 50;
/** Shortens the sound that is thrown away when only the trace is wanted: 0.09 s instead of 0.37 s a sentence. */
const TRACE_SPEED = 20;
const VOICE_HINT = 'Run "hoso voices install" to fetch the Mei voices, or name a .htsvoice file by its path.';

const soundArguments = (options: OpenJtalkOptions): readonly string[] => [
  ...['-r', `${options.speed}`, '-fm', `${options.pitchHalfTones}`],
  ...(options.allPass === null ? [] : ['-a', `${options.allPass}`]),
  ...['-jf', `${options.intonation}`, '-jm', `${options.gvSpectrum}`, '-g', `${options.volumeDb}`],
  ...['-u', `${options.msdThreshold}`, '-b', `${options.postfilter}`],
];

const durationS = (pcm: Pcm): number => frameCount(pcm) / pcm.format.sampleRateHz;

const checkedSound = (bytes: Uint8Array): Pcm => {
  const wav = parseWav(bytes);
  if (!wav.ok) throw new BackendError('bad-audio', OPEN_JTALK, `open_jtalk: ${wav.error}`);
  const durationMs = durationS(wav.value) * 1000;
  if (durationMs < MIN_SOUND_MS) {
    throw new BackendError('bad-audio', OPEN_JTALK, `open_jtalk made only ${Math.round(durationMs)} ms`);
  }
  return wav.value;
};

/** A trace that is missing or torn costs the timing, not the sound. */
const soundWithTiming = ({ sound, trace }: OpenJtalkOutput): SynthesisResult => {
  const pcm = checkedSound(sound);
  const timing = timingInTrace(usefulPartOfTrace(trace), durationS(pcm));
  return timing === null ? { pcm } : { pcm, timing };
};

const dictionaryFolder = async (settings: OpenJtalkSettings, baseDir: string): Promise<string> => {
  const folder = await findDictionary(settings.dictionary, baseDir);
  if (folder !== undefined) return folder;
  const where = settings.dictionary === undefined ? '' : ` in ${settings.dictionary}`;
  throw new BackendError('unavailable', OPEN_JTALK, `there is no Open JTalk dictionary${where}`, {
    hint: INSTALL_HINT,
  });
};

/** Hash of a file of the engine's, which nothing can be spoken without. */
const hashOf = (path: string, { hashFile }: OpenContext): Promise<string> =>
  hashFile(path).catch((cause: unknown) => {
    throw new BackendError('unavailable', OPEN_JTALK, `${path} cannot be read`, {
      cause,
      hint: INSTALL_HINT,
    });
  });

const askFacts = async (
  program: string,
  dictionary: string,
  voiceFiles: ReadonlyMap<string, string>,
  context: OpenContext,
): Promise<EngineFacts> => {
  const version = await openJtalkVersion(program, context.signal);
  const parts = await Promise.all(DICTIONARY_FILES.map((name) => hashOf(join(dictionary, name), context)));
  const hashes = await Promise.all(
    [...voiceFiles].map(async ([voice, path]) => [voice, await hashOf(path, context)] as const),
  );
  const names = await namedVoices(context.baseDir);
  return {
    version,
    dictionaryHash: sha256(canonicalJson(parts)),
    voiceFiles: Object.fromEntries(hashes),
    styles: names.map((speaker, id) => ({ speaker, style: '', id })),
  };
};

const open = async (context: OpenContext): Promise<BackendSession> => {
  const { baseDir } = context;
  const settings = settingsSchema.parse(context.settings);
  const program = programPath(settings.program, baseDir);
  const dictionary = await dictionaryFolder(settings, baseDir);
  const voiceFiles = new Map<string, string>();
  for (const { voice } of context.voices.map((options) => optionsSchema.parse(options))) {
    const path = await findVoiceFile(voice, baseDir);
    if (path !== undefined) voiceFiles.set(voice, path);
  }

  const run = async (
    wantsSound: boolean,
    { reading, options }: SynthesisRequest,
    signal: AbortSignal,
  ): Promise<OpenJtalkOutput> => {
    if (reading.length > MAX_TEXT_LENGTH) {
      throw new BackendError('rejected', OPEN_JTALK, `the reading has over ${MAX_TEXT_LENGTH} characters`);
    }
    const checked = optionsSchema.parse(options);
    const voiceFile = voiceFiles.get(checked.voice);
    if (voiceFile === undefined) {
      throw new BackendError('rejected', OPEN_JTALK, `the voice ${checked.voice} was not opened`);
    }
    const sound = soundArguments(wantsSound ? checked : { ...checked, speed: TRACE_SPEED });
    const args = ['-x', dictionary, '-m', voiceFile, ...sound];
    return runOpenJtalk(program, args, { reading, wantsSound }, signal);
  };

  return {
    address: null,
    facts: await askFacts(program, dictionary, voiceFiles, context),
    synthesize: async (request, signal) => soundWithTiming(await run(true, request, signal)),
    pronounce: async (request, signal) =>
      pronunciationInTrace(usefulPartOfTrace((await run(false, request, signal)).trace)),
    close: async () => {},
  };
};

/** Open JTalk as a program, one process for each utterance. */
export const openJtalkBackend: Backend<OpenJtalkSettings, OpenJtalkOptions> = {
  name: OPEN_JTALK,
  // 2: with timing.
  revision: 2,
  settingsSchema,
  optionsSchema,
  audibleOptions: Object.keys(optionsSchema.shape),
  environment: () => [],
  capabilities: { maxTextLength: MAX_TEXT_LENGTH, maxConcurrency: null, timing: 'mora', readsWell: [] },
  addresses: () => [null],
  open: (_address, context) => open(context),
  resolve: (options, facts) => {
    const voiceHash = facts.voiceFiles[options.voice];
    if (voiceHash !== undefined) return ok({ options, voiceHash });
    const near = nearestNames(
      options.voice,
      (facts.styles ?? []).map(({ speaker }) => speaker),
    );
    return err({
      code: 'voice-unknown',
      option: 'voice',
      message: `open-jtalk: there is no voice ${options.voice}`,
      hint: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : VOICE_HINT,
    });
  },
};
