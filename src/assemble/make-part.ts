import type { BlobStore } from '../domain/blob-store.js';
import type { OnEvent } from '../domain/events.js';
import type { EpisodeItem } from '../domain/music.js';
import type { SpareBuffers } from '../util/spare-buffers.js';
import type { BedTrack } from './bed-track.js';
import type { PartRange } from './cut-parts.js';
import type { EpisodeBed } from './episode-bed.js';
import { type GatheredClip, nameOf } from './gather-clips.js';
import { type EpisodeFormat, partKey, partRecipe, type RecipeBed, recipeClip } from './part-recipe.js';
import { ItemPlacer, leadFrames, type PlacedPart } from './place-part.js';
import { isPart, type PlacedSound, renderPart } from './render-part.js';

/** What making a part needs besides its clips. */
export type PartMaker = {
  /** Names the episode in events. */
  readonly script: string;
  readonly items: readonly EpisodeItem[];
  /** Music under the speech. */
  readonly bed?: EpisodeBed | null;
  readonly format: EpisodeFormat;
  /** Parts, by their key at the format's ceiling, whose peaks have to be turned down further: to what. */
  readonly ceilings?: Readonly<Record<string, number>>;
  readonly ffmpegPath: string;
  /** Encoded parts by the key of their recipe; what it gives back is checked to be whole MP3 frames, no more. */
  readonly parts: BlobStore | null;
  readonly onEvent: OnEvent;
};

/** A part whose clips may still be in the making. */
export type ComingPart = {
  /** From 1 on. */
  readonly number: number;
  readonly range: PartRange;
  /** Of its utterances, in order. */
  readonly clips: readonly Promise<GatheredClip>[];
  /** When all clips are there. */
  readonly placed: Promise<PlacedPart>;
  /** Of the episode, where the part begins. */
  readonly startFrame: number;
};

export type MadePart = {
  readonly key: string;
  readonly baseKey: string;
  readonly cached: boolean;
  readonly mp3: Uint8Array;
};

/** What the recipe of a part says of the bed. */
const bedRecipe = ({ items, bed }: PartMaker, { range, startFrame }: ComingPart): RecipeBed | null => {
  if (bed === undefined || bed === null) return null;
  const pauseMs = (index: number): number | null => {
    const item = items[index];
    return item?.type === 'pause' ? item.durationMs : null;
  };
  const isLast = range.to === items.length;
  return {
    ...bed.facts,
    startFrame,
    leadMs: range.from === 0 ? null : pauseMs(range.from - 1),
    tailMs: isLast ? null : pauseMs(range.to - 1),
  };
};

const bedTrack = async ({ bed }: PartMaker): Promise<BedTrack> => {
  if (bed === undefined || bed === null) throw new Error('there is no bed');
  return bed.track();
};

/** Lays the clips out as they come, just as `placePart` does when all are there. */
async function* placeAsTheyCome(maker: PartMaker, { range, clips }: ComingPart): AsyncGenerator<PlacedSound> {
  const { sampleRateHz } = maker.format.mp3;
  const placer = new ItemPlacer(sampleRateHz, leadFrames(range, sampleRateHz));
  let next = 0;
  for (const item of maker.items.slice(range.from, range.to)) {
    if (item.type === 'pause') {
      placer.pause(item);
      continue;
    }
    const gathered = await clips[next];
    next += 1;
    if (gathered === undefined) throw new Error(`${nameOf(item)} has no clip`);
    const { clip, facts } = gathered;
    yield { clip: recipeClip(placer.clip(item, facts)), read: () => clip.read() };
  }
}

const encode = async (
  maker: PartMaker,
  coming: ComingPart,
  format: EpisodeFormat,
  signal: AbortSignal,
): Promise<{ readonly key: string; readonly mp3: Uint8Array }> => {
  const { script, onEvent, ffmpegPath } = maker;
  const { number, placed } = coming;
  onEvent({ type: 'part-start', script, part: number });
  let mp3Frames = 0;
  async function* sounds(): AsyncGenerator<PlacedSound> {
    yield* placeAsTheyCome(maker, coming);
    ({ mp3Frames } = await placed);
  }
  const recipe = bedRecipe(maker, coming);
  const bed = recipe === null ? null : { recipe, track: await bedTrack(maker) };
  const mp3 = await renderPart(sounds(), format, () => mp3Frames, bed, ffmpegPath, signal);
  const key = partKey(partRecipe(await placed, format, recipe));
  await maker.parts?.put(key, mp3);
  onEvent({ type: 'part-end', script, part: number });
  return { key, mp3 };
};

const fromCache = async (
  maker: PartMaker,
  spare: SpareBuffers,
  coming: ComingPart,
  format: EpisodeFormat,
): Promise<{ readonly key: string; readonly mp3: Uint8Array } | null> => {
  const { parts, onEvent, script } = maker;
  const { number, placed } = coming;
  if (parts === null) return null;
  const recipe = partRecipe(await placed, format, bedRecipe(maker, coming));
  const key = partKey(recipe);
  const mp3 = await parts.get(key, (bytes) => spare.take(bytes));
  if (mp3 === null || !isPart(recipe, mp3)) return null;
  onEvent({ type: 'part-cached', script, part: number });
  return { key, mp3 };
};

/**
 * A part's MP3 frames, from the cache when they are there. With `isNew` one of its clips has to be synthesized, so
 * that they cannot be: then it is encoded while the clips come in. A cached part stands in memory of `spare`, to be
 * given back.
 */
export const makePart = async (
  maker: PartMaker,
  coming: ComingPart,
  isNew: boolean,
  spare: SpareBuffers,
  signal: AbortSignal,
): Promise<MadePart> => {
  signal.throwIfAborted();
  const { format, ceilings = {} } = maker;
  if (isNew) {
    const made = await encode(maker, coming, format, signal);
    if (ceilings[made.key] === undefined) return { ...made, baseKey: made.key, cached: false };
  }
  const baseKey = partKey(partRecipe(await coming.placed, format, bedRecipe(maker, coming)));
  const lowered = { ...format, ceilingDb: ceilings[baseKey] ?? format.ceilingDb };
  const cached = await fromCache(maker, spare, coming, lowered);
  if (cached !== null) return { ...cached, baseKey, cached: true };
  return { ...(await encode(maker, coming, lowered, signal)), baseKey, cached: false };
};
