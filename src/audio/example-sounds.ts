import type { Pcm } from '../domain/pcm.js';

/** Enough for bells and pads, and small on disk. */
const SAMPLE_RATE_HZ = 16_000;
const PEAK = 12_000;

type Note = {
  readonly startS: number;
  /** Semitones from A4. */
  readonly pitch: number;
  readonly lengthS: number;
  readonly loudness: number;
  /** A bell is struck and dies away; a pad swells and sinks. */
  readonly kind: 'bell' | 'pad';
};

const PARTIALS = { bell: [1, 0.45, 0.2, 0.08], pad: [1, 0.25, 0.1] };
const END_S = 0.03;

const envelope = ({ kind, lengthS }: Note, t: number): number => {
  const end = Math.min(1, (lengthS - t) / END_S);
  if (kind === 'bell') return Math.min(1, t / 0.004) * Math.exp((-4 * t) / lengthS) * end;
  return Math.sin((Math.PI * t) / lengthS) ** 0.7;
};

const addNote = (mix: Float64Array, note: Note): void => {
  const frequencyHz = 440 * 2 ** (note.pitch / 12);
  const first = Math.round(note.startS * SAMPLE_RATE_HZ);
  const frames = Math.min(mix.length - first, Math.floor(note.lengthS * SAMPLE_RATE_HZ));
  for (let frame = 0; frame < frames; frame += 1) {
    const t = frame / SAMPLE_RATE_HZ;
    let sum = 0;
    PARTIALS[note.kind].forEach((weight, partial) => {
      sum += weight * Math.sin(2 * Math.PI * frequencyHz * (partial + 1) * t);
    });
    mix[first + frame] = (mix[first + frame] as number) + sum * note.loudness * envelope(note, t);
  }
};

const play = (notes: readonly Note[]): Pcm => {
  const lengthS = Math.max(...notes.map((note) => note.startS + note.lengthS));
  const mix = new Float64Array(Math.round(lengthS * SAMPLE_RATE_HZ));
  for (const note of notes) addNote(mix, note);
  const highest = mix.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const samples = Int16Array.from(mix, (value) => Math.round((value / highest) * PEAK));
  return { format: { sampleRateHz: SAMPLE_RATE_HZ, channels: 1 }, samples };
};

/** Notes behind one another, each ringing on. */
const run = (pitches: readonly number[], stepS: number, lengthS: number): Note[] =>
  pitches.map((pitch, index) => ({ startS: index * stepS, pitch, lengthS, loudness: 1, kind: 'bell' }));

const chord = (pitches: readonly number[], startS: number, lengthS: number, kind: Note['kind']): Note[] =>
  pitches.map((pitch) => ({ startS, pitch, lengthS, loudness: 0.6, kind }));

/** C, A minor, F, G: two seconds each, the next one swelling while the last one sinks. */
const BED_CHORDS: readonly (readonly number[])[] = [
  [-21, -9, -5, -2],
  [-24, -12, -9, -5],
  [-28, -16, -12, -9],
  [-26, -14, -10, -7],
];

/** Short pieces of music for a new project, by file name: made here, of sines, so that nobody's terms apply. */
export const exampleSounds = (): ReadonlyMap<string, Pcm> =>
  new Map([
    [
      'opening.wav',
      play([...run([3, 7, 10, 15], 0.16, 0.9), ...chord([3, 7, 10, 15, 19], 0.75, 1.7, 'bell')]),
    ],
    ['ending.wav', play([...run([15, 10, 7, 5], 0.2, 1), ...chord([-9, 3, 7, 10], 0.95, 1.9, 'bell')])],
    ['sting.wav', play(run([10, 15], 0.13, 0.7))],
    ['skill.wav', play(run([3, 5, 7, 10, 12, 15, 17, 19, 22], 0.05, 0.45))],
    ['bed.wav', play(BED_CHORDS.flatMap((pitches, index) => chord(pitches, index * 2, 2.6, 'pad')))],
  ]);
