import type { EnglishMode } from '../../domain/reading.js';
import { openProject } from '../../pipeline/open-project.js';
import { readTexts } from '../../pipeline/read-texts.js';
import { type CliIo, reportFailures } from '../cli-io.js';
import type { CommonFlags } from '../common-options.js';
import { openOrReport } from '../open-or-report.js';

export type ReadFlags = CommonFlags & { readonly voice?: string; readonly english?: EnglishMode };

/** `hoso read`: the reading of each text, a line each. */
export const readCommand = async (io: CliIo, texts: readonly string[], flags: ReadFlags): Promise<number> => {
  const flag = texts.find((text) => /^(?:--[a-z][a-z-]*(?:=.*)?|-[A-Za-z])$/.test(text));
  if (flag !== undefined) {
    return reportFailures(io, [
      {
        code: 'usage',
        message: `unknown option '${flag}'`,
        hint: 'hoso read --help lists the options.',
      },
    ]);
  }
  const open = await openOrReport(io, flags, openProject(io.cwd, flags, io.environment));
  if (typeof open === 'number') return open;
  const read = await readTexts(open, texts, { ...flags, voice: flags.voice ?? flags.host });
  if (!read.ok) return reportFailures(io, read.error);
  for (const each of read.value) {
    io.stdout(
      flags.json === true ? `${JSON.stringify(each)}\n` : `${each.reading.replace(/\s*\n\s*/g, ' ')}\n`,
    );
  }
  return 0;
};
