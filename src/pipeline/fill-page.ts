import type { Failure } from '../domain/failure.js';
import type { Manifest } from '../domain/manifest.js';
import type { OpenProject } from './open-project.js';
import type { PreparedScript } from './render-session.js';

export type FinishedEpisode = { readonly file: string; readonly manifest: Manifest };

/** With `--page` also the page is brought up to date, whether or not anything was rendered. Gives what went wrong. */
export const fillPage = async (
  open: OpenProject,
  { script: { name, date }, pagePath }: PreparedScript,
  { file, manifest }: FinishedEpisode,
): Promise<Failure | null> => {
  if (pagePath === undefined || pagePath === null) return null;
  const options = { path: pagePath, cwd: open.project.root, force: false, check: false };
  const { publishPage } = await import('./publish-page.js');
  const page = await publishPage(open, { file, name, date, manifest }, options);
  return page.ok ? null : page.error;
};
