import { decodeToPcm } from '../audio/ffmpeg.js';
import { HosoError } from '../domain/failure.js';
import { frameCount } from '../domain/pcm.js';
import { MUSIC_NAMES, musicOfConfig, musicOfProfile, type NamedMusic } from './named-music.js';
import type { OpenProject } from './open-project.js';

export type ExaminedMusic = NamedMusic & {
  /** Null when it cannot be read. */
  readonly seconds: number | null;
  readonly problem: string;
};

const examineFile = async (
  named: NamedMusic,
  ffmpegPath: string,
  signal: AbortSignal,
): Promise<ExaminedMusic> => {
  try {
    const pcm = await decodeToPcm(named.path, ffmpegPath, signal);
    return { ...named, seconds: frameCount(pcm) / pcm.format.sampleRateHz, problem: '' };
  } catch (error) {
    if (!(error instanceof HosoError) || error.failure.code === 'cancelled') throw error;
    return { ...named, seconds: null, problem: error.message };
  }
};

/** All music that config and profiles name, whoever would play it. */
export const examineMusic = async (
  open: OpenProject,
  ffmpegPath: string,
  signal: AbortSignal,
): Promise<readonly ExaminedMusic[]> => {
  const named = MUSIC_NAMES.flatMap((name) => [
    musicOfConfig(open, name) ?? [],
    ...[...open.voices.profiles.keys()].flatMap((id) => musicOfProfile(open, id, name) ?? []),
  ]).flat();
  return Promise.all(named.map((each) => examineFile(each, ffmpegPath, signal)));
};
