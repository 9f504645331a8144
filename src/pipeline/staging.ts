import { access, constants, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { HosoError } from '../domain/failure.js';
import { makeFolder } from '../util/make-folder.js';
import { isProcessAlive } from '../util/process-alive.js';

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const FORBIDDEN = new Set(['EACCES', 'EPERM', 'EROFS']);

/** Name of the folder that stands for the cache in a run without one. */
export const NO_CACHE = 'no-cache';

/** The folder in which everything of an episode is made before any of it is shown. */
export type Staging = {
  readonly dir: string;
  /** Moves files (by name) into the output folder, in the order given. */
  commit(names: readonly string[]): Promise<void>;
  remove(): Promise<void>;
};

/** What a failed write to the output folder is told as: where, why, and what to do. */
export const outputUnwritable = (dir: string, error: unknown): HosoError => {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const isFull = FULL.has(code);
  const reason = isFull
    ? 'the disk is full'
    : FORBIDDEN.has(code)
      ? 'writing there is not allowed'
      : (error as Error).message;
  return new HosoError(
    {
      code: 'output-unwritable',
      file: dir,
      message: `cannot be written: ${reason}`,
      hint: isFull
        ? 'Free some space, or choose another folder with --out DIR. What has been synthesized is kept in the cache.'
        : FORBIDDEN.has(code)
          ? 'Allow writing there, or choose another folder with --out DIR.'
          : 'Move what stands in the way, or choose another folder with --out DIR.',
    },
    { cause: error },
  );
};

/** Whether an error is the file system's refusal of a write; what else a system call may fail of is a bug. */
export const isRefusedWrite = (error: unknown): boolean => {
  const code =
    error instanceof Error && 'syscall' in error ? (error as NodeJS.ErrnoException).code : undefined;
  return code !== undefined && (FULL.has(code) || FORBIDDEN.has(code) || code === 'EIO');
};

/**
 * Removes what killed processes left behind: `.X.<pid>/` of every process that is gone. A hidden folder with a
 * number at its end that holds anything else than an episode's files is not ours.
 */
export const removeLeftOvers = async (outDir: string): Promise<void> => {
  for (const entry of await readdir(outDir, { withFileTypes: true })) {
    const [, name = '', pid] = /^\.(.+)\.(\d+)$/.exec(entry.name) ?? [];
    if (pid === undefined || !entry.isDirectory() || isProcessAlive(Number(pid))) continue;
    const dir = join(outDir, entry.name);
    const files = await readdir(dir).catch((): string[] => []);
    const isOurs = name === NO_CACHE || files.every((file) => file.startsWith(`${name}.`));
    if (isOurs) await rm(dir, { recursive: true, force: true });
  }
};

const refuseFolder = async (path: string): Promise<void> => {
  const stats = await stat(path).catch(() => null);
  if (stats?.isDirectory() === true) throw new Error(`${path} is a folder`);
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
    await makeFolder(outDir);
    await access(outDir, constants.W_OK);
  } catch (error) {
    throw outputUnwritable(outDir, error);
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
    throw outputUnwritable(outDir, error);
  }
  return {
    dir,
    async commit(names) {
      try {
        // Looked at first: a rename that fails half way would leave a new MP3 beside an old manifest.
        for (const each of names) await refuseFolder(join(outDir, each));
        for (const each of names) await syncFile(join(dir, each));
        for (const each of names) await rename(join(dir, each), join(outDir, each));
      } catch (error) {
        throw outputUnwritable(outDir, error);
      }
    },
    remove: () => rm(dir, { recursive: true, force: true }),
  };
};
