import { findEpisode } from '../../pipeline/find-episode.js';
import { openProject } from '../../pipeline/open-project.js';
import { publishPage } from '../../pipeline/publish-page.js';
import { type CliIo, reportFailures } from '../cli-io.js';
import type { CommonFlags } from '../common-options.js';

export type PageFlags = CommonFlags & { readonly check?: boolean; readonly force?: boolean };

/** `hoso page`: fills in the page of an episode; stdout has the page's path. */
export const pageCommand = async (
  io: CliIo,
  named: string,
  path: string,
  flags: PageFlags,
): Promise<number> => {
  const open = await openProject(io.cwd, flags, io.environment);
  if (!open.ok) return reportFailures(io, open.error);
  const episode = await findEpisode(open.value, io.cwd, named);
  if (!episode.ok) return reportFailures(io, [episode.error]);
  const published = await publishPage(open.value, episode.value, {
    path,
    cwd: io.cwd,
    force: flags.force === true,
    check: flags.check === true,
  });
  if (!published.ok) return reportFailures(io, [published.error]);
  const { file, isNew, differences } = published.value;
  if (flags.json === true) {
    io.stdout(`${JSON.stringify({ type: 'page', file, isNew, differences })}\n`);
    return 0;
  }
  io.stdout(`${file}\n`);
  if (flags.quiet !== true) {
    const changes = differences.map(({ key, is, wanted }) => `  ${key}: ${is ?? ''} → ${wanted}\n`).join('');
    const what = isNew ? 'a new page' : differences.length === 0 ? 'agrees' : 'filled in';
    io.stderr(`${what}\n${isNew ? '' : changes}`);
  }
  return 0;
};
