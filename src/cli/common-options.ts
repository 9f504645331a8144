import { type Command, InvalidArgumentError } from 'commander';
import type { ConfigFlags } from '../config/load-config.js';
import { parseDuration } from '../util/parse-duration.js';
import { parseSize } from '../util/parse-size.js';

/** Flags that most commands take. */
export type CommonFlags = ConfigFlags & {
  readonly host?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  /** False with --no-cache. */
  readonly cache?: boolean;
  readonly dryRun?: boolean;
  readonly allowMixedEngines?: boolean;
};

export type RenderFlags = CommonFlags & {
  readonly page?: string;
  readonly player?: boolean;
  readonly watch?: boolean;
};

export const positiveInteger = (text: string): number => {
  if (!/^[1-9][0-9]{0,5}$/.test(text)) throw new InvalidArgumentError('It takes a whole number from 1 up.');
  return Number(text);
};

export const wholeNumber = (text: string): number => {
  if (!/^[0-9]{1,9}$/.test(text)) throw new InvalidArgumentError('It takes a whole number from 0 up.');
  return Number(text);
};

export const portNumber = (text: string): number => {
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw new InvalidArgumentError('It takes a port: a number from 1 to 65535.');
  return port;
};

/** Bytes. */
export const sizeOption = (text: string): number => {
  const bytes = parseSize(text);
  if (bytes === null) throw new InvalidArgumentError('It takes a size such as 500MB, 2GB or 1.5GiB.');
  return bytes;
};

/** Milliseconds. */
export const durationOption = (text: string): number => {
  const ms = parseDuration(text);
  if (ms === null) throw new InvalidArgumentError('It takes a duration such as 12h, 30d or 8w.');
  return ms;
};

/** Adds the flags that say where the cache is. */
export const withCacheOptions = (command: Command): Command =>
  command
    .option('--config <file>', 'config file instead of the nearest hoso.config.yaml')
    .option('--cache-dir <dir>', 'folder of the clip cache')
    .option('--json', 'JSON on stdout');

/** Adds the flags that say where things are and who speaks; one that means nothing to a command is taken all the same. */
export const withProjectOptions = (command: Command): Command =>
  command
    .option('--backend <name>', 'speech backend of every voice')
    .option('--host <id>', 'the host, when the script does not tell')
    .option('--voices <dir>', 'folder of voice profiles')
    .option('--config <file>', 'config file instead of the nearest hoso.config.yaml')
    .option('--out <dir>', 'folder of the episodes')
    .option('--cache-dir <dir>', 'folder of the clip cache')
    .option('--jobs <n>', 'requests in flight per engine address', positiveInteger)
    .option('--no-cache', 'neither read nor write clips of earlier renders')
    .option('--json', 'JSON on stdout')
    .option('--quiet', 'no progress, only errors');

/** Not for commands that write and cannot tell beforehand what: there it is refused, not passed over. */
export const withDryRun = (command: Command): Command =>
  withProjectOptions(command).option('--dry-run', 'tell what would be made, and make nothing');

export const withRenderOptions = (command: Command): Command =>
  withDryRun(command).option(
    '--allow-mixed-engines',
    'go on with engines of different versions or dictionaries',
  );
