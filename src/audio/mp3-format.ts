/** An MP3 of constant bitrate. */
export type Mp3Format = {
  readonly sampleRateHz: number;
  readonly channels: 1 | 2;
  readonly bitrateKbps: number;
};

/** MPEG-1, MPEG-2 (half rates) and MPEG-2.5 (quarter rates) Layer III. */
export type MpegVersion = '1' | '2' | '2.5';

const SAMPLE_RATES_HZ: Readonly<Record<MpegVersion, readonly number[]>> = {
  '1': [44_100, 48_000, 32_000],
  '2': [22_050, 24_000, 16_000],
  '2.5': [11_025, 12_000, 8_000],
};

const MPEG1_KBPS = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const MPEG2_KBPS = [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

const VERSIONS: readonly MpegVersion[] = ['1', '2', '2.5'];

/** Rates in the order of the header's two-bit index. */
export const sampleRatesOf = (version: MpegVersion): readonly number[] => SAMPLE_RATES_HZ[version];

/** Bitrates in the order of the header's four-bit index, whose 1 is the first. */
export const bitratesOf = (version: MpegVersion): readonly number[] =>
  version === '1' ? MPEG1_KBPS : MPEG2_KBPS;

export const mpegVersionOf = (sampleRateHz: number): MpegVersion | undefined =>
  VERSIONS.find((version) => SAMPLE_RATES_HZ[version].includes(sampleRateHz));

/** Samples per channel that one frame holds: the grid that parts of an episode start on. */
export const samplesPerFrame = (sampleRateHz: number): number =>
  mpegVersionOf(sampleRateHz) === '1' ? 1_152 : 576;

/** Bytes of a frame: the padding bit adds one. */
export const frameBytes = (sampleRateHz: number, bitrateKbps: number, padding: 0 | 1): number =>
  Math.floor((samplesPerFrame(sampleRateHz) / 8) * ((bitrateKbps * 1_000) / sampleRateHz)) + padding;

/** What LAME turns sound down by at a constant bitrate, in dB: a scale in its presets, measured with ffmpeg 5.1. */
export const encoderLossDb = (bitrateKbps: number): number => {
  const scale = bitrateKbps <= 160 ? 0.95 : bitrateKbps <= 192 ? 0.97 : bitrateKbps <= 224 ? 0.98 : 1;
  return -20 * Math.log10(scale);
};

/**
 * By how much encoding raises a true peak at most, as a rule, in dB, besides `encoderLossDb`: measured with limited
 * speech at 44.1 and 24 kHz. Where it is more the gate sees it.
 */
export const encoderOvershootDb = ({ bitrateKbps, channels }: Mp3Format): number => {
  const perChannel = bitrateKbps / channels;
  if (perChannel >= 192) return 0.5;
  if (perChannel >= 128) return 1;
  return perChannel >= 96 ? 1.8 : 2.2;
};

/** What is wrong with a format, or null when an MP3 can have it. */
export const mp3FormatProblem = ({ sampleRateHz, channels, bitrateKbps }: Mp3Format): string | null => {
  const version = mpegVersionOf(sampleRateHz);
  if (version === undefined) {
    const rates = VERSIONS.flatMap((known) => SAMPLE_RATES_HZ[known]).sort((a, b) => a - b);
    return `an MP3 cannot have ${sampleRateHz} Hz: choose one of ${rates.join(', ')}`;
  }
  if (channels !== 1 && channels !== 2) return `an MP3 has 1 or 2 channels, not ${String(channels)}`;
  const bitrates = version === '2.5' ? MPEG2_KBPS.filter((kbps) => kbps <= 64) : bitratesOf(version);
  if (!bitrates.includes(bitrateKbps)) {
    return `an MP3 of ${sampleRateHz} Hz cannot have ${bitrateKbps} kbit/s: choose one of ${bitrates.join(', ')}`;
  }
  return null;
};
