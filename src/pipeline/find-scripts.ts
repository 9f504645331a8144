import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Failure } from '../domain/failure.js';
import { err, ok, type Result } from '../util/result.js';

/** Scripts that a batch was given, as messages name them, without doubles. */
export type FoundScripts = {
  readonly paths: readonly string[];
  readonly failures: readonly Failure[];
};

const inFolder = async (cwd: string, folder: string): Promise<readonly string[]> =>
  (await readdir(resolve(cwd, folder), { withFileTypes: true }))
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.') && /\.txt$/i.test(entry.name))
    .map((entry) => join(folder, entry.name))
    .sort();

const expand = async (cwd: string, path: string): Promise<Result<readonly string[], Failure>> => {
  try {
    if (!(await stat(resolve(cwd, path))).isDirectory()) return ok([path]);
    const paths = await inFolder(cwd, path);
    if (paths.length > 0) return ok(paths);
    return err({ code: 'script-unreadable', file: path, message: 'holds no script (*.txt)' });
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const message = missing
      ? 'there is no such file or folder'
      : `cannot be read: ${(error as Error).message}`;
    return err({ code: 'script-unreadable', file: path, message });
  }
};

/** Folders stand for their `*.txt` files, in the order of their names; other paths for themselves. */
export const findScripts = async (cwd: string, paths: readonly string[]): Promise<FoundScripts> => {
  const expanded = await Promise.all(paths.map((path) => expand(cwd, path)));
  const seen = new Set<string>();
  const found = expanded
    .flatMap((each) => (each.ok ? each.value : []))
    .filter((path) => {
      const full = resolve(cwd, path);
      const isNew = !seen.has(full);
      seen.add(full);
      return isNew;
    });
  return { paths: found, failures: expanded.flatMap((each) => (each.ok ? [] : [each.error])) };
};
