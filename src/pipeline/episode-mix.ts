import type { EpisodeBed } from '../assemble/episode-bed.js';
import type { ClipSource } from '../assemble/gather-clips.js';
import { episodeGain, type Mastering, masteringFor, measureSound, settleSound } from '../assemble/levels.js';
import type { EpisodeFormat } from '../assemble/part-recipe.js';
import { measureClip } from '../audio/measure-clip.js';
import { encoderLossDb } from '../audio/mp3-format.js';
import type { AudioSettings, LoudnessTarget } from '../config/config-schema.js';
import type { Clip, ClipMeasure } from '../domain/clip.js';
import type { EpisodeLevels, Manifest } from '../domain/manifest.js';
import type { EpisodeItem } from '../domain/music.js';
import type { Plan, UtteranceItem } from '../domain/plan.js';
import { canonicalJson } from '../util/canonical-json.js';
import { peakCeiling } from './episode-format.js';
import type { SoundLevels } from './levels-memory.js';
import type { LoadedMusic } from './load-music.js';
import { mixedMusic, usedBed, usedMusic } from './mix-music.js';

export type MixInput = {
  readonly plan: Plan;
  /** What is mixed: the plan's items or some of them. */
  readonly items: readonly EpisodeItem[];
  readonly music: LoadedMusic | null;
  readonly audio: AudioSettings;
  readonly loudness: LoudnessTarget;
  /** Of the last render of the script. */
  readonly last: Manifest | null;
  /** What the project remembers. */
  readonly memory: SoundLevels;
  readonly clip: (item: UtteranceItem) => Promise<Clip>;
};

/** Gives the final word on each sound's level to whoever shares it, as `updateSoundLevels` does. */
export type SettleSounds = (settle: (known: SoundLevels) => SoundLevels) => Promise<SoundLevels>;

/** Levels once they are decided; null: every sound as its engine made it. */
export type LevelsOrOff = EpisodeLevels | null;

/** Whether both give every clip the same gain. */
export const isEqualMix = (a: LevelsOrOff, b: LevelsOrOff): boolean => {
  const gains = (levels: LevelsOrOff) =>
    levels === null
      ? null
      : canonicalJson([
          levels.gainDb,
          levels.ceilingDb,
          Object.fromEntries(Object.entries(levels.sounds).map(([key, { gainDb }]) => [key, gainDb])),
        ]);
  return gains(a) === gains(b);
};

const soundKeysOf = ({ plan, items }: MixInput): ReadonlySet<string> =>
  new Set(
    items.flatMap((item) => {
      const sound = item.type === 'utterance' ? plan.sounds[item.sound] : undefined;
      return sound === undefined ? [] : [sound.key];
    }),
  );

type Remembered = Pick<EpisodeLevels, 'ceilingDb' | 'partCeilings'> & {
  readonly sounds: SoundLevels;
  readonly gainDb: number | null;
};

/** A clip whose greatest sample is under this says nothing. */
const SILENT_DB = -60;
/** Peaks of speech and bed seldom meet: this much of what they would come to then is kept free. */
const BED_PEAK_SHARE = 0.7;

/** What the bed adds to the peaks of the speech, which are held before it is. */
const bedPeakDb = ({ bed, bedLu, duckDb }: LoadedMusic): number =>
  bed === null ? 0 : BED_PEAK_SHARE * 20 * Math.log10(1 + 10 ** ((bedLu - duckDb) / 20));

/** How loud an episode, or a stretch of it, is mixed. */
export class EpisodeMix {
  /** Indexes of the utterances, among those that were used, whose clip is silent. */
  readonly silent = new Set<number>();
  readonly #input: MixInput;
  readonly #measures = new Map<string, Promise<ClipMeasure>>();

  constructor(input: MixInput) {
    this.#input = input;
  }

