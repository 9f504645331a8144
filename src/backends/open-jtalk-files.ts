import { access, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const VOICE_SUFFIX = '.htsvoice';
const PACKAGE_ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Where Debian, Homebrew (Apple, Intel, Linux) and a build from source put the dictionary. */
const DICTIONARIES = [
  '/var/lib/mecab/dic/open-jtalk/naist-jdic',
  '/opt/homebrew/opt/open-jtalk/dic',
  '/usr/local/opt/open-jtalk/dic',
  '/home/linuxbrew/.linuxbrew/opt/open-jtalk/dic',
  '/usr/local/dic',
];

/** The files of a dictionary that decide how text is read. */
export const DICTIONARY_FILES = ['sys.dic', 'unk.dic', 'matrix.bin', 'char.bin'] as const;

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Folders that hold voices under a plain name such as `mei_normal`: `bin/setup` puts them into the first. */
const voiceFolders = (baseDir: string): readonly string[] => [
  join(PACKAGE_ROOT, '.cache/voices/mei'),
  join(baseDir, '.cache/voices/mei'),
  join(baseDir, 'voices/mei'),
];

/** Whether a voice is named by its file and not by a plain name. */
export const isVoicePath = (voice: string): boolean => voice.includes('/') || voice.endsWith(VOICE_SUFFIX);

/** The file of a voice: a path (from `baseDir`), or a plain name; undefined when there is none. */
export const findVoiceFile = async (voice: string, baseDir: string): Promise<string | undefined> => {
  const candidates = isVoicePath(voice)
    ? [resolve(baseDir, voice)]
    : voiceFolders(baseDir).map((folder) => join(folder, `${voice}${VOICE_SUFFIX}`));
  for (const path of candidates) if (await exists(path)) return path;
  return undefined;
};

/** The plain names that there are. */
export const namedVoices = async (baseDir: string): Promise<readonly string[]> => {
  const lists = await Promise.all(
    voiceFolders(baseDir).map((folder) => readdir(folder).catch((): string[] => [])),
  );
  const files = lists.flat().filter((name) => name.endsWith(VOICE_SUFFIX));
  return [...new Set(files.map((name) => basename(name, VOICE_SUFFIX)))].sort();
};

/** The first dictionary that is there; a `wanted` one (a path from `baseDir`) is the only candidate. */
export const findDictionary = async (
  wanted: string | undefined,
  baseDir: string,
): Promise<string | undefined> => {
  const candidates = wanted === undefined ? DICTIONARIES : [resolve(baseDir, wanted)];
  for (const path of candidates) if (await exists(join(path, 'sys.dic'))) return path;
  return undefined;
};
