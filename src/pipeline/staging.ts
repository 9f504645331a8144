import { access, constants, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HosoError } from '../domain/failure.js';
import { isProcessAlive } from '../util/process-alive.js';

/** The folder in which everything of an episode is made before any of it is shown. */
export type Staging = {
  readonly dir: string;
  /** Moves files (by name) into the output folder, in the order given. */
  commit(names: readonly string[]): Promise<void>;
  remove(): Promise<void>;
};

const unwritable = (dir: string, error: unknown): HosoError =>
  new HosoError(
    {
      code: 'output-unwritable',
      file: dir,
      message: `cannot be written: ${(error as Error).message}`,
      hint: 'Choose another folder with --out, or free space and allow writing there.',
    },
    { cause: error },
  );

/** Removes what killed processes left behind: `.X.<pid>/` of every process that is gone. */
const removeLeftOvers = async (outDir: string): Promise<void> => {
  for (const entry of await readdir(outDir, { withFileTypes: true })) {
    const pid = /^\..+\.(\d+)$/.exec(entry.name)?.[1];
    if (pid === undefined || !entry.isDirectory() || isProcessAlive(Number(pid))) continue;
    await rm(join(outDir, entry.name), { recursive: true, force: true });
  }
};

const syncFile = async (path: string): Promise<void> => {
  const handle = await open(path, 'r+');
  try {
    await handle.datasync();
  } finally {
    await handle.close();
  }
};

/** Makes the output folder if it is not there; throws HosoError `output-unwritable`. */
export const makeOutDir = async (outDir: string): Promise<void> => {
  try {
    await mkdir(outDir, { recursive: true });
    await access(outDir, constants.W_OK);
  } catch (error) {
    throw unwritable(outDir, error);
  }
};

/** Makes `outDir/.name.<pid>/`, empty; throws HosoError `output-unwritable`. */
export const openStaging = async (outDir: string, name: string): Promise<Staging> => {
  const dir = join(outDir, `.${name}.${process.pid}`);
  await makeOutDir(outDir);
  try {
    await removeLeftOvers(outDir);
    await rm(dir, { recursive: true, force: true });
    await mkdir(dir);
  } catch (error) {
    throw unwritable(outDir, error);
  }
  return {
    dir,
    async commit(names) {
      try {
        for (const each of names) await syncFile(join(dir, each));
        for (const each of names) await rename(join(dir, each), join(outDir, each));
      } catch (error) {
        throw unwritable(outDir, error);
      }
    },
    remove: () => rm(dir, { recursive: true, force: true }),
  };
};