  #ceiling(): number {
    const { audio, music } = this.#input;
    const ceilingDb = peakCeiling(audio) - (music === null ? 0 : bedPeakDb(music));
    return Math.round(ceilingDb * 100) / 100;
  }

  #mastering(levels: LevelsOrOff): Mastering {
    const { audio, loudness } = this.#input;
    if (loudness === 'off') return masteringFor(0, null);
    const ceilingDb = levels?.ceilingDb ?? this.#remembered().ceilingDb;
    return masteringFor(loudness + encoderLossDb(audio.bitrateKbps), ceilingDb);
  }

  /** The levels of the last render: its own sounds' first, so that a new measure elsewhere changes nothing here. */
  #remembered(): Remembered {
    const { audio, loudness, last, memory } = this.#input;
    const { levels } = last ?? { levels: null };
    const sounds = { ...memory, ...levels?.sounds };
    const isSame =
      levels?.targetLufs === loudness &&
      levels.ceilingDb === this.#ceiling() &&
      last?.audio.channels === audio.channels &&
      last.audio.bitrateKbps === audio.bitrateKbps;
    return isSame
      ? { ...levels, sounds }
      : { sounds, gainDb: null, ceilingDb: this.#ceiling(), partCeilings: {} };
  }

  /** The levels when all of them are known before any clip is there; undefined when clips have to be measured. */
  known(): LevelsOrOff | undefined {
    const { loudness } = this.#input;
    if (loudness === 'off') return null;
    const { sounds, gainDb, ceilingDb, partCeilings } = this.#remembered();
    const used: Record<string, EpisodeLevels['sounds'][string]> = {};
    for (const key of soundKeysOf(this.#input)) {
      const level = sounds[key];
      if (level === undefined) return undefined;
      used[key] = level;
    }
    return gainDb === null
      ? undefined
      : { targetLufs: loudness, gainDb, ceilingDb, partCeilings, sounds: used };
  }

  /**
   * The levels by the clips' own measure, when all clips are there; what is remembered stays, unless the measure is
   * far from it. Throws what `clip` throws.
   */
  async settle(settleSounds: SettleSounds): Promise<LevelsOrOff> {
    const { items, audio, loudness, music } = this.#input;
    if (loudness === 'off') return null;
    const measures = await this.#measureAll();
    const remembered = this.#remembered();
    const { ceilingDb, partCeilings } = remembered;
    const mastering = this.#mastering(null);
    const own: Record<string, EpisodeLevels['sounds'][string]> = {};
    await settleSounds((shared) => {
      const settled: Record<string, EpisodeLevels['sounds'][string]> = {};
      for (const key of soundKeysOf(this.#input)) {
        const measured = measureSound(this.#clipsOfSound(key, measures), mastering);
        own[key] = settleSound(this.#input.last?.levels?.sounds[key] ?? shared[key], measured);
        settled[key] = settleSound(shared[key] ?? own[key], measured);
      }
      return settled;
    });
    const isAsRemembered = Object.entries(own).every(
      ([key, { gainDb }]) => remembered.sounds[key]?.gainDb === gainDb,
    );
    const levels = { targetLufs: loudness, ceilingDb, partCeilings, sounds: own };
    if (isAsRemembered && remembered.gainDb !== null) return { ...levels, gainDb: remembered.gainDb };
    const gainDb = episodeGain(items, loudness + encoderLossDb(audio.bitrateKbps), {
      channels: audio.channels,
      ceilingDb,
      measureOf: (item) =>
        measures.get(item) ?? { fromFrame: 0, toFrame: 0, peakDb: -120, steps: [], stepPeaks: [] },
      gainOf: (item) => own[this.#soundKey(item)]?.gainDb ?? 0,
      ...(music !== null && { musicOf: (item) => mixedMusic(music, item, mastering) }),
    });
    return { ...levels, gainDb: gainDb ?? 0 };
  }

  /** What of each clip is heard and how loud. `extraDb` on top of the levels. */
  source(levels: LevelsOrOff, extraDb = 0): Required<Pick<ClipSource, 'use' | 'music'>> {
    const { music } = this.#input;
    return {
      use: async (item, clip) => {
        const { fromFrame, toFrame, peakDb } = await this.#measure(clip);
        if (peakDb < SILENT_DB) this.silent.add(item.index);
        if (levels === null) return { fromFrame, toFrame, gainDb: 0 };
        const soundDb = levels.sounds[this.#soundKey(item)]?.gainDb ?? 0;
        return { fromFrame, toFrame, gainDb: soundDb + levels.gainDb + extraDb };
      },
      music: async (item) => {
        if (music === null) throw new Error(`there is no ${item.kind} music`);
        return usedMusic(music, item, levels, this.#mastering(levels), extraDb);
      },
    };
  }

  /** Music under the speech. */
  bed(levels: LevelsOrOff, format: EpisodeFormat): EpisodeBed | null {
    const { music } = this.#input;
    return music === null ? null : usedBed(music, levels, this.#mastering(levels), format);
  }

  #soundKey(item: UtteranceItem): string {
    return this.#input.plan.sounds[item.sound]?.key ?? '';
  }

  /** Each clip once, however often it is said. */
  #clipsOfSound(key: string, measures: ReadonlyMap<UtteranceItem, ClipMeasure>): readonly ClipMeasure[] {
    const clips = new Map<string | null, ClipMeasure>();
    for (const [item, measure] of measures) {
      if (this.#soundKey(item) === key) clips.set(item.key, measure);
    }
    return [...clips.values()];
  }

  async #measureAll(): Promise<ReadonlyMap<UtteranceItem, ClipMeasure>> {
    const { items, clip } = this.#input;
    const utterances = items.filter((item) => item.type === 'utterance');
    // Asked for all at once: they may still have to be made.
    const clips = await Promise.all(utterances.map((item) => clip(item)));
    const measures = new Map<UtteranceItem, ClipMeasure>();
    for (const [index, item] of utterances.entries()) {
      const made = clips[index];
      if (made !== undefined) measures.set(item, await this.#measure(made));
    }
    return measures;
  }

  /** Clips that were kept by an earlier version have no measure. */
  #measure(clip: Clip): Promise<ClipMeasure> {
    if (clip.measure !== undefined) return Promise.resolve(clip.measure);
    const known = this.#measures.get(clip.key) ?? clip.read().then(measureClip);
    this.#measures.set(clip.key, known);
    return known;
  }
}
