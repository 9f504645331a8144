import type { SynthesisRequest, SynthesisResult } from '../backends/backend.js';
import type { PcmFormat } from '../domain/pcm.js';
import { frameCount } from '../domain/pcm.js';
import type { AudibleOptions } from '../domain/plan.js';

const MIN_RATE_HZ = 8_000;
const MAX_RATE_HZ = 192_000;
/** Peaks of real speech measured 15,900 and more; 40 dB softer that is still ten times this. */
const SILENCE_PEAK = 16;
/**
 * At speed 1, Open JTalk spoke 880 sentences of real scripts at 1.8 to 7.7 letters and digits a second, flite
 * English at 16 at most. Programs may be told to be twice as fast in ways that are not seen here.
 */
const MAX_CHARACTERS_PER_S = 40;
/** The slowest measured was one letter in 0.9 s; pauses within a reading may be long. */
const MAX_S_PER_CHARACTER = 2;
const MAX_S_BESIDE = 10;
const SPOKEN = /[\p{L}\p{N}]/gu;
/** Not the signs for length and for a stop, which say nothing by themselves. */
const AUDIBLE = /[\p{Lu}\p{Ll}\p{Lt}\p{Nd}]|(?![っッｯ])\p{Lo}/u;

const formatProblem = ({ sampleRateHz, channels }: PcmFormat, options: AudibleOptions): string | null => {
  const promisedHz = options['sampleRateHz'];
  if (typeof promisedHz === 'number' && promisedHz !== sampleRateHz) {
    return `a sound of ${sampleRateHz} Hz instead of ${promisedHz} Hz`;
  }
  const isRate = Number.isInteger(sampleRateHz) && sampleRateHz >= MIN_RATE_HZ && sampleRateHz <= MAX_RATE_HZ;
  if (!isRate) return `a sound of ${sampleRateHz} Hz`;
  return channels === 1 || channels === 2 ? null : `a sound of ${channels} channels`;
};

const lengthProblem = (reading: string, speed: number, seconds: number): string | null => {
  const spoken = reading.match(SPOKEN)?.length ?? 0;
  const told = `${seconds.toFixed(2)} s for ${spoken} characters`;
  if (spoken > seconds * MAX_CHARACTERS_PER_S * Math.max(1, speed)) {
    return `a sound too short for its text: ${told}`;
  }
  const longestS = (MAX_S_BESIDE + MAX_S_PER_CHARACTER * reading.length) / Math.min(1, speed);
  return seconds > longestS ? `a sound too long for its text: ${told}` : null;
};

const isSilent = (samples: Int16Array): boolean => {
  for (const sample of samples) if (sample > SILENCE_PEAK || sample < -SILENCE_PEAK) return false;
  return true;
};

/** What is wrong with an engine's sound for a request, in words; null when nothing is. */
export const replyProblem = (
  { reading, options }: SynthesisRequest,
  { pcm }: Pick<SynthesisResult, 'pcm'>,
): string | null => {
  const problem = formatProblem(pcm.format, options);
  if (problem !== null) return problem;
  if (pcm.samples.length % pcm.format.channels !== 0) return 'a sound that ends within a sample frame';
  if (pcm.samples.length === 0) return 'a sound without any length';
  const { speed } = options;
  const seconds = frameCount(pcm) / pcm.format.sampleRateHz;
  const length = lengthProblem(reading, typeof speed === 'number' && speed > 0 ? speed : 1, seconds);
  if (length !== null) return length;
  return AUDIBLE.test(reading) && isSilent(pcm.samples) ? 'silence instead of speech' : null;
};
