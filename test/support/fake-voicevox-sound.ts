import { encodeWav } from '../../src/audio/wav.js';
import type { FakeMora, FakePhrase, FakeQuery } from './fake-voicevox-query.js';

const FRAME_RATE = 93.75;
const UPSPEAK_S = 0.15;
const AMPLITUDE = 6000;

/** Python's `round`. */
const bankersRound = (value: number): number => {
  const nearest = Math.round(value);
  return Math.abs(value % 1) === 0.5 && nearest % 2 !== 0 ? nearest - 1 : nearest;
};

type Piece = { readonly frames: number; readonly pitchHz: number };

/** Everything that sounds or is silent, in frames, as the engine's pipeline adds it up. */
const piecesOf = (query: FakeQuery, upspeak: boolean, trueLengths: boolean): Piece[] => {
  const frames = (lengthS: number): number => bankersRound((lengthS / query.speedScale) * FRAME_RATE);
  const silence = (lengthS: number): Piece => ({ frames: frames(lengthS), pitchHz: 0 });
  const voiced = ({ pitch }: FakeMora): number => (pitch === 0 ? 0 : Math.exp(pitch) * 2 ** query.pitchScale);
  const moraPieces = (mora: FakeMora): Piece[] => {
    if (!trueLengths) return [{ frames: 12, pitchHz: 200 }];
    const vowel = { frames: frames(mora.vowel_length), pitchHz: voiced(mora) };
    return mora.consonant === null ? [vowel] : [silence(mora.consonant_length ?? 0), vowel];
  };
  const phrasePieces = ({ moras, pause_mora, is_interrogative }: FakePhrase): Piece[] => {
    const last = moras.at(-1);
    const raised = upspeak && is_interrogative && last !== undefined && last.pitch > 0;
    const pauseS = (query.pauseLength ?? pause_mora?.vowel_length ?? 0) * (query.pauseLengthScale ?? 1);
    return [
      ...moras.flatMap(moraPieces),
      ...(raised ? [{ frames: frames(UPSPEAK_S), pitchHz: voiced(last) * 1.2 }] : []),
      ...(pause_mora === null ? [] : [silence(pauseS)]),
    ];
  };
  return [
    silence(query.prePhonemeLength),
    ...query.accent_phrases.flatMap(phrasePieces),
    silence(query.postPhonemeLength),
  ];
};

/** A WAV whose length is the query's to the sample, a tone in place of each voiced mora. */
export const fakeSound = (
  query: FakeQuery,
  { upspeak, trueLengths, styleId }: { upspeak: boolean; trueLengths: boolean; styleId: number },
): Uint8Array => {
  const pieces = piecesOf(query, upspeak, trueLengths);
  const rate = query.outputSamplingRate;
  const channels = query.outputStereo ? 2 : 1;
  const frames = pieces.reduce((total, piece) => total + piece.frames, 0);
  const samples = new Int16Array(Math.round((frames / FRAME_RATE) * rate) * channels);
  let at = 0;
  for (const { frames: length, pitchHz } of pieces) {
    const start = Math.round((at / FRAME_RATE) * rate);
    at += length;
    if (pitchHz === 0) continue;
    const end = Math.round((at / FRAME_RATE) * rate);
    const period = rate / (pitchHz + (Math.abs(styleId) % 100));
    for (let index = start; index < end; index += 1) {
      const value = ((index - start) % period) / period - 0.5;
      samples.fill(
        Math.round(value * AMPLITUDE * query.volumeScale),
        index * channels,
        (index + 1) * channels,
      );
    }
  }
  return encodeWav({ format: { sampleRateHz: rate, channels }, samples });
};
