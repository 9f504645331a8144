import type { SynthesisRequest, SynthesisResult } from '../backends/backend.js';
import type { PcmFormat } from '../domain/pcm.js';
import { frameCount } from '../domain/pcm.js';

const MIN_RATE_HZ = 8_000;
const MAX_RATE_HZ = 192_000;
/** About -66 dBFS: below what any engine says, above dither and the hum of a vocoder's silence. */
const SILENCE_PEAK = 16;
/** Letters, digits, kana, kanji. */
const SPEAKABLE = /[\p{L}\p{N}]/gu;
/** Docs: docs/architecture.md, "Checks on every reply": how these bounds were measured. */
const MAX_CHARACTERS_PER_S = 50;
const MAX_S_PER_CHARACTER = 4;
const MAX_S_OF_NOTHING = 15;

const formatProblem = ({ sampleRateHz, channels }: PcmFormat): string | null => {
  const isRate = Number.isInteger(sampleRateHz) && sampleRateHz >= MIN_RATE_HZ && sampleRateHz <= MAX_RATE_HZ;
  if (!isRate) return `a sample rate of ${sampleRateHz} Hz`;
  return channels === 1 || channels === 2 ? null : `${channels} channels`;
};

const isSilent = (samples: Int16Array): boolean => {
  for (const sample of samples) if (sample > SILENCE_PEAK || sample < -SILENCE_PEAK) return false;
  return true;
};

/**
 * What is wrong with an engine's sound for a reading, in words; null when nothing is. `promised` is the format
 * of the earlier sounds of the same options, where there were any.
 */
export const replyProblem = (
  { reading }: Pick<SynthesisRequest, 'reading'>,
  { pcm }: Pick<SynthesisResult, 'pcm'>,
): string | null => {
  const problem = formatProblem(pcm.format);
  if (problem !== null) return problem;
  if (pcm.samples.length % pcm.format.channels !== 0) return 'a sound that ends within a sample frame';
  const seconds = frameCount(pcm) / pcm.format.sampleRateHz;
  if (seconds === 0) return 'a sound without any length';
  const characters = reading.match(SPEAKABLE)?.length ?? 0;
  const told = `${seconds.toFixed(2)} s for ${characters} characters`;
  if (characters / MAX_CHARACTERS_PER_S > seconds) return `a sound too short for its text: ${told}`;
  if (seconds > MAX_S_OF_NOTHING + characters * MAX_S_PER_CHARACTER)
    return `a sound too long for its text: ${told}`;
  if (characters > 0 && isSilent(pcm.samples)) return 'silence instead of speech';
  return null;
};
