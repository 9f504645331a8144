import { blocksOfSteps, integratedLoudness, STEPS_PER_SECOND } from '../audio/loudness.js';
import type { ClipMeasure } from '../domain/clip.js';
import type { SoundLevel } from '../domain/manifest.js';
import type { EpisodeItem, MusicItem } from '../domain/music.js';
import type { UtteranceItem } from '../domain/plan.js';

/** Every sound is brought to this; from there the episode's own gain takes all of them to the target. */
const SOUND_LUFS = -20;
const SOUND_STEP_DB = 0.5;
const EPISODE_STEP_DB = 0.25;
/** What is further off is no speech: an engine's hum, a click. */
const MOST_DB = 30;
/**
 * Part of what a step's peak is above the ceiling by which the limiter turns the step down, in dB. With this the loss
 * of 110 s of Mei was reckoned to 0.1 LU, from 0.2 LU at -19 LUFS to 2.1 LU at -12.
 */
const LIMITED_SHARE = 0.75;

const rounded = (value: number, step: number): number =>
  Math.min(MOST_DB, Math.max(-MOST_DB, Math.round(value / step) * step)) || 0;

/** Power of each step with a gain, after what the limiter takes. */
const heardSteps = (
  { steps, stepPeaks }: ClipMeasure,
  gainDb: number,
  ceilingDb: number | null,
): readonly number[] => {
  const gain = 10 ** (gainDb / 10);
  if (ceilingDb === null) return steps.map((power) => power * gain);
  const ceiling = 32768 * 10 ** ((ceilingDb - gainDb) / 20);
  return steps.map((power, step) => {
    const peak = stepPeaks[step] ?? 0;
    return peak <= ceiling ? power * gain : power * gain * (ceiling / peak) ** (2 * LIMITED_SHARE);
  });
};

/** Blocks of a clip by itself; of one too short for a block, its own power as one. */
const blocksOfClip = (steps: readonly number[]): readonly number[] => {
  const blocks = blocksOfSteps(steps);
  if (blocks.length > 0 || steps.length === 0) return blocks;
  return [steps.reduce((sum, power) => sum + power, 0) / steps.length];
};

/** `gainDb` makes the sound as loud as all others. */
export type MeasuredSound = SoundLevel & {
  /** The gain before rounding to 0.5 dB. */
  readonly exactDb: number;
};

/** A later measure this near to what is remembered is the same. */
const SAME_WITHIN_DB = 1;
/** A measure of so much speech is good enough to replace one of any length. */
const GOOD_MEASURE_S = 30;

/**
 * The level of a sound that has one already, after a new measure: it changes only when that is more than 1 dB off and
 * rests on enough speech, so that one odd word does not change how an episode sounds.
 */
export const settleSound = (known: SoundLevel | undefined, measured: MeasuredSound | null): SoundLevel => {
  if (measured === null) return known ?? { gainDb: 0, measuredS: 0 };
  const { gainDb, measuredS, exactDb } = measured;
  if (known === undefined) return { gainDb, measuredS };
  const isSame = Math.abs(exactDb - known.gainDb) <= SAME_WITHIN_DB;
  const isWeaker = measuredS < Math.min(known.measuredS, GOOD_MEASURE_S);
  return isSame || isWeaker ? known : { gainDb, measuredS };
};

/** What becomes of all sounds alike after their own gains. */
export type Mastering = {
  /** From the loudness that all sounds are brought to, to the target. */
  readonly gainDb: number;
  /** As in EpisodeFormat. */
  readonly ceilingDb: number | null;
};

export const masteringFor = (targetLufs: number, ceilingDb: number | null): Mastering => ({
  gainDb: targetLufs - SOUND_LUFS,
  ceilingDb,
});

/**
 * The gain of one sound from the clips (each once) that it speaks; null when they are silent. Sounds are to be
 * equally loud after the limiter, which takes more of one that has high peaks.
 */
export const measureSound = (clips: readonly ClipMeasure[], mastering: Mastering): MeasuredSound | null => {
  let exactDb = 0;
  for (let round = 0; round < 5; round += 1) {
    const gainDb = exactDb + mastering.gainDb;
    const blocks = clips.map((clip) => blocksOfClip(heardSteps(clip, gainDb, mastering.ceilingDb)));
    const lufs = integratedLoudness(blocks.map((each) => ({ blocks: each, gainDb: 0 })));
    if (lufs === null) return null;
    exactDb += SOUND_LUFS + mastering.gainDb - lufs;
  }
  const steps = clips.reduce((sum, clip) => sum + clip.steps.length, 0);
  return { gainDb: rounded(exactDb, SOUND_STEP_DB), exactDb, measuredS: steps / STEPS_PER_SECOND };
};

export type MixedMusic = { readonly measure: ClipMeasure; readonly gainDb: number };

export type MixOptions = {
  /** Of the episode: the same sound on two channels counts twice. */
  readonly channels: number;
  /** As in EpisodeFormat. */
  readonly ceilingDb: number | null;
  readonly measureOf: (item: UtteranceItem) => ClipMeasure;
  /** Gain of an utterance's sound. */
  readonly gainOf: (item: UtteranceItem) => number;
  /** Of the music between them, where there is some. */
  readonly musicOf?: (item: MusicItem) => MixedMusic;
};

/** Loudness in LUFS that a stretch of a plan will have, worked out from its clips; null for silence. */
export const predictLoudness = (
  items: readonly EpisodeItem[],
  episodeGainDb: number,
  { channels, ceilingDb, measureOf, gainOf, musicOf }: MixOptions,
): number | null => {
  const steps: number[] = [];
  let atMs = 0;
  for (const item of items) {
    if (item.type === 'pause') {
      atMs += item.durationMs;
      continue;
    }
    const sound =
      item.type === 'music' ? musicOf?.(item) : { measure: measureOf(item), gainDb: gainOf(item) };
    if (sound === undefined) continue;
    const own = heardSteps(sound.measure, sound.gainDb + episodeGainDb, ceilingDb);
    const first = Math.round((atMs / 1_000) * STEPS_PER_SECOND);
    while (steps.length < first) steps.push(0);
    for (const power of own) steps.push(power * channels);
    atMs += (own.length * 1_000) / STEPS_PER_SECOND;
  }
  return integratedLoudness([{ blocks: blocksOfSteps(steps), gainDb: 0 }]);
};

/** The gain, in steps of 0.25 dB, that brings a stretch to `targetLufs`; null when it is silent. */
export const episodeGain = (
  items: readonly EpisodeItem[],
  targetLufs: number,
  options: MixOptions,
): number | null => {
  let gainDb = 0;
  // The limiter takes a little more with every dB: each round comes much closer.
  for (let round = 0; round < 4; round += 1) {
    const lufs = predictLoudness(items, gainDb, options);
    if (lufs === null) return null;
    gainDb += targetLufs - lufs;
  }
  return rounded(gainDb, EPISODE_STEP_DB);
};

/** An episode's gain after its sound turned out to be at `lufs`. */
export const correctedGain = (gainDb: number, lufs: number, targetLufs: number): number =>
  rounded(gainDb + targetLufs - lufs, EPISODE_STEP_DB);
