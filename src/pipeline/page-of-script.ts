import { resolve } from 'node:path';
import type { Failure } from '../domain/failure.js';
import type { Script } from '../domain/script.js';
import { parseFrontMatter } from '../publish/front-matter.js';
import { pageLinks } from '../publish/page-links.js';
import { pairLinks } from '../publish/pair-links.js';
import { err, ok, type Result } from '../util/result.js';
import { findPage } from './find-page.js';
import type { OpenProject } from './open-project.js';
import { newPageProblem } from './publish-page.js';
import { type PageTitles, pageNumber } from './publishing.js';
import { choosePageIn, type Page, pagePlace, readPage } from './read-pages.js';

/** A script with what its page says: the chapters' titles and links, the episode's title and number. */
export type ScriptWithPage = { readonly script: Script; readonly page: PageTitles | null };

const withTitles = (open: OpenProject, script: Script, { file, text }: Page): ScriptWithPage => {
  const front = parseFrontMatter(text);
  const title = front.ok ? (front.value.scalars.get('title')?.value ?? '') : '';
  const { chapters, warning } = pairLinks(
    script.chapters,
    pageLinks(text, open.project.config.pages.otherLinks),
  );
  const warnings = warning === null ? script.warnings : [...script.warnings, warning];
  return {
    script: { ...script, chapters, warnings },
    page: { title: title === '' ? null : title, number: pageNumber(file) },
  };
};

/** The page that is to be filled in; null when a new one will be made. */
const namedPage = async (
  open: OpenProject,
  { name, date }: Script,
  path: string,
): Promise<Result<Page | null, Failure>> => {
  const found = await findPage({ path, fileName: `${name}.mp3`, date, force: false });
  if (!found.ok) return found;
  if (found.value.kind === 'page') return ok(found.value.page);
  const problem = newPageProblem(open, found.value.dir, { name, date });
  return problem === null ? ok(null) : err(problem);
};

/** The script's page among those of `pages.dir`, if there is exactly one. */
const configuredPage = async (
  { project }: OpenProject,
  { name, date }: Script,
): Promise<Result<Page | null, Failure>> => {
  const { dir } = project.config.pages;
  if (dir === undefined) return ok(null);
  const folder = resolve(project.root, dir);
  const place = await pagePlace(folder);
  if (!place.ok || place.value.kind !== 'folder') {
    const where = project.configFile === null ? {} : { file: project.configFile };
    return err({ code: 'config-invalid', ...where, message: `pages.dir: there is no folder ${folder}` });
  }
  const chosen = await choosePageIn(folder, { fileName: `${name}.mp3`, date });
  return chosen.kind === 'one' ? readPage(resolve(folder, chosen.file)) : ok(null);
};

/**
 * Takes titles and links from a script's page: the one that `path` (absolute; of a page or a folder) names, else the
 * one in the folder of the config. Fails when `path` names none and none can be made.
 */
export const withPage = async (
  open: OpenProject,
  script: Script,
  path: string | null,
): Promise<Result<ScriptWithPage, readonly Failure[]>> => {
  const page = path === null ? await configuredPage(open, script) : await namedPage(open, script, path);
  if (!page.ok) return err([page.error]);
  return ok(page.value === null ? { script, page: null } : withTitles(open, script, page.value));
};
