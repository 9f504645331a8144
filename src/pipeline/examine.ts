import { join } from 'node:path';
import { ffmpegVersion, hasMp3Encoder } from '../audio/ffmpeg.js';
import { backendNamed, backendNames } from '../backends/registry.js';
import { openFileHashes } from '../cache/file-hashes.js';
import { HosoError } from '../domain/failure.js';
import type { VoiceProfile } from '../domain/voice-profile.js';
import { openEnginePool } from '../synthesize/open-engine-pool.js';
import { blockParts } from '../voices/select-block.js';
import type { OpenProject } from './open-project.js';

/** One thing that doctor looked at. `isNeeded`: hoso cannot render without it as it is configured. */
export type Finding = {
  readonly what: string;
  readonly works: boolean;
  readonly isNeeded: boolean;
  readonly detail: string;
  /** What mends it. */
  readonly hint: string | null;
};

const failed = (what: string, isNeeded: boolean, error: unknown): Finding => {
  if (!(error instanceof HosoError)) throw error;
  const { message, hint } = error.failure;
  return { what, works: false, isNeeded, detail: message, hint: hint ?? null };
};

const examineFfmpeg = async (open: OpenProject, signal: AbortSignal): Promise<Finding> => {
  const path = open.environment.ffmpegPath ?? 'ffmpeg';
  try {
    const version = await ffmpegVersion(path, signal);
    const works = await hasMp3Encoder(path, signal);
    const hint = works
      ? null
      : 'Install an ffmpeg with libmp3lame (Debian and Homebrew have it), or set FFMPEG_PATH to one.';
    const detail = works ? version : `${version} cannot write MP3 (no libmp3lame)`;
    return { what: 'ffmpeg', works, isNeeded: true, detail, hint };
  } catch (error) {
    return failed('ffmpeg', true, error);
  }
};

type Part = ReturnType<typeof blockParts>[number] & { readonly profile: VoiceProfile };

/** All blocks of all profiles that speak through a backend, whichever block they stand in. */
const partsThrough = (open: OpenProject, backend: string): Part[] =>
  [...open.voices.profiles.values()].flatMap((profile) =>
    Object.keys(profile.backends).flatMap((name) =>
      blockParts(profile, name)
        .filter((part) => part.backend === backend)
        .map((part) => ({ ...part, profile })),
    ),
  );

const examineBackend = async (open: OpenProject, name: string, signal: AbortSignal): Promise<Finding[]> => {
  const loaded = await backendNamed(name);
  if (!loaded.ok) return [];
  const backend = loaded.value;
  const isNeeded = name === open.project.config.backend;
  const parts = partsThrough(open, name);
  if (!isNeeded && parts.length === 0) return [];
  const checked = parts.map((part) => ({ part, options: backend.optionsSchema.parse(part.options) }));
  const settings = backend.settingsSchema.parse(open.project.config.backends[name] ?? {});
  try {
    const pool = await openEnginePool(backend, {
      context: {
        settings,
        voices: checked.map(({ options }) => options),
        baseDir: open.project.root,
        hashFile: (path) => openFileHashes(join(open.project.cacheDir, 'file-hashes.json')).hash(path),
        env: Object.fromEntries(backend.environment(settings).map((key) => [key, open.environment.get(key)])),
      },
      signal,
      onEvent: () => {},
    });
    await pool.close();
    const voices = checked.map(({ part, options }): Finding => {
      const resolved = backend.resolve(options, pool.facts);
      const what = `${name}: voice ${part.profile.id}${part.language === null ? '' : ` (${part.language})`}`;
      return resolved.ok
        ? { what, works: true, isNeeded, detail: part.credit, hint: null }
        : { what, works: false, isNeeded, detail: resolved.error.message, hint: resolved.error.hint ?? null };
    });
    const version = pool.facts.version ?? 'ready';
    return [{ what: name, works: true, isNeeded, detail: version, hint: null }, ...voices];
  } catch (error) {
    return [failed(name, isNeeded, error)];
  }
};

/** Looks at ffmpeg, the engines of every backend that a profile uses, and the voices. */
export const examine = async (open: OpenProject, signal: AbortSignal): Promise<readonly Finding[]> => {
  const backends = await Promise.all(backendNames.map((name) => examineBackend(open, name, signal)));
  return [await examineFfmpeg(open, signal), ...backends.flat()];
};
