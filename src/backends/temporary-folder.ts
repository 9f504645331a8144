import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isProcessAlive } from '../util/process-alive.js';

const PATTERN = /^hoso-command-(\d+)-/;
/** Another machine or container may share the folder: its process ids mean nothing here, but its files are young. */
const LEFTOVER_AGE_MS = 3_600_000;

const removeLeftovers = async (): Promise<void> => {
  for (const name of await readdir(tmpdir()).catch((): string[] => [])) {
    const pid = Number(PATTERN.exec(name)?.[1] ?? process.pid);
    if (pid === process.pid || isProcessAlive(pid)) continue;
    const path = join(tmpdir(), name);
    const mtimeMs = await stat(path).then(
      (stats) => stats.mtimeMs,
      () => Number.POSITIVE_INFINITY,
    );
    if (Date.now() - mtimeMs > LEFTOVER_AGE_MS)
      await rm(path, { recursive: true, force: true }).catch(() => {});
  }
};

/** Makes a folder of this process in the system's temporary folder, and removes those that dead ones left. */
export const makeTemporaryFolder = async (): Promise<string> => {
  await removeLeftovers();
  return mkdtemp(join(tmpdir(), `hoso-command-${process.pid}-`));
};
