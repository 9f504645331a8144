import { examine, type Finding } from '../../pipeline/examine.js';
import { readProject } from '../../pipeline/open-project.js';
import { type CliIo, reportFailures } from '../cli-io.js';
import type { CommonFlags } from '../common-options.js';

const FFMPEG_FAILED = 5;
const BACKEND_FAILED = 4;

const markOf = ({ kind, works, isNeeded }: Finding): string => {
  if (works) return 'ok  ';
  if (isNeeded) return 'FAIL';
  return kind === 'engine' ? 'away' : 'lack';
};

const line = (finding: Finding): string => {
  const { what, detail, hint } = finding;
  const mend = hint === null ? '' : `\n        ${hint.replaceAll('\n', '\n        ')}`;
  return `${markOf(finding)}  ${what}: ${detail.replaceAll('\n', '\n        ')}${mend}\n`;
};

/** `hoso doctor`: 0 when ffmpeg and the default backend work. Mistakes in config and profiles are told before. */
export const doctorCommand = async (io: CliIo, flags: CommonFlags): Promise<number> => {
  const read = await readProject(io.cwd, flags, io.environment);
  if (!read.ok) return reportFailures(io, read.error);
  const { open, failures, unusable } = read.value;
  for (const warning of open.voices.warnings) io.stderr(`warning: ${warning}\n`);
  const code = reportFailures(io, failures);
  const findings = await examine(open, io.signal, unusable);
  for (const finding of findings)
    io.stdout(flags.json === true ? `${JSON.stringify(finding)}\n` : line(finding));
  const broken = findings.filter((finding) => finding.isNeeded && !finding.works);
  if (code !== 0 || broken.length === 0) return code;
  return broken.some(({ kind }) => kind === 'ffmpeg') ? FFMPEG_FAILED : BACKEND_FAILED;
};
