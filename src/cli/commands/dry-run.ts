import { explainScript } from '../../pipeline/explain-script.js';
import type { OpenProject } from '../../pipeline/open-project.js';
import { type CliIo, reportFailures, sharedExitCode } from '../cli-io.js';
import type { CommonFlags } from '../common-options.js';

/** `--dry-run`: for each script how many utterances would be made. */
export const dryRun = async (
  io: CliIo,
  open: OpenProject,
  paths: readonly string[],
  flags: CommonFlags,
): Promise<number> => {
  const codes: number[] = [];
  for (const path of paths) {
    const explained = await explainScript(open, io.cwd, path, {
      host: flags.host,
      usesCache: flags.cache !== false,
      allowMixedEngines: flags.allowMixedEngines,
      signal: io.signal,
    });
    if (!explained.ok) {
      codes.push(reportFailures(io, explained.error));
      continue;
    }
    const { script, items, away } = explained.value;
    for (const failure of away) io.stderr(`warning: ${failure.message}\n`);
    const spoken = items.flatMap((item) => (item.type === 'utterance' ? [item] : []));
    const toMake = spoken.filter((item) => item.cached !== true).length;
    const summary = {
      script: script.path,
      utterances: spoken.length,
      cached: spoken.length - toMake,
      toMake,
    };
    if (flags.json === true) io.stdout(`${JSON.stringify(summary)}\n`);
    else io.stdout(`${script.path}: ${spoken.length} utterances, ${toMake} to make\n`);
  }
  return sharedExitCode(codes);
};
