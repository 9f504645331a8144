import { access, readdir } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Failure } from '../domain/failure.js';
import type { Manifest } from '../domain/manifest.js';
import { dateInFileName } from '../parse/read-date.js';
import { scriptName } from '../parse/script-name.js';
import { err, ok, type Result } from '../util/result.js';
import type { OpenProject } from './open-project.js';
import { readManifest } from './read-manifest.js';

/** A finished MP3 and what is known of it. */
export type Episode = {
  /** Absolute path of the MP3. */
  readonly file: string;
  /** The MP3's name in NFC, without its ending. */
  readonly name: string;
  /** `YYYY-MM-DD` */
  readonly date: string | null;
  /** Null when hoso did not render it. */
  readonly manifest: Manifest | null;
};

const isThere = async (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

const episodeOf = async (file: string): Promise<Episode> => {
  const name = basename(file, extname(file)).normalize('NFC');
  const manifest = await readManifest(join(dirname(file), `${name}.json`));
  return { file, name, date: manifest?.date ?? dateInFileName(name), manifest };
};

const ofDate = async (outDir: string, date: string): Promise<Result<Episode, Failure>> => {
  const names = await readdir(outDir).catch((): string[] => []);
  const mp3s = names.filter((name) => /\.mp3$/i.test(name) && !name.startsWith('.')).sort();
  const episodes = await Promise.all(mp3s.map((name) => episodeOf(join(outDir, name))));
  const found = episodes.filter((episode) => episode.date === date);
  const [only] = found;
  if (only !== undefined && found.length === 1) return ok(only);
  const message =
    only === undefined
      ? `there is no episode of ${date} in ${outDir}`
      : `there are several episodes of ${date}: ${found.map(({ name }) => name).join(', ')}`;
  const hint = only === undefined ? 'Render it first, or name its MP3.' : 'Name one by its script or MP3.';
  return err({ code: 'usage', message, hint });
};

/** The date that a text such as 2026-11-17 or 20261117 is; null when it is none. */
const asDate = (text: string): string | null =>
  /^\d{4}(?:-\d\d-\d\d|\d{4})$/.test(text) ? dateInFileName(text) : null;

/** Finds the episode that a script, an MP3 or a date names. */
export const findEpisode = async (
  { project }: OpenProject,
  cwd: string,
  named: string,
): Promise<Result<Episode, Failure>> => {
  const date = asDate(named);
  if (date !== null) return ofDate(project.outDir, date);
  const isMp3 = /\.mp3$/i.test(named);
  if (!isMp3 && !(await isThere(resolve(cwd, named)))) {
    return err({ code: 'script-unreadable', file: named, message: 'there is no such file' });
  }
  const file = isMp3 ? resolve(cwd, named) : join(project.outDir, `${scriptName(named)}.mp3`);
  if (await isThere(file)) return ok(await episodeOf(file));
  return err({
    code: 'usage',
    file,
    message: 'there is no such episode',
    hint: isMp3 ? 'Name an MP3 that is there.' : `Render it first: hoso render ${named}`,
  });
};
