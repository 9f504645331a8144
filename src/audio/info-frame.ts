import { crc16 } from './crc16.js';
import {
  bitratesOf,
  frameBytes,
  type Mp3Format,
  mpegVersionOf,
  sampleRatesOf,
  samplesPerFrame,
} from './mp3-format.js';
import { FRAME_HEADER_BYTES, sideInfoBytes } from './mp3-frames.js';

/** Samples that LAME puts before the sound. */
export const ENCODER_DELAY = 576;
/** Samples that every Layer III decoder adds before the sound. */
export const DECODER_DELAY = 529;

const TOC_ENTRIES = 100;
const XING_BYTES = 4 + 4 + 4 + 4 + TOC_ENTRIES + 4;
const LAME_BYTES = 36;
const HAS_ALL_FIELDS = 0x0f;
/** Readers look for this name before they believe the delay; every stream here comes from libmp3lame. */
const ENCODER_NAME = 'LAME3.100';
const CONSTANT_BITRATE = 1;

export type StreamFacts = {
  readonly format: Mp3Format;
  /** Frames after the Info frame. */
  readonly frames: number;
  /** Their bytes. */
  readonly bytes: number;
  /** CRC-16 of these bytes. */
  readonly crc: number;
  /** Length of the sound in samples per channel. */
  readonly samples: number;
};

/** Frames that a sound needs, so that decoders can give back its last sample in spite of the delays. */
export const framesFor = (samples: number, sampleRateHz: number): number =>
  Math.ceil((samples + ENCODER_DELAY + DECODER_DELAY) / samplesPerFrame(sampleRateHz));

const tagBytes = ({ sampleRateHz, channels }: Mp3Format): number =>
  FRAME_HEADER_BYTES + sideInfoBytes(mpegVersionOf(sampleRateHz) ?? '1', channels) + XING_BYTES + LAME_BYTES;

/** The stream's own bitrate, or the lowest whose frames have room for the tag. */
const infoBitrate = (format: Mp3Format): number => {
  const fits = (kbps: number): boolean => frameBytes(format.sampleRateHz, kbps, 0) >= tagBytes(format);
  if (fits(format.bitrateKbps)) return format.bitrateKbps;
  const version = mpegVersionOf(format.sampleRateHz) ?? '1';
  return bitratesOf(version).find(fits) ?? format.bitrateKbps;
};

export const infoFrameBytes = (format: Mp3Format): number =>
  frameBytes(format.sampleRateHz, infoBitrate(format), 0);

const writeHeader = (frame: Uint8Array, format: Mp3Format): void => {
  const version = mpegVersionOf(format.sampleRateHz) ?? '1';
  const versionBits = { '1': 3, '2': 2, '2.5': 0 }[version];
  const bitrateIndex = bitratesOf(version).indexOf(infoBitrate(format)) + 1;
  const rateIndex = sampleRatesOf(version).indexOf(format.sampleRateHz);
  frame.set([
    0xff,
    0xe0 | (versionBits << 3) | (1 << 1) | 1,
    (bitrateIndex << 4) | (rateIndex << 2),
    format.channels === 1 ? 0xc0 : 0x40,
  ]);
};

/**
 * The frame of silence that stands before a stream and tells its length: Xing's "Info" header with LAME's
 * extension. Decoders drop the delay and the padding it states, so the sound has exactly `samples` samples.
 */
export const infoFrame = (facts: StreamFacts): Uint8Array => {
  const { format } = facts;
  const frame = new Uint8Array(infoFrameBytes(format));
  const view = new DataView(frame.buffer);
  writeHeader(frame, format);
  const text = (at: number, value: string): void => frame.set(new TextEncoder().encode(value), at);
  const totalBytes = facts.bytes + frame.length;

  const xing = FRAME_HEADER_BYTES + sideInfoBytes(mpegVersionOf(format.sampleRateHz) ?? '1', format.channels);
  text(xing, 'Info');
  view.setUint32(xing + 4, HAS_ALL_FIELDS);
  view.setUint32(xing + 8, facts.frames);
  view.setUint32(xing + 12, totalBytes);
  for (let entry = 0; entry < TOC_ENTRIES; entry += 1) {
    frame[xing + 16 + entry] = Math.floor((entry * 256) / TOC_ENTRIES);
  }

  const padding = facts.frames * samplesPerFrame(format.sampleRateHz) - ENCODER_DELAY - facts.samples;
  const lame = xing + XING_BYTES;
  text(lame, ENCODER_NAME);
  frame[lame + 9] = CONSTANT_BITRATE;
  frame[lame + 20] = Math.min(255, format.bitrateKbps);
  frame[lame + 21] = ENCODER_DELAY >> 4;
  frame[lame + 22] = ((ENCODER_DELAY & 0x0f) << 4) | (padding >> 8);
  frame[lame + 23] = padding & 0xff;
  view.setUint32(lame + 28, totalBytes);
  view.setUint16(lame + 32, facts.crc);
  view.setUint16(lame + 34, crc16(frame.subarray(0, lame + 34)));
  return frame;
};
