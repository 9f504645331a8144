import { openSpeakingProject } from '../../pipeline/open-speaking-project.js';
import { playSound } from '../../pipeline/play-sound.js';
import { previewSegment } from '../../pipeline/preview-segment.js';
import { type CliIo, reportFailures } from '../cli-io.js';
import type { CommonFlags } from '../common-options.js';
import { openOrReport } from '../open-or-report.js';
import { createProgress } from '../progress.js';

export type PreviewFlags = CommonFlags & { readonly play?: boolean };

/** `hoso preview`: one segment as WAV; stdout has its path. */
export const previewCommand = async (
  io: CliIo,
  path: string,
  segment: string,
  flags: PreviewFlags,
): Promise<number> => {
  const open = await openOrReport(io, flags, openSpeakingProject(io.cwd, flags, io.environment, io.signal));
  if (typeof open === 'number') return open;
  if (flags.dryRun === true) {
    const { dryRun } = await import('./dry-run.js');
    return dryRun(io, open, [path], flags);
  }
  const progress = createProgress(io, flags);
  const preview = await previewSegment(open, io.cwd, path, segment, {
    host: flags.host,
    usesCache: flags.cache !== false,
    allowMixedEngines: flags.allowMixedEngines,
    signal: io.signal,
    onEvent: progress.onEvent,
  });
  progress.clear();
  if (!preview.ok) return reportFailures(io, preview.error);
  if (flags.json === true) io.stdout(`${JSON.stringify({ type: 'preview-end', ...preview.value })}\n`);
  else io.stdout(`${preview.value.file}\n`);
  if (flags.play !== true) return 0;
  const played = await playSound(preview.value.file, io.signal);
  return played.ok ? 0 : reportFailures(io, [played.error]);
};
