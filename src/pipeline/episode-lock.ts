import { randomUUID } from 'node:crypto';
import { type FileHandle, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isProcessAlive, processStartTicks } from '../util/process-alive.js';

type Holder = { readonly pid: number; readonly ticks: string | null };

const POLL_MS = 200;

const holderOf = async (file: string): Promise<Holder | null> => {
  try {
    const parsed: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof parsed !== 'object' || parsed === null || !('pid' in parsed)) return null;
    const { pid, ticks } = parsed as { pid: unknown; ticks?: unknown };
    return typeof pid === 'number' ? { pid, ticks: typeof ticks === 'string' ? ticks : null } : null;
  } catch {
    return null;
  }
};

const isHeld = (holder: Holder): boolean =>
  isProcessAlive(holder.pid) && (holder.ticks === null || processStartTicks(holder.pid) === holder.ticks);

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

const tryToTake = async (file: string): Promise<boolean> => {
  let handle: FileHandle;
  try {
    handle = await open(file, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    await handle.writeFile(JSON.stringify({ pid: process.pid, ticks: processStartTicks(process.pid) }));
    return true;
  } catch (error) {
    // A lock that says nothing would make others wait (the disk is full, say).
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
};

/** Removes a lock whose process is gone. Renamed first: of two that see it, one only removes it. */
const removeStale = async (file: string): Promise<void> => {
  const aside = `${file}.${randomUUID()}`;
  try {
    const now = await holderOf(file);
    if (now !== null && isHeld(now)) return;
    await rename(file, aside);
    const holder = await holderOf(aside);
    // Between our look and the rename somebody may have taken it anew: then give it back.
    if (holder !== null && isHeld(holder)) await rename(aside, file);
    else await rm(aside, { force: true });
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
};

/**
 * Keeps two renders of one episode apart. Waits while a living process holds the lock (`onWait` is called
 * once, with its process id); a dead one's is taken over. Gives the function that releases it.
 * Throws the signal's reason when aborted.
 */
export const takeEpisodeLock = async (
  outDir: string,
  name: string,
  signal: AbortSignal,
  onWait: (pid: number) => void,
): Promise<() => Promise<void>> => {
  const file = join(outDir, `.${name}.lock`);
  let unreadable = 0;
  let told = false;
  for (;;) {
    signal.throwIfAborted();
    if (await tryToTake(file)) return () => rm(file, { force: true });
    const holder = await holderOf(file);
    // A lock that says nothing is being written at this moment, or its writer died over it.
    unreadable = holder === null ? unreadable + 1 : 0;
    if ((holder !== null && !isHeld(holder)) || unreadable > 10) {
      await removeStale(file);
      continue;
    }
    if (holder !== null && !told) {
      told = true;
      onWait(holder.pid);
    }
    await sleep(POLL_MS, undefined, { signal });
  }
};
