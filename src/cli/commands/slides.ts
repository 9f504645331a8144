import { findEpisode } from '../../pipeline/find-episode.js';
import { openProject } from '../../pipeline/open-project.js';
import { publishSlides } from '../../pipeline/publish-slides.js';
import { type CliIo, reportFailures } from '../cli-io.js';
import type { CommonFlags } from '../common-options.js';

export type SlidesFlags = CommonFlags & { readonly offset?: number };

/** `hoso slides`: times the slides of an episode; stdout has their path. */
export const slidesCommand = async (
  io: CliIo,
  named: string,
  path: string,
  flags: SlidesFlags,
): Promise<number> => {
  const open = await openProject(io.cwd, flags, io.environment);
  if (!open.ok) return reportFailures(io, open.error);
  const episode = await findEpisode(open.value, io.cwd, named);
  if (!episode.ok) return reportFailures(io, [episode.error]);
  const published = await publishSlides(episode.value, {
    path,
    cwd: io.cwd,
    offsetMs: flags.offset ?? null,
  });
  if (!published.ok) return reportFailures(io, [published.error]);
  const { file, withNotes, notFound } = published.value;
  if (flags.json === true) {
    io.stdout(`${JSON.stringify({ type: 'slides', file, withNotes, notFound })}\n`);
    return 0;
  }
  io.stdout(`${file}\n`);
  if (flags.quiet === true) return 0;
  io.stderr(`${withNotes} slides with notes, ${withNotes - notFound.length} found in the speech\n`);
  if (notFound.length > 0) {
    io.stderr(`warning: the notes of slides ${notFound.join(', ')} are not said: placed by their length\n`);
  }
  return 0;
};
