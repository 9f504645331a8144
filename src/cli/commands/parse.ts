import { describeScript } from '../../pipeline/describe-script.js';
import { openProject } from '../../pipeline/open-project.js';
import { type CliIo, reportFailures, sharedExitCode } from '../cli-io.js';
import type { CommonFlags } from '../common-options.js';
import { openOrReport } from '../open-or-report.js';
import { outline } from '../outline.js';

/** `hoso parse`: one JSON object a line with --json, else an outline to read. */
export const parseCommand = async (
  io: CliIo,
  paths: readonly string[],
  flags: CommonFlags,
): Promise<number> => {
  const open = await openOrReport(io, flags, openProject(io.cwd, flags, io.environment));
  if (typeof open === 'number') return open;
  const codes: number[] = [];
  for (const path of paths) {
    io.signal.throwIfAborted();
    const described = await describeScript(open, io.cwd, path, flags.host);
    if (!described.ok) {
      codes.push(reportFailures(io, described.error));
      continue;
    }
    const { script, json } = described.value;
    if (flags.json === true) {
      io.stdout(`${JSON.stringify(json)}\n`);
      continue;
    }
    io.stdout(outline(script));
    if (flags.quiet === true) continue;
    for (const warning of script.warnings) {
      io.stderr(`${path}:${warning.line}:${warning.column}: ${warning.code}: ${warning.message}\n`);
    }
  }
  return sharedExitCode(codes);
};
