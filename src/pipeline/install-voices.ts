import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRoot } from '../config/package-root.js';
import type { Failure } from '../domain/failure.js';
import { err, ok, type Result } from '../util/result.js';

type InstallMei = (
  targetDir: string,
  options: { log: (line: string) => void; signal: AbortSignal },
) => Promise<boolean>;

export type InstalledVoices = { readonly dir: string; readonly isNew: boolean };

/**
 * Fetches the Mei voices into hoso's own `.cache/voices/mei` with the program that `bin/setup` uses too, so that the
 * check of the download stands in one place.
 */
export const installVoices = async (
  log: (line: string) => void,
  signal: AbortSignal,
): Promise<Result<InstalledVoices, Failure>> => {
  const dir = join(packageRoot(), '.cache', 'voices', 'mei');
  const program = pathToFileURL(join(packageRoot(), 'bin', 'install-mei.js')).href;
  const { installMeiVoices } = (await import(program)) as { installMeiVoices: InstallMei };
  try {
    return ok({ dir, isNew: await installMeiVoices(dir, { log, signal }) });
  } catch (error) {
    return err({
      code: 'backend-unavailable',
      message: `the Mei voices could not be fetched: ${(error as Error).message}`,
      hint: 'It needs npm and its registry: try again when they can be reached.',
    });
  }
};
