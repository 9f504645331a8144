import { samplesPerFrame } from '../audio/mp3-format.js';
import { type FrameHeader, parseFrameHeader, sideInfoBytes } from '../audio/mp3-frames.js';

const ascii = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

/** Where the sound begins behind an ID3v2 tag. */
const soundStart = (bytes: Uint8Array): number => {
  if (ascii(bytes, 0, 3) !== 'ID3') return 0;
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(6, 10);
  return 10 + ((a << 21) | (b << 14) | (c << 7) | d);
};

/** Samples of delay and padding that the Info frame at `at` states; null when the frame is none. */
const statedEdges = (bytes: Uint8Array, at: number, header: FrameHeader): number | null => {
  const xing = at + 4 + (header.hasCrc ? 2 : 0) + sideInfoBytes(header.version, header.channels);
  if (!/^(?:Info|Xing)$/.test(ascii(bytes, xing, 4))) return null;
  const lame = xing + 120;
  if (!/^(?:LAME|Lavc|Lavf)/.test(ascii(bytes, lame, 4))) return 0;
  const [a = 0, b = 0, c = 0] = bytes.subarray(lame + 21, lame + 24);
  return ((a << 4) | (b >> 4)) + (((b & 0x0f) << 8) | c);
};

/** Length of an MP3 in ms by its frames, less what its Info frame says is padding; null when it holds no frame. */
export const mp3LengthMs = (bytes: Uint8Array): number | null => {
  let at = soundStart(bytes);
  let first = parseFrameHeader(bytes, at);
  // Some writers pad between tag and sound.
  while (first === undefined && at < bytes.length) {
    at += 1;
    first = parseFrameHeader(bytes, at);
  }
  if (first === undefined) return null;
  const edges = statedEdges(bytes, at, first);
  let samples = -(edges ?? 0);
  if (edges !== null) at += first.bytes;
  for (;;) {
    const header = parseFrameHeader(bytes, at);
    if (header === undefined || at + header.bytes > bytes.length) break;
    samples += samplesPerFrame(header.sampleRateHz);
    at += header.bytes;
  }
  return samples <= 0 ? null : (samples / first.sampleRateHz) * 1_000;
};
