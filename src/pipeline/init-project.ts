import { existsSync } from 'node:fs';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exampleSounds } from '../audio/example-sounds.js';
import { encodeWav } from '../audio/wav.js';
import { CONFIG_FILE } from '../config/load-config.js';
import { packageRoot } from '../config/package-root.js';
import type { Failure } from '../domain/failure.js';
import { makeFolder } from '../util/make-folder.js';
import { err, ok, type Result } from '../util/result.js';
import { exampleConfig } from './example-config.js';

const DICTIONARY = `# How words are read. One entry a word; the longest that fits wins.
# - surface: VSCode
#   reading: ブイエスコード
[]
`;

const IGNORED = `.cache/
output/
`;

const writeNew = async (file: string, text: string | Uint8Array): Promise<boolean> => {
  if (existsSync(file)) return false;
  await writeFile(file, text, { flag: 'wx' });
  return true;
};

/** Music that the config names. */
const SOUNDS = 'sounds';

/**
 * Makes a project of one's own: config, the voices that come with hoso, an example script, short pieces of music.
 * Files that are there already are kept. Gives the paths made, relative to `dir`.
 */
export const initProject = async (dir: string): Promise<Result<readonly string[], Failure>> => {
  const source = packageRoot();
  if (existsSync(join(dir, CONFIG_FILE))) {
    return err({
      code: 'usage',
      file: join(dir, CONFIG_FILE),
      message: 'is there already: this folder is a project',
      hint: 'Choose another folder.',
    });
  }
  const made: string[] = [];
  try {
    for (const folder of ['voices', 'scripts', 'output', SOUNDS]) await makeFolder(join(dir, folder));
    const example = (await readdir(join(source, 'scripts')))
      .filter((name) => name.endsWith('.txt'))
      .sort()[0];
    const copies = [
      ...(await readdir(join(source, 'voices'))).map((name) => join('voices', name)),
      ...(example === undefined ? [] : [join('scripts', example)]),
    ];
    for (const path of copies) {
      if (existsSync(join(dir, path))) continue;
      await cp(join(source, path), join(dir, path), { errorOnExist: true, force: false });
      made.push(path);
    }
    for (const [name, pcm] of exampleSounds()) {
      if (await writeNew(join(dir, SOUNDS, name), encodeWav(pcm))) made.push(join(SOUNDS, name));
    }
    if (await writeNew(join(dir, 'dictionary.yaml'), DICTIONARY)) made.push('dictionary.yaml');
    if (await writeNew(join(dir, '.gitignore'), IGNORED)) made.push('.gitignore');
    // Last: a folder that holds it is a whole project.
    const config = exampleConfig(await readFile(join(source, CONFIG_FILE), 'utf8'));
    if (await writeNew(join(dir, CONFIG_FILE), config)) made.push(CONFIG_FILE);
  } catch (error) {
    return err({
      code: 'output-unwritable',
      file: dir,
      message: `cannot be written: ${(error as Error).message}`,
    });
  }
  return ok(made);
};
