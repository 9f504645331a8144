import { relative, resolve } from 'node:path';
import type { Failure } from '../../domain/failure.js';
import { importDictionary } from '../../pipeline/dictionary-import.js';
import { type PushOutcome, pushDictionary, removeDictionary } from '../../pipeline/dictionary-push.js';
import { openProject } from '../../pipeline/open-project.js';
import type { Result } from '../../util/result.js';
import { type CliIo, reportFailures } from '../cli-io.js';
import type { CommonFlags } from '../common-options.js';

const tellPushed = (
  io: CliIo,
  outcome: Result<PushOutcome, readonly Failure[]>,
  flags: CommonFlags,
): number => {
  if (!outcome.ok) return reportFailures(io, outcome.error);
  for (const engine of outcome.value.pushed) {
    if (flags.json === true) {
      io.stdout(`${JSON.stringify(engine)}\n`);
      continue;
    }
    const { address, added, kept, removed, skipped } = engine;
    io.stdout(`${address}: ${added} added, ${kept} kept, ${removed} removed\n`);
    if (flags.quiet === true) continue;
    for (const { surface, why } of skipped) io.stderr(`warning: 「${surface}」 was left out: ${why}\n`);
    if (added + removed > 0) io.stderr('What this engine has spoken is made again with the next render.\n');
  }
  return reportFailures(io, outcome.value.failures);
};

/** `hoso dictionary push`: the project's words into the engines' user dictionaries. */
export const dictionaryPushCommand = async (io: CliIo, flags: CommonFlags): Promise<number> => {
  const open = await openProject(io.cwd, flags, io.environment);
  if (!open.ok) return reportFailures(io, open.error);
  return tellPushed(io, await pushDictionary(open.value, io.signal), flags);
};

/** `hoso dictionary remove`: what was pushed goes out of the engines again. */
export const dictionaryRemoveCommand = async (io: CliIo, flags: CommonFlags): Promise<number> => {
  const open = await openProject(io.cwd, flags, io.environment);
  if (!open.ok) return reportFailures(io, open.error);
  return tellPushed(io, await removeDictionary(open.value, io.signal), flags);
};

/** `hoso dictionary import`: the words of a VOICEVOX user dictionary into dictionary.yaml. */
export const dictionaryImportCommand = async (
  io: CliIo,
  path: string,
  flags: CommonFlags,
): Promise<number> => {
  const open = await openProject(io.cwd, flags, io.environment);
  if (!open.ok) return reportFailures(io, open.error);
  const imported = await importDictionary(open.value.project.dictionaryFile, resolve(io.cwd, path), path);
  if (!imported.ok) return reportFailures(io, imported.error);
  const { file, added, known, different, withoutAccent } = imported.value;
  if (flags.json === true) {
    io.stdout(`${JSON.stringify(imported.value)}\n`);
    return 0;
  }
  const counts = `${added.length} added, ${known.length} there already, ${different.length} read otherwise`;
  io.stdout(`${relative(io.cwd, file) || file}: ${counts}\n`);
  if (flags.quiet === true) return 0;
  for (const { surface, own, imported: other } of different) {
    io.stderr(`warning: 「${surface}」 stays ${own}; the export has ${other}\n`);
  }
  if (withoutAccent.length > 0) {
    const words = withoutAccent.join(', ');
    io.stderr(`warning: the short form of ${file} holds no accents; left out: ${words}\n`);
  }
  return 0;
};
