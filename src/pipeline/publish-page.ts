import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type Failure, HosoError } from '../domain/failure.js';
import type { ChapterSpan } from '../domain/manifest.js';
import { fillPage, type PageDifference, type PageFacts, pageDifferences } from '../publish/episode-page.js';
import { episodeTitle } from '../publish/episode-title.js';
import { mp3LengthMs } from '../publish/mp3-length.js';
import { type NewPageFacts, newPage } from '../publish/new-page.js';
import { err, ok, type Result } from '../util/result.js';
import { writeFileAtomic } from '../util/write-file-atomic.js';
import type { Episode } from './find-episode.js';
import { findPage } from './find-page.js';
import type { OpenProject } from './open-project.js';
import { pageNumber } from './publishing.js';
import { pageNames } from './read-pages.js';

export type PublishPageOptions = {
  /** A page or the folder of the pages, relative to `cwd`. */
  readonly path: string;
  readonly cwd: string;
  readonly force: boolean;
  /** Only look. */
  readonly check: boolean;
};

export type PublishedPage = {
  readonly file: string;
  readonly isNew: boolean;
  /** What was changed, or with `check` would have to be. */
  readonly differences: readonly PageDifference[];
};

const readFacts = async ({ file, name }: Episode, audioPath: string): Promise<Result<PageFacts, Failure>> => {
  const bytes = await readFile(file);
  const durationMs = mp3LengthMs(bytes);
  if (durationMs === null) return err({ code: 'usage', file, message: 'is no MP3' });
  const fileName = `${name}.mp3`;
  return ok({
    fileName,
    bytes: bytes.length,
    durationMs,
    audioPath: audioPath.replaceAll('{file}', fileName),
  });
};

const isArticle = ({ title }: ChapterSpan, index: number, all: readonly ChapterSpan[]): boolean =>
  !(index === 0 && title === 'オープニング') && !(index === all.length - 1 && title === 'エンディング');

const newPageFacts = (open: OpenProject, { name, manifest }: Episode, date: string): NewPageFacts => {
  const { pages, tags } = open.project.config;
  const nameOf = (voice: string): string => open.voices.profiles.get(voice)?.name ?? voice;
  const voices = new Set([
    ...(manifest === null ? [] : [manifest.host]),
    ...(manifest?.timeline ?? []).flatMap((entry) => (entry.type === 'utterance' ? [entry.voice] : [])),
  ]);
  return {
    title: manifest === null ? name : episodeTitle(tags.title, { ...manifest, host: nameOf(manifest.host) }),
    date: `${date} ${pages.time}`,
    actors: [...voices].map(nameOf),
    links: (manifest?.chapters ?? []).filter(isArticle),
    credits: manifest?.credits ?? [],
  };
};

/** Why no page can be made for an episode; null when one can. */
export const newPageProblem = (
  { project }: OpenProject,
  dir: string,
  { name, date }: { readonly name: string; readonly date: string | null },
): Failure | null => {
  if (project.config.pages.template === undefined) {
    const hint = 'Write one, or name a template for new pages: pages.template in hoso.config.yaml.';
    return { code: 'usage', file: dir, message: `has no page of ${name}.mp3`, hint };
  }
  if (date !== null) return null;
  const message = `no page can be made for ${name}.mp3: it has no date`;
  return { code: 'usage', file: dir, message, hint: 'Write one by hand.' };
};

/** The text and place of a new page, numbered one above the highest of its folder. */
const draftPage = async (
  open: OpenProject,
  episode: Episode,
  dir: string,
): Promise<Result<{ file: string; text: string }, Failure>> => {
  const { project } = open;
  const { template } = project.config.pages;
  const problem = newPageProblem(open, dir, episode);
  if (problem !== null) return err(problem);
  if (template === undefined || episode.date === null) throw new Error('a page that cannot be made');
  const file = resolve(project.root, template);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const where = project.configFile === null ? {} : { file: project.configFile };
    const message = `pages.template: ${file} cannot be read: ${(error as Error).message}`;
    return err({ code: 'config-invalid', ...where, message });
  }
  const numbers = (await pageNames(dir)).map((name) => pageNumber(name) ?? 0);
  const number = Math.max(0, ...numbers) + 1;
  return ok({
    file: join(dir, `${episode.date}-${number}.md`),
    text: newPage(text, newPageFacts(open, episode, episode.date)),
  });
};

const write = async (file: string, text: string): Promise<void> => {
  try {
    await writeFileAtomic(file, text);
  } catch (error) {
    throw new HosoError(
      { code: 'output-unwritable', file, message: `cannot be written: ${(error as Error).message}` },
      { cause: error },
    );
  }
};

/**
 * Fills in an episode's page, or makes a new one where there is none. Throws HosoError (`output-unwritable`);
 * expected failures are values: `page-differs` when `check` finds a difference.
 */
export const publishPage = async (
  open: OpenProject,
  episode: Episode,
  { path, cwd, force, check }: PublishPageOptions,
): Promise<Result<PublishedPage, Failure>> => {
  const facts = await readFacts(episode, open.project.config.pages.audioPath);
  if (!facts.ok) return facts;
  const { fileName } = facts.value;
  const found = await findPage({ path: resolve(cwd, path), fileName, date: episode.date, force });
  if (!found.ok) return found;
  const isNew = found.value.kind === 'none';
  if (found.value.kind === 'none' && check) {
    return err({ code: 'page-differs', file: found.value.dir, message: `has no page of ${fileName}` });
  }
  const page =
    found.value.kind === 'none' ? await draftPage(open, episode, found.value.dir) : ok(found.value.page);
  if (!page.ok) return page;
  const { file, text } = page.value;
  const differences = pageDifferences(text, facts.value);
  const filled = fillPage(text, facts.value);
  const problem = differences.ok ? (filled.ok ? null : filled.error) : differences.error;
  if (!differences.ok || !filled.ok) {
    return err({ code: 'usage', file, message: problem ?? '', hint: 'Mend its front matter by hand.' });
  }
  if (check && differences.value.length > 0) {
    const hint = `hoso page fills it in from ${basename(episode.file)}.`;
    const message = differences.value
      .map(({ key, is, wanted }) => `${key} is ${is ?? 'missing'}, not ${wanted}`)
      .join('; ');
    return err({ code: 'page-differs', file, message, hint });
  }
  if (!check && (isNew || filled.value !== text)) await write(file, filled.value);
  return ok({ file, isNew, differences: differences.value });
};
