import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { CONFIG_FILE } from '../config/load-config.js';
import { scriptsFolder } from './known-scripts.js';
import type { WatchedFiles } from './watch-files.js';
import type { Workbench } from './workbench.js';

const stampOf = async (file: string): Promise<string> => {
  try {
    const { mtimeMs, size, ino } = await stat(file);
    return `${file} ${mtimeMs} ${size} ${ino}`;
  } catch {
    return `${file} -`;
  }
};

const isProfile = (name: string): boolean => /\.ya?ml$/i.test(name) && !name.startsWith('.');
const isPage = (name: string): boolean => /\.(?:md|markdown)$/i.test(name);
const isScript = (name: string): boolean => /\.txt$/i.test(name) && !name.startsWith('.');
const isEpisodeFile = (name: string): boolean => /\.(?:mp3|json)$/i.test(name) && !name.startsWith('.');

const isDictionary = (file: string): ((name: string) => boolean) => {
  const extension = extname(file);
  const stem = basename(file, extension);
  return (name) =>
    (name === `${stem}${extension}` || name.startsWith(`${stem}.`)) && name.endsWith(extension);
};

const filesIn = async (dir: string, matters: (name: string) => boolean): Promise<readonly string[]> =>
  (await readdir(dir).catch((): string[] => []))
    .filter(matters)
    .sort()
    .map((name) => join(dir, name));

const configFile = ({ open, flags, cwd }: Workbench): string =>
  flags.config === undefined ? join(open.project.root, CONFIG_FILE) : resolve(cwd, flags.config);

/** Files that config and profiles name: music, and the picture of the tag. */
const namedFiles = ({ open: { project, voices } }: Workbench): readonly string[] => {
  const { music, tags } = project.config;
  const { opening, ending, sting, skill, bed } = music;
  const own = [opening, ending, sting, skill, bed, tags.cover].flatMap((path) =>
    path === undefined ? [] : [resolve(project.root, path)],
  );
  const ofProfiles = [...voices.profiles.values()].flatMap(({ file, music: files }) =>
    Object.values(files ?? {}).flatMap((path) => (path === undefined ? [] : [resolve(dirname(file), path)])),
  );
  return [...own, ...ofProfiles];
};

/** Changes with every change of what decides how all scripts are spoken: config, profiles, dictionary, pages, music. */
export const projectStamp = async (bench: Workbench): Promise<string> => {
  const { voicesDir, dictionaryFile, config, root } = bench.open.project;
  const pages = config.pages.dir === undefined ? [] : await filesIn(resolve(root, config.pages.dir), isPage);
  const files = [
    configFile(bench),
    ...(await filesIn(voicesDir, isProfile)),
    ...(await filesIn(dirname(dictionaryFile), isDictionary(dictionaryFile))),
    ...pages,
    ...namedFiles(bench),
    // Where it is not there, the voices are those that come with hoso.
    join(root, 'voices'),
  ];
  return (await Promise.all(files.map(stampOf))).join('\n');
};

/** Changes with every render of an episode. */
export const episodeStamp = async (outDir: string, name: string): Promise<string> =>
  (await Promise.all([`${name}.json`, `${name}.mp3`].map((file) => stampOf(join(outDir, file))))).join('\n');

/** Where changes are to be looked for. `named`: a script outside the project's folder. */
export const studioFiles = (bench: Workbench, named: string | null): WatchedFiles => {
  const { root, voicesDir, outDir, dictionaryFile, config } = bench.open.project;
  const pagesDir = config.pages.dir;
  return {
    files: [configFile(bench), ...namedFiles(bench), ...(named === null ? [] : [named])],
    folders: [
      { dir: scriptsFolder(root), matters: isScript },
      { dir: voicesDir, matters: isProfile },
      { dir: dirname(dictionaryFile), matters: isDictionary(dictionaryFile) },
      { dir: outDir, matters: isEpisodeFile },
      // Made while the studio runs.
      { dir: root, matters: (name) => ['scripts', 'voices', basename(outDir)].includes(name) },
      ...(pagesDir === undefined ? [] : [{ dir: resolve(root, pagesDir), matters: isPage }]),
    ],
  };
};
