import type { TimedUnit } from './backend.js';
import type { AccentPhrase, AudioQuery } from './voicevox-api.js';

/** Of VOICEVOX's models; a frame is 256 samples at 24 kHz. */
const FRAMES_PER_S = 93.75;
const UPSPEAK_LENGTH_S = 0.15;

/** As Python rounds, which the engine is written in: halves go to the even number. */
const roundHalfEven = (value: number): number => {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
};

/** A last mora with a pitch is drawn out and raised by the engine when its phrase asks a question. */
const isDrawnOut = ({ is_interrogative, moras }: AccentPhrase): boolean =>
  is_interrogative === true && (moras.at(-1)?.pitch ?? 0) > 0;

export type MoraTiming = {
  readonly units: readonly TimedUnit[];
  /** Length of the whole sound, silence before and after it included. */
  readonly durationS: number;
};

/**
 * When each mora and pause of a query is spoken, exact to the frame: the engine rounds every phoneme to whole
 * frames after dividing by the speed. True only for engines that `hasTrueLengths`.
 */
export const moraTiming = (query: AudioQuery, upspeak: boolean): MoraTiming => {
  const framesOf = (lengthS: number): number => roundHalfEven((lengthS / query.speedScale) * FRAMES_PER_S);
  const units: TimedUnit[] = [];
  let at = framesOf(query.prePhonemeLength);
  const speak = (text: string, frames: number): void => {
    units.push({ text, startS: at / FRAMES_PER_S, endS: (at + frames) / FRAMES_PER_S });
    at += frames;
  };
  for (const phrase of query.accent_phrases) {
    const drawnOut = upspeak && isDrawnOut(phrase);
    phrase.moras.forEach((mora, index) => {
      const consonant = mora.consonant == null ? 0 : framesOf(mora.consonant_length ?? 0);
      const tail = drawnOut && index === phrase.moras.length - 1 ? framesOf(UPSPEAK_LENGTH_S) : 0;
      speak(mora.text, consonant + framesOf(mora.vowel_length) + tail);
    });
    const { pause_mora } = phrase;
    if (pause_mora == null) continue;
    const pauseS = (query.pauseLength ?? pause_mora.vowel_length) * (query.pauseLengthScale ?? 1);
    speak(pause_mora.text, framesOf(pauseS));
  }
  return { units, durationS: (at + framesOf(query.postPhonemeLength)) / FRAMES_PER_S };
};
