import { err, ok, type Result } from '../util/result.js';
import { bitratesOf, frameBytes, type MpegVersion, sampleRatesOf } from './mp3-format.js';

export const FRAME_HEADER_BYTES = 4;

export type FrameHeader = {
  readonly version: MpegVersion;
  readonly sampleRateHz: number;
  readonly channels: 1 | 2;
  readonly bitrateKbps: number;
  /** Whether two bytes of CRC follow the header. */
  readonly hasCrc: boolean;
  /** The whole frame, header included. */
  readonly bytes: number;
};

const VERSION_BITS: readonly (MpegVersion | undefined)[] = ['2.5', undefined, '2', '1'];
const LAYER_III = 1;
const MONO = 3;

/** The Layer III header at `at`; undefined when there is none, or one of free bitrate. */
export const parseFrameHeader = (bytes: Uint8Array, at: number): FrameHeader | undefined => {
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes.subarray(at, at + FRAME_HEADER_BYTES);
  const version = VERSION_BITS[(second >> 3) & 3];
  if (first !== 0xff || second >> 5 !== 7 || version === undefined || ((second >> 1) & 3) !== LAYER_III) {
    return undefined;
  }
  const sampleRateHz = sampleRatesOf(version)[(third >> 2) & 3];
  const bitrateKbps = bitratesOf(version)[(third >> 4) - 1];
  if (sampleRateHz === undefined || bitrateKbps === undefined) return undefined;
  return {
    version,
    sampleRateHz,
    channels: fourth >> 6 === MONO ? 1 : 2,
    bitrateKbps,
    hasCrc: (second & 1) === 0,
    bytes: frameBytes(sampleRateHz, bitrateKbps, (third >> 1) & 1 ? 1 : 0),
  };
};

/** Bytes of side information after the header (and its CRC). */
export const sideInfoBytes = (version: MpegVersion, channels: 1 | 2): number => {
  if (version === '1') return channels === 1 ? 17 : 32;
  return channels === 1 ? 9 : 17;
};

/** How many bytes of earlier frames (the bit reservoir) the frame at `at` needs; 0: it stands alone. */
const mainDataBegin = (bytes: Uint8Array, at: number, header: FrameHeader): number => {
  const sideInfo = at + FRAME_HEADER_BYTES + (header.hasCrc ? 2 : 0);
  const first = bytes[sideInfo] ?? 0;
  return header.version === '1' ? (first << 1) | ((bytes[sideInfo + 1] ?? 0) >> 7) : first;
};

export type Mp3Frames = {
  readonly bytes: Uint8Array;
  /** Where each frame begins, and last the end of the last. */
  readonly offsets: readonly number[];
};

/** Splits bytes that are nothing but Layer III frames. The error says where something else stands. */
export const splitFrames = (bytes: Uint8Array): Result<Mp3Frames, string> => {
  const offsets = [0];
  let at = 0;
  while (at < bytes.length) {
    const header = parseFrameHeader(bytes, at);
    if (header === undefined) return err(`no MP3 frame at byte ${at} of ${bytes.length}`);
    if (mainDataBegin(bytes, at, header) !== 0)
      return err(`the MP3 frame at byte ${at} needs the one before`);
    at += header.bytes;
    if (at > bytes.length) return err(`the last MP3 frame is cut short by ${at - bytes.length} bytes`);
    offsets.push(at);
  }
  return ok({ bytes, offsets });
};

/** Frames `from` to `to` (exclusive), or undefined when there are not so many. */
export const sliceFrames = (
  { bytes, offsets }: Mp3Frames,
  from: number,
  to: number,
): Uint8Array | undefined => {
  const start = offsets[from];
  const end = offsets[to];
  return start === undefined || end === undefined ? undefined : bytes.subarray(start, end);
};
