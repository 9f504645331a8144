import type { Clip } from '../../src/domain/clip.js';
import type { ClipKey } from '../../src/domain/clip-key.js';
import { frameCount, type Pcm, type PcmFormat } from '../../src/domain/pcm.js';
import { sha256 } from '../../src/util/sha256.js';

/** Sound with the spectrum and the rhythm of speech, other for each seed, that begins and ends softly. */
export const syntheticSpeech = (seed: number, format: PcmFormat, seconds: number): Pcm => {
  const { sampleRateHz, channels } = format;
  const frames = Math.round(sampleRateHz * seconds);
  const samples = new Int16Array(frames * channels);
  let random = seed * 7_919 + 1;
  const noise = (): number => {
    random = (random * 1_103_515_245 + 12_345) & 0x7fffffff;
    return random / 0x7fffffff - 0.5;
  };
  const pitchHz = 120 + (seed % 80);
  for (let frame = 0; frame < frames; frame += 1) {
    const t = frame / sampleRateHz;
    const edge = Math.min(1, t / 0.01, (frames - 1 - frame) / sampleRateHz / 0.01);
    const syllable = Math.max(0, Math.sin(2 * Math.PI * 3.3 * t)) * edge;
    let voice = 0;
    for (let harmonic = 1; harmonic < 12; harmonic += 1) {
      voice += Math.sin(2 * Math.PI * pitchHz * harmonic * t * (1 + 0.02 * Math.sin(5 * t))) / harmonic;
    }
    for (let channel = 0; channel < channels; channel += 1) {
      samples[frame * channels + channel] = Math.round((2_500 * voice + 600 * noise()) * syllable);
    }
  }
  return { format, samples };
};

export const sine = (
  frequencyHz: number,
  sampleRateHz: number,
  seconds: number,
  amplitude = 10_000,
): Pcm => ({
  format: { sampleRateHz, channels: 1 },
  samples: Int16Array.from({ length: Math.round(sampleRateHz * seconds) }, (_, frame) =>
    Math.round(amplitude * Math.sin((2 * Math.PI * frequencyHz * frame) / sampleRateHz)),
  ),
});

export const bytesOf = ({ samples }: Pcm): Uint8Array =>
  new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);

/** A clip that is kept in memory. */
export const clipOf = (pcm: Pcm): Clip => {
  const pcmHash = sha256(bytesOf(pcm));
  return {
    key: pcmHash as ClipKey,
    format: pcm.format,
    frames: frameCount(pcm),
    pcmHash,
    timing: null,
    read: async () => pcm,
  };
};
