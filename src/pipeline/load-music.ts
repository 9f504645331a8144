import { insertMusic } from '../assemble/insert-music.js';
import { decodeToPcm } from '../audio/ffmpeg.js';
import { measureClip } from '../audio/measure-clip.js';
import { samplePeak, trimRange } from '../audio/trim.js';
import type { ClipStore } from '../cache/clip-store.js';
import type { Clip, ClipMeasure } from '../domain/clip.js';
import type { ClipKey } from '../domain/clip-key.js';
import { HosoError } from '../domain/failure.js';
import type { EpisodeItem, MusicItem, MusicPiece } from '../domain/music.js';
import type { Pcm } from '../domain/pcm.js';
import type { Plan, PlanItem } from '../domain/plan.js';
import type { Script } from '../domain/script.js';
import { sha256 } from '../util/sha256.js';
import type { EpisodeMusic, SoundFile } from './find-music.js';

export type MusicClip = { readonly clip: Clip; readonly measure: ClipMeasure };

/** An episode's music as sound. */
export type LoadedMusic = {
  /** Of a piece between utterances. */
  readonly pieceOf: (item: MusicItem) => MusicClip;
  readonly bed: MusicClip | null;
  readonly bedLu: number;
  readonly duckDb: number;
  /** Some of the plan's items with the music between them. `isWhole`: with opening, ending and room for the bed. */
  readonly insertInto: (items: readonly PlanItem[], isWhole: boolean) => readonly EpisodeItem[];
};

/** Raised when the same file would be decoded otherwise. */
const DECODE_REVISION = 2;
/** Only silence is cut off: music dies away further than speech. */
const TRIM = { belowPeakDb: 72, marginMs: 0 };

/** Not a clip of an engine: its key is that of the file. */
const musicKey = ({ hash }: SoundFile): ClipKey => sha256(`music ${DECODE_REVISION} ${hash}`) as ClipKey;

const decode = async ({ path }: SoundFile, ffmpegPath: string, signal: AbortSignal): Promise<Pcm> => {
  try {
    const { format, samples } = await decodeToPcm(path, ffmpegPath, signal);
    if (samplePeak(samples) === 0) {
      throw new HosoError({ code: 'config-invalid', message: `${path} holds no sound` });
    }
    const { fromFrame, toFrame } = trimRange({ format, samples }, TRIM);
    return { format, samples: samples.slice(fromFrame * format.channels, toFrame * format.channels) };
  } catch (error) {
    if (!(error instanceof HosoError) || error.failure.code !== 'ffmpeg-failed') throw error;
    const message = `${path} is no sound that ffmpeg can read: ${error.message}`;
    throw new HosoError({ code: 'config-invalid', message }, { cause: error });
  }
};

/** A file's sound without silence at its edges, decoded once and then kept in the cache; decoded again should it get lost there. */
const loadFile = async (
  file: SoundFile,
  store: ClipStore,
  ffmpegPath: string,
  signal: AbortSignal,
): Promise<MusicClip> => {
  const key = musicKey(file);
  const clip =
    (await store.get(key)) ??
    (await store.put(key, { pcm: await decode(file, ffmpegPath, signal), timing: null }));
  const read = (): ReturnType<Clip['read']> =>
    clip.read().catch((error) => {
      if (signal.aborted) throw error;
      return decode(file, ffmpegPath, signal);
    });
  return { clip: { ...clip, read }, measure: clip.measure ?? measureClip(await read()) };
};

const pieceOfFile = ({ hash }: SoundFile, { clip }: MusicClip): MusicPiece => ({
  fileHash: hash,
  durationMs: Math.round((clip.frames / clip.format.sampleRateHz) * 1_000),
});

/** Indexes of the utterances at which a skill's voice begins, with that voice. */
const skillStarts = ({ segments }: Script, { items }: Plan): ReadonlyMap<number, string> => {
  const passages = segments.flatMap(({ passages: own }) => own.filter((each) => each.type === 'speech'));
  const starts = new Map<number, string>();
  let at = 0;
  let last: string | null = null;
  for (const item of items) {
    if (item.type !== 'utterance') continue;
    while ((passages[at + 1]?.offset ?? Number.POSITIVE_INFINITY) <= item.offset) at += 1;
    const passage = passages[at];
    const skill = passage?.skill ?? null;
    if (skill !== null && skill !== last) starts.set(item.index, passage?.voice ?? '');
    last = skill;
  }
  return starts;
};

/** Decodes an episode's music. Throws HosoError `config-invalid` for what is no sound. */
export const loadMusic = async (
  music: EpisodeMusic,
  script: Script,
  plan: Plan,
  store: ClipStore,
  ffmpegPath: string,
  signal: AbortSignal,
): Promise<LoadedMusic> => {
  const clips = new Map<string, MusicClip>();
  const load = async (file: SoundFile | null): Promise<MusicPiece | null> => {
    if (file === null) return null;
    const loaded = clips.get(file.hash) ?? (await loadFile(file, store, ffmpegPath, signal));
    clips.set(file.hash, loaded);
    return pieceOfFile(file, loaded);
  };
  const [opening, ending, sting] = [
    await load(music.opening),
    await load(music.ending),
    await load(music.sting),
  ];
  const skills = new Map<number, MusicPiece>();
  for (const [index, voice] of skillStarts(script, plan)) {
    const piece = await load(music.skills.get(voice) ?? null);
    if (piece !== null) skills.set(index, piece);
  }
  await load(music.bed);
  return {
    pieceOf: ({ fileHash, kind }) => {
      const clip = clips.get(fileHash);
      if (clip === undefined) throw new Error(`the ${kind} music was not loaded`);
      return clip;
    },
    bed: music.bed === null ? null : (clips.get(music.bed.hash) ?? null),
    bedLu: music.bedLu,
    duckDb: music.duckDb,
    insertInto: (items, isWhole) =>
      insertMusic(
        items,
        isWhole
          ? { opening, ending, sting, skills, hasBed: music.bed !== null }
          : { opening: null, ending: null, sting, skills, hasBed: false },
      ),
  };
};
