import { z } from 'zod';
import type { Pcm } from '../domain/pcm.js';
import { canonicalJson } from '../util/canonical-json.js';
import { ok } from '../util/result.js';
import { sha256 } from '../util/sha256.js';
import { type Backend, BackendError } from './backend.js';

const settingsSchema = z.strictObject({});
type ToneSettings = z.infer<typeof settingsSchema>;

/** Every option has a default: `tone` needs no block in a profile and can stand in for any voice. */
const optionsSchema = z.strictObject({
  sampleRateHz: z.int().min(8000).max(192_000).default(24_000),
  channels: z.int().min(1).max(2).default(1),
  /** The lowest pitch; a reading's own pitch lies within the octave above it. */
  frequencyHz: z.number().min(20).max(2000).default(220),
  msPerCharacter: z.number().min(1).max(1000).default(100),
});
type ToneOptions = z.infer<typeof optionsSchema>;

const NAME = 'tone';
const MAX_TEXT_LENGTH = 200;
const AMPLITUDE = 8000;
const FADE_MS = 5;
const PHASE_TURN = 2 ** 32;

/** A triangle wave in integers: the same bytes on every machine, which `Math.sin` does not promise. */
const triangleAt = (phase: number): number => {
  const quarter = phase / (PHASE_TURN / 4);
  if (quarter < 1) return quarter;
  return quarter < 3 ? 2 - quarter : quarter - 4;
};

const makeTone = (reading: string, options: ToneOptions): Pcm => {
  const { sampleRateHz, channels, frequencyHz, msPerCharacter } = options;
  const frames = Math.round(([...reading].length * msPerCharacter * sampleRateHz) / 1000);
  const hash = Number.parseInt(sha256(canonicalJson({ reading, ...options })).slice(0, 8), 16);
  const pitchHz = frequencyHz * (1 + hash / PHASE_TURN);
  const step = Math.round((pitchHz / sampleRateHz) * PHASE_TURN);
  const fadeFrames = Math.round((FADE_MS * sampleRateHz) / 1000);
  const samples = new Int16Array(frames * channels);
  let phase = 0;
  for (let frame = 0; frame < frames; frame += 1) {
    const fade = Math.min(1, frame / fadeFrames, (frames - frame) / fadeFrames);
    const sample = Math.round(AMPLITUDE * fade * triangleAt(phase));
    for (let at = frame * channels; at < (frame + 1) * channels; at += 1) samples[at] = sample;
    phase += step;
    if (phase >= PHASE_TURN) phase -= PHASE_TURN;
  }
  return { format: { sampleRateHz, channels }, samples };
};

/** A tone instead of a voice, for tests: its length grows with the reading, its pitch tells readings apart. */
export const toneBackend: Backend<ToneSettings, ToneOptions> = {
  name: NAME,
  revision: 1,
  settingsSchema,
  optionsSchema,
  audibleOptions: ['sampleRateHz', 'channels', 'frequencyHz', 'msPerCharacter'],
  environment: () => [],
  capabilities: { maxTextLength: MAX_TEXT_LENGTH, maxConcurrency: null, timing: 'none', readsWell: [] },
  addresses: () => [null],
  open: async () => ({
    address: null,
    facts: { version: '1', dictionaryHash: null, voiceFiles: {} },
    synthesize: async ({ reading, options }, signal) => {
      signal.throwIfAborted();
      if (reading.length > MAX_TEXT_LENGTH) {
        throw new BackendError('rejected', NAME, `the reading has more than ${MAX_TEXT_LENGTH} characters`);
      }
      return { pcm: makeTone(reading, optionsSchema.parse(options)) };
    },
    close: async () => {},
  }),
  resolve: (options) => ok({ options, voiceHash: null }),
};
