import type { Pcm } from '../domain/pcm.js';

/** Enough for what is in them, and small on disk. */
const BELLS_RATE_HZ = 16_000;
const PADS_RATE_HZ = 8_000;
const PEAK = 12_000;

type Note = {
  readonly startS: number;
  /** Semitones from A4. */
  readonly pitch: number;
  readonly lengthS: number;
  readonly loudness: number;
};

/** What a note sounds like, by the seconds since its start. */
type Instrument = (note: Note) => (t: number) => number;

const frequencyOf = (pitch: number): number => 440 * 2 ** (pitch / 12);
const sine = (frequencyHz: number, t: number): number => Math.sin(2 * Math.PI * frequencyHz * t);
/** From 0 to 1 as a half of a cosine wave. */
const swell = (share: number): number => (1 - Math.cos(Math.PI * Math.min(1, Math.max(0, share)))) / 2;

const BELL_ATTACK_S = 0.008;
const BELL_RELEASE_S = 0.12;
/** Share of each partial, and how fast it dies away: the high ones go first, as on anything that is struck. */
const BELL_PARTIALS = [
  [1, 1],
  [0.4, 1.7],
  [0.16, 2.8],
  [0.06, 4],
] as const;

/** Struck softly, ringing on. */
const bell: Instrument = ({ pitch, lengthS }) => {
  const hz = frequencyOf(pitch);
  return (t) => {
    const body = BELL_PARTIALS.reduce(
      (sum, [share, speed], index) =>
        sum + share * sine(hz * (index + 1), t) * Math.exp((-3.5 * speed * t) / lengthS),
      0,
    );
    return body * swell(t / BELL_ATTACK_S) * swell((lengthS - t) / BELL_RELEASE_S);
  };
};

const PAD_PARTIALS = [1, 0.3, 0.1];
/** Voices a little above and below it make a tone warm. */
const PAD_DETUNE = 0.0015;
const PAD_BESIDE = 0.25;

/** Swells and sinks in the first and the last third, as loud as ever together with the note that takes its place. */
const pad: Instrument = ({ pitch, lengthS }) => {
  const base = frequencyOf(pitch);
  return (t) => {
    const body = PAD_PARTIALS.reduce((sum, share, index) => {
      const hz = base * (index + 1);
      const beside = sine(hz * (1 - PAD_DETUNE), t) + sine(hz * (1 + PAD_DETUNE), t);
      return sum + share * (sine(hz, t) + PAD_BESIDE * beside);
    }, 0);
    return body * Math.sin((Math.PI / 2) * Math.min(1, (3 * t) / lengthS, (3 * (lengthS - t)) / lengthS));
  };
};

/** Adds a note; what is behind the end of the mix stands at its start again, where it is a loop. */
const addNote = (mix: Float64Array, note: Note, instrument: Instrument, sampleRateHz: number): void => {
  const first = Math.round(note.startS * sampleRateHz);
  const frames = Math.floor(note.lengthS * sampleRateHz);
  const soundAt = instrument(note);
  for (let frame = 0; frame < frames; frame += 1) {
    const at = (first + frame) % mix.length;
    mix[at] = (mix[at] as number) + note.loudness * soundAt(frame / sampleRateHz);
  }
};

const toPcm = (mix: Float64Array, sampleRateHz: number): Pcm => {
  const highest = mix.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const samples = Int16Array.from(mix, (value) => Math.round((value / highest) * PEAK));
  return { format: { sampleRateHz, channels: 1 }, samples };
};

const ECHO_S = 0.19;
const ECHO_SHARE = 0.22;
const TAIL_S = 0.4;

/** Bells in a room. */
const ring = (notes: readonly Note[]): Pcm => {
  const lengthS = Math.max(...notes.map((note) => note.startS + note.lengthS)) + TAIL_S;
  const mix = new Float64Array(Math.round(lengthS * BELLS_RATE_HZ));
  for (const note of notes) addNote(mix, note, bell, BELLS_RATE_HZ);
  const echo = Math.round(ECHO_S * BELLS_RATE_HZ);
  for (let at = echo; at < mix.length; at += 1) {
    mix[at] = (mix[at] as number) + ECHO_SHARE * (mix[at - echo] as number);
  }
  const tail = TAIL_S * BELLS_RATE_HZ;
  return toPcm(
    mix.map((value, at) => value * swell((mix.length - 1 - at) / tail)),
    BELLS_RATE_HZ,
  );
};

/** Notes behind one another, each ringing on. */
const run = (pitches: readonly number[], stepS: number, lengthS: number, loudness = 1): Note[] =>
  pitches.map((pitch, index) => ({ startS: index * stepS, pitch, lengthS, loudness }));

/** Notes all but at once, from below. */
const chord = (pitches: readonly number[], startS: number, lengthS: number): Note[] =>
  pitches.map((pitch, index) => ({ startS: startS + index * 0.015, pitch, lengthS, loudness: 0.6 }));

/** C, A minor, F, G, each swelling while the one before sinks. */
const BED_CHORDS: readonly (readonly number[])[] = [
  [-21, -9, -5, -2],
  [-24, -12, -9, -5],
  [-28, -16, -12, -9],
  [-26, -14, -10, -7],
];
const BED_STEP_S = 4;

/** Runs into its own start without a seam. */
const bed = (): Pcm => {
  const mix = new Float64Array(BED_CHORDS.length * BED_STEP_S * PADS_RATE_HZ);
  for (const [index, pitches] of BED_CHORDS.entries()) {
    for (const pitch of pitches) {
      const note = { startS: index * BED_STEP_S, pitch, lengthS: BED_STEP_S * 1.5, loudness: 1 };
      addNote(mix, note, pad, PADS_RATE_HZ);
    }
  }
  return toPcm(mix, PADS_RATE_HZ);
};

/** Short pieces of music for a new project, by file name: made here, of sines, so that nobody's terms apply. */
export const exampleSounds = (): ReadonlyMap<string, Pcm> =>
  new Map([
    ['opening.wav', ring([...run([3, 7, 10, 15], 0.16, 1), ...chord([-9, 3, 7, 10, 15, 19], 0.72, 2)])],
    ['ending.wav', ring([...run([15, 10, 7, 5], 0.2, 1), ...chord([-21, -9, 3, 7, 10], 0.9, 2.2)])],
    ['sting.wav', ring(run([10, 15], 0.13, 0.7))],
    ['skill.wav', ring(run([3, 5, 7, 10, 12, 15, 17, 19, 22], 0.05, 0.5))],
    ['bed.wav', bed()],
  ]);
