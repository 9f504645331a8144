import { examine, type Finding } from '../../pipeline/examine.js';
import { openProject } from '../../pipeline/open-project.js';
import { type CliIo, reportFailures } from '../cli-io.js';
import type { CommonFlags } from '../common-options.js';

const FFMPEG_FAILED = 5;
const BACKEND_FAILED = 4;

const line = ({ what, works, isNeeded, detail, hint }: Finding): string => {
  const mark = works ? 'ok  ' : isNeeded ? 'FAIL' : 'away';
  const mend = hint === null ? '' : `\n        ${hint.replaceAll('\n', '\n        ')}`;
  return `${mark}  ${what}: ${detail.replaceAll('\n', '\n        ')}${mend}\n`;
};

/** `hoso doctor`: 0 when ffmpeg and the default backend with its voices work. */
export const doctorCommand = async (io: CliIo, flags: CommonFlags): Promise<number> => {
  const open = await openProject(io.cwd, flags, io.environment);
  if (!open.ok) return reportFailures(io, open.error);
  const findings = await examine(open.value, io.signal);
  for (const finding of findings)
    io.stdout(flags.json === true ? `${JSON.stringify(finding)}\n` : line(finding));
  const broken = findings.filter((finding) => finding.isNeeded && !finding.works);
  if (broken.length === 0) return 0;
  return broken.some((finding) => finding.what === 'ffmpeg') ? FFMPEG_FAILED : BACKEND_FAILED;
};
