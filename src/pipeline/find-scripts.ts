import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Failure } from '../domain/failure.js';
import { globBase, globMatcher, isGlob } from '../util/glob.js';
import { err, ok, type Result } from '../util/result.js';

/** Scripts that a batch was given, as messages name them, without doubles. */
export type FoundScripts = {
  readonly paths: readonly string[];
  readonly failures: readonly Failure[];
};

/** `*.txt`, but not the transcripts that a render writes. */
const isScriptName = (name: string): boolean => /\.txt$/i.test(name) && !name.endsWith('.transcript.txt');

const NO_SCRIPT = 'holds no script (*.txt)';

const inFolder = async (cwd: string, folder: string): Promise<readonly string[]> =>
  (await readdir(resolve(cwd, folder), { withFileTypes: true }))
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.') && isScriptName(entry.name))
    .map((entry) => join(folder, entry.name))
    .sort();

/** Files that fit a pattern, and what folders that fit it hold. */
const matching = async (cwd: string, pattern: string): Promise<readonly string[]> => {
  const base = globBase(pattern);
  const isMatch = globMatcher(pattern);
  const entries = await readdir(resolve(cwd, base), { withFileTypes: true, recursive: true });
  const found: string[] = [];
  for (const entry of entries) {
    const inBase = join(entry.parentPath, entry.name).slice(resolve(cwd, base).length).replace(/^\/+/, '');
    const path = base === '.' ? inBase : join(base, inBase);
    if (!isMatch(path) && !isMatch(`./${path}`)) continue;
    if (entry.isDirectory()) found.push(...(await inFolder(cwd, path)));
    else found.push(path);
  }
  return found.sort();
};

const isThere = async (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

const expand = async (cwd: string, path: string): Promise<Result<readonly string[], Failure>> => {
  const fail = (message: string) => err({ code: 'script-unreadable' as const, file: path, message });
  try {
    // A file may well have such signs in its name.
    if (isGlob(path) && !(await isThere(resolve(cwd, path)))) {
      const paths = await matching(cwd, path);
      return paths.length > 0 ? ok(paths) : fail('fits no script');
    }
    if (!(await stat(resolve(cwd, path))).isDirectory()) return ok([path]);
    const paths = await inFolder(cwd, path);
    return paths.length > 0 ? ok(paths) : fail(NO_SCRIPT);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return fail(missing ? 'there is no such file or folder' : `cannot be read: ${(error as Error).message}`);
  }
};

/** Folders stand for their `*.txt` files, patterns for what fits them, other paths for themselves. */
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
