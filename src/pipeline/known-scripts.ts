import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { dateInFileName } from '../parse/read-date.js';
import { scriptName } from '../parse/script-name.js';
import { sha256 } from '../util/sha256.js';

/** A script file that the studio may show. */
export type KnownScript = {
  /** Names it in addresses: of its real path nothing can be seen in it. */
  readonly id: string;
  /** Absolute. */
  readonly file: string;
  /** As messages name it: relative to the project where it lies inside. */
  readonly path: string;
  readonly name: string;
  /** What the file name says. */
  readonly date: string | null;
  /** Changes with every write. */
  readonly stamp: string;
};

const isScriptName = (name: string): boolean =>
  /\.txt$/i.test(name) && !name.endsWith('.transcript.txt') && !name.startsWith('.');

const known = async (root: string, file: string): Promise<KnownScript | null> => {
  try {
    // A link is the person's own doing: it is followed, as `batch` does.
    const stats = await stat(file);
    if (!stats.isFile()) return null;
    const inside = relative(root, file);
    return {
      id: sha256(await realpath(file)).slice(0, 20),
      file,
      path: inside.startsWith('..') ? file : inside,
      name: scriptName(file),
      date: dateInFileName(scriptName(file)),
      stamp: `${stats.mtimeMs} ${stats.size} ${stats.ino}`,
    };
  } catch {
    // Gone meanwhile, or a link to nowhere.
    return null;
  }
};

/** The folder in which a project has its scripts. */
export const scriptsFolder = (root: string): string => join(root, 'scripts');

/** The scripts of a project, and one more that was named (absolute path); one file under two names is one script. */
export const knownScripts = async (root: string, named: string | null): Promise<readonly KnownScript[]> => {
  const folder = scriptsFolder(root);
  const names = await readdir(folder).catch((): string[] => []);
  const files = names
    .filter(isScriptName)
    .sort()
    .map((name) => join(folder, name));
  const found = await Promise.all(
    [...(named === null ? [] : [named]), ...files].map((file) => known(root, file)),
  );
  const byId = new Map<string, KnownScript>();
  for (const script of found) if (script !== null && !byId.has(script.id)) byId.set(script.id, script);
  return [...byId.values()];
};
