import { type Command, InvalidArgumentError } from 'commander';
import type { ConfigFlags } from '../config/load-config.js';

/** Flags that most commands take. */
export type CommonFlags = ConfigFlags & {
  readonly host?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  /** False with --no-cache. */
  readonly cache?: boolean;
  readonly dryRun?: boolean;
};

export const positiveInteger = (text: string): number => {
  if (!/^[1-9][0-9]{0,5}$/.test(text)) throw new InvalidArgumentError('It takes a whole number from 1 up.');
  return Number(text);
};

/** Adds the flags that say where things are and who speaks. */
export const withProjectOptions = (command: Command): Command =>
  command
    .option('--backend <name>', 'speech backend of every voice')
    .option('--voices <dir>', 'folder of voice profiles')
    .option('--config <file>', 'config file instead of the nearest hoso.config.yaml')
    .option('--cache-dir <dir>', 'folder of the clip cache')
    .option('--json', 'JSON on stdout')
    .option('--quiet', 'no progress, only errors');

export const withHostOption = (command: Command): Command =>
  command.option('--host <id>', 'the host, when the script does not tell');

export const withRenderOptions = (command: Command): Command =>
  withHostOption(withProjectOptions(command))
    .option('--out <dir>', 'folder of the episodes')
    .option('--jobs <n>', 'requests in flight per engine address', positiveInteger)
    .option('--no-cache', 'neither read nor write clips of earlier renders')
    .option('--dry-run', 'tell what would be made, and make nothing');
