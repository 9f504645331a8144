import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { EpisodeFile } from '../config/config-schema.js';
import type { Failure } from '../domain/failure.js';
import type { Script } from '../domain/script.js';
import { episodeTitle } from '../publish/episode-title.js';
import type { TagFacts } from '../publish/id3-tag.js';
import { imageType } from '../publish/image-type.js';
import type { Json } from '../util/canonical-json.js';
import { err, ok, type Result } from '../util/result.js';
import { sha256 } from '../util/sha256.js';
import type { OpenProject } from './open-project.js';

/** What the page says of its episode; of a page that stands among others, its number. */
export type PageTitles = { readonly title: string | null; readonly number: number | null };

/** What an episode's tag and the files beside it are made of, besides its timeline. */
export type Publishing = {
  readonly tag: Omit<TagFacts, 'comment' | 'chapters'>;
  /** Names of all voices by profile id. */
  readonly names: ReadonlyMap<string, string>;
  readonly files: readonly EpisodeFile[];
};

const readCover = async (open: OpenProject): Promise<Result<Uint8Array | null, Failure>> => {
  const { project } = open;
  const { cover } = project.config.tags;
  if (cover === undefined) return ok(null);
  const file = resolve(project.root, cover);
  const where = project.configFile === null ? {} : { file: project.configFile };
  const hint = 'Name a JPEG or PNG file, relative to the config file, or leave tags.cover out.';
  try {
    const bytes = await readFile(file);
    if (imageType(bytes) !== null) return ok(bytes);
    return err({
      code: 'config-invalid',
      ...where,
      message: `tags.cover: ${file} is no JPEG or PNG picture`,
      hint,
    });
  } catch (error) {
    const message = `tags.cover: ${file} cannot be read: ${(error as Error).message}`;
    return err({ code: 'config-invalid', ...where, message, hint });
  }
};

/** Gathers it from config, profiles and the page; fails when the cover is not there. */
export const preparePublishing = async (
  open: OpenProject,
  script: Script,
  page: PageTitles | null,
): Promise<Result<Publishing, readonly Failure[]>> => {
  const { tags, files } = open.project.config;
  const cover = await readCover(open);
  if (!cover.ok) return err([cover.error]);
  const names = new Map([...open.voices.profiles.values()].map(({ id, name }) => [id, name]));
  const { program, date } = script;
  const titled = { ...script, host: names.get(script.host) ?? script.host };
  return ok({
    tag: {
      title: page?.title ?? episodeTitle(tags.title, titled),
      artist: episodeTitle(tags.artist, titled),
      album: program,
      date,
      track: page?.number ?? null,
      genre: tags.genre,
      language: tags.language,
      cover: cover.value,
    },
    names,
    files,
  });
};

/** What of it decides the episode's files, for their hash. */
export const publishingInputs = ({ tag, names, files }: Publishing, voices: Iterable<string>): Json => ({
  tag: { ...tag, cover: tag.cover === null ? null : sha256(tag.cover) },
  names: Object.fromEntries([...voices].map((id) => [id, names.get(id) ?? id])),
  files: [...files],
});

/** The number of a page `2026-11-17-600.md`. */
export const pageNumber = (file: string): number | null => {
  const digits = /^\d{4}-\d\d-\d\d-(\d{1,6})\.(?:md|markdown)$/i.exec(basename(file))?.[1];
  return digits === undefined ? null : Number(digits);
};
