import { parseWav } from '../audio/wav.js';
import type { Pcm } from '../domain/pcm.js';
import { err, ok, type Result } from '../util/result.js';
import { errorText, isHtml } from './http-error-text.js';

/** Raw PCM where nothing else is said. */
const PCM_RATE_HZ = 24_000;
const MAX_JSON_BYTES = 65_536;

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;

/** The header of an MPEG layer III frame: sync, layer, a bit rate and a sample rate that exist. */
const isMp3Frame = (bytes: Uint8Array): boolean => {
  const [first = 0, second = 0, third = 0] = bytes;
  if (first !== 0xff || (second & 0xe6) !== 0xe2) return false;
  const bitrate = third >> 4;
  return bitrate !== 0 && bitrate !== 15 && ((third >> 2) & 3) !== 3;
};

/** The name of a sound format that was not asked for. */
const otherFormat = (bytes: Uint8Array): string | null => {
  if (startsWith(bytes, 'ID3') || isMp3Frame(bytes)) return 'MP3';
  if (startsWith(bytes, 'OggS')) return 'Ogg';
  if (startsWith(bytes, 'fLaC')) return 'FLAC';
  return Buffer.from(bytes.subarray(4, 8)).toString('latin1') === 'ftyp' ? 'MP4' : null;
};

const jsonIn = (bytes: Uint8Array): boolean => {
  if (
    bytes.length > MAX_JSON_BYTES ||
    !/^\s*[{["]/.test(Buffer.from(bytes.subarray(0, 16)).toString('latin1'))
  )
    return false;
  try {
    JSON.parse(Buffer.from(bytes).toString('utf8'));
    return true;
  } catch {
    return false;
  }
};

/**
 * The sound in a reply, told by its bytes alone: servers send WAV when asked for PCM, PCM when asked for WAV,
 * MP3 whatever they are asked for, and errors with status 200. Raw PCM has 16 bits and one channel.
 */
export const soundInReply = (bytes: Uint8Array, promisedRateHz: number | null): Result<Pcm, string> => {
  if (bytes.length === 0) return err('nothing came');
  if (isHtml(bytes)) return err('a web page came instead of sound');
  if (jsonIn(bytes)) return err(`JSON came instead of sound: ${errorText(bytes)}`);
  const other = otherFormat(bytes);
  if (other !== null) return err(`${other} came; hoso takes WAV and raw PCM only`);
  if (startsWith(bytes, 'RIFF')) {
    const wav = parseWav(bytes);
    if (!wav.ok) return wav;
    const { sampleRateHz } = wav.value.format;
    if (promisedRateHz === null || promisedRateHz === sampleRateHz) return wav;
    return err(`${sampleRateHz} Hz came, but the profile promises ${promisedRateHz} Hz`);
  }
  if (bytes.length % 2 !== 0) return err('raw PCM came that ends in the middle of a sample');
  const samples = new Int16Array(bytes.length / 2);
  new Uint8Array(samples.buffer).set(bytes);
  return ok({ format: { sampleRateHz: promisedRateHz ?? PCM_RATE_HZ, channels: 1 }, samples });
};
