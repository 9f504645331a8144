import type { StudioVoice } from '../../../domain/studio-api.js';

/** There are so many colours; further voices begin again, and have their names to be told apart by. */
const TONES = 6;

/** The number of a voice's colour, the same in every episode; none for no voice of the project. */
export const voiceTone = (voices: readonly StudioVoice[], id: string | null): number | undefined => {
  const place = voices.findIndex((voice) => voice.id === id);
  return place === -1 ? undefined : place % TONES;
};

export const voiceName = (voices: readonly StudioVoice[], id: string): string =>
  voices.find((voice) => voice.id === id)?.name ?? id;
