import type { ExplainedItem } from '../../pipeline/explain-misses.js';
import { explainScript } from '../../pipeline/explain-script.js';
import { openSpeakingProject } from '../../pipeline/open-speaking-project.js';
import { type CliIo, reportFailures, sharedExitCode } from '../cli-io.js';
import type { CommonFlags } from '../common-options.js';
import { openOrReport } from '../open-or-report.js';

const itemLine = (item: ExplainedItem): string => {
  if (item.type === 'pause')
    return `${''.padStart(12)}${String(item.durationMs).padStart(5)} ms  ${item.kind}\n`;
  const state = item.cached === true ? 'cached' : `make (${item.why})`;
  const reading = item.reading === item.text ? '' : `\n${''.padStart(12)}${item.reading}`;
  return `${String(item.index).padStart(4)} ${String(item.line).padStart(5)}  ${item.voice} [${state}] ${item.text}${reading}\n`;
};

/** `hoso plan`: every utterance, whether its clip is there and why not. Nothing is synthesized. */
export const planCommand = async (
  io: CliIo,
  paths: readonly string[],
  flags: CommonFlags,
): Promise<number> => {
  const open = await openOrReport(io, flags, openSpeakingProject(io.cwd, flags, io.environment, io.signal));
  if (typeof open === 'number') return open;
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
    const { script, items, sounds, away } = explained.value;
    for (const failure of away) io.stderr(`warning: ${failure.message}\n`);
    if (flags.json === true) io.stdout(`${JSON.stringify({ script: script.path, items, sounds })}\n`);
    else io.stdout(`${script.name}\n${items.map(itemLine).join('')}`);
  }
  return sharedExitCode(codes);
};
